"""Published fact-checks as frozen values: what is kept, what is asked, and what comes of keeping them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One published review of a claim. `claim` holds at least one word; `url` is where the review stands.

    `about` is another wording of the claim, `title` the review's own. Dates are spelt as `moments.published` does; `rating` is in the
    publisher's words, which nobody here reads.
    """

    claim: str
    url: str
    claimant: str | None = None
    claimed: str | None = None
    about: str | None = None
    publisher: str | None = None
    title: str | None = None
    reviewed: str | None = None
    rating: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """Reviews that came together. `whole` tells that they are all that stand at their addresses: others kept from there are gone."""

    reviews: tuple[Review, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of reviews: how many are new, are otherwise than before, were kept already as they are, or are gone."""

    new: int = 0
    changed: int = 0
    same: int = 0
    removed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.new + other.new, self.changed + other.changed, self.same + other.same, self.removed + other.removed)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimQuery:
    """Which claims are asked for; what is None does not narrow. Without `query`, those of one `site`.

    `site` is a host without `www.`, or a domain of several; `language` is compared by its first part; `max_age_days` counts back from now,
    to the claim's date or the review's, whichever is newer.
    """

    query: str | None = None
    language: str | None = None
    site: str | None = None
    max_age_days: int | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that shares rare words with a text: who made it, its reviews, and its JSON."""

    claimant: str | None
    reviews: tuple[Review, ...]
    shown: Mapping[str, Any]

    @property
    def wordings(self) -> list[str]:
        """The claim's text, and what else its reviews call it."""
        return list(dict.fromkeys(text for review in self.reviews for text in (review.claim, review.about) if text))


@dataclass(frozen=True, slots=True)
class Nearest:
    """What comes near to some texts: for each text the numbers of claims, the nearest first; the claims; and the weights of words.

    A word's weight is the greater the fewer claims hold it; each stem of the texts and of the claims' wordings has one.
    """

    numbers: Sequence[Sequence[int]]
    claims: Mapping[int, Candidate]
    weights: Mapping[str, float]
