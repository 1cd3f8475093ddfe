"""In which form an answer is given: the one that the caller's `Accept` likes best, by media type and, of JSON-LD, by profile."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Request, Response
from werkzeug.http import parse_options_header

LINKED_TYPE = "application/ld+json"


@dataclass(frozen=True, slots=True)
class Form:
    """A form of an answer: a media type, and of JSON-LD the profile. `also` are other names that callers give the profile."""

    media_type: str
    profile: str | None = None
    also: tuple[str, ...] = ()

    @property
    def content_type(self) -> str:
        """As the answer names it."""
        return self.media_type if self.profile is None else f'{self.media_type}; profile="{self.profile}"'


JSON = Form("application/json")
QUOTATION = Form(LINKED_TYPE, "https://schema.org", ("https://schema.org/", "http://schema.org", "http://schema.org/", "schema"))
CLAIM = Form(LINKED_TYPE, "https://schema.org/Claim", ("http://schema.org/Claim", "claim"))
ANNOTATION = Form(LINKED_TYPE, "http://www.w3.org/ns/anno.jsonld", ("https://www.w3.org/ns/anno.jsonld", "anno"))
LINKED = (QUOTATION, CLAIM, ANNOTATION)


def wanted(request: Request, *others: Form) -> Form:
    """What the caller would rather have: JSON, or one of `others`, the first of those that he likes equally.

    A caller who takes none of them gets JSON. A profile that is not known here is a wish that cannot be met (RFC 6906): he gets the
    first form of that media type.
    """
    ranges = [_Range.parsed(text, quality) for text, quality in request.accept_mimetypes]
    return max((JSON, *others), key=lambda form: _liking(form, ranges, (JSON, *others))) if ranges else JSON


def labelled(response: Response, form: Form) -> Response:
    """`response` with its form; caches are told that another `Accept` may give another."""
    response.headers["Content-Type"] = form.content_type
    return varied(response)


def varied(response: Response) -> Response:
    """`response`, with what tells caches that another `Accept` may give another."""
    response.vary.add("Accept")
    return response


@dataclass(frozen=True, slots=True)
class _Range:
    """One part of an `Accept`."""

    media_type: str
    profiles: frozenset[str]
    quality: float

    @classmethod
    def parsed(cls, text: str, quality: float) -> _Range:
        media_type, options = parse_options_header(text)
        return cls(media_type.lower(), frozenset(options.get("profile", "").split()), quality)


def _liking(form: Form, ranges: list[_Range], offered: tuple[Form, ...]) -> float:
    """The quality of the most special range that the form fits."""
    fitting = [(fit, given.quality) for given in ranges if (fit := _fit(form, given, offered))]
    return max(fitting)[1] if fitting else 0.0


def _fit(form: Form, given: _Range, offered: tuple[Form, ...]) -> int:
    """How specially the range names the form; 0 where it does not."""
    if given.media_type != form.media_type:
        return {"*/*": 1, f"{form.media_type.split('/')[0]}/*": 2}.get(given.media_type, 0)
    known = {name for each in offered for name in _names(each)}
    if given.profiles & known:
        return 4 if given.profiles & _names(form) else 0
    return 3


def _names(form: Form) -> set[str]:
    return {form.profile, *form.also} if form.profile else set()
