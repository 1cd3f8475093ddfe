"""The set of altered quotations: made of invented utterances by every kind of change, so that each verdict is known by construction.

`python tests/verification/altered.py` verifies all of them and prints a table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from sentences import ABSENT_ENDS, ABSENT_SUBJECTS, INDIRECT, OPENERS, PEOPLE, SHARED, UTTERANCES

import quoteapi
from quoteapi.verification import Check, Source, Verifier

MEANING = ("negation", "number", "date", "name", "modal", "quantity", "order")
FLAGGED = ("negation", "number", "name", "modal")


@dataclass(frozen=True, slots=True)
class Case:
    """A quotation, to whom it is ascribed, the verdict that is right, and the kind of change that must be shown, if any."""

    kind: str
    quotation: str
    verdict: str
    speaker: str | None = None
    change: str | None = None
    turns: bool = False
    differs: bool = True


def parts(line: str) -> tuple[str, dict[str, str]]:
    """The utterance, and what can be done to it by kind."""
    text, *rest = line.split("|")
    return text, dict(entry.split(":", 1) for entry in rest)


def articles() -> list[str]:
    """One article for every two utterances."""
    out = []
    for number, (person, role) in enumerate(PEOPLE):
        one, two = (parts(line)[0] for line in UTTERANCES[2 * number : 2 * number + 2])
        other = PEOPLE[(number + 1) % len(PEOPLE)][0]
        last = person.rsplit(maxsplit=1)[-1]
        out.append(
            f"“{one},” said {person}, the {role}, on the steps of the town hall. A small crowd had gathered in the rain.\n\n"
            f"{last} said that {INDIRECT[number][0]}.\n\n"
            f"A day later {other} disagreed in a radio interview. “{two},” {other} said.\n\n"
            f"“{SHARED},” {last} told the crowd."
        )
    return out


def sources(engine: quoteapi.Engine) -> list[Source]:
    """The articles with the engine's results."""
    return [Source(f"article-{number}", text, engine.extract(text)) for number, text in enumerate(articles(), start=1)]


def cases() -> list[Case]:
    """All cases, in the same order every time."""
    out = [case for number, line in enumerate(UTTERANCES) for case in of_utterance(number, line)]
    out += [Case("indirect speech", spoken, "paraphrase") for _, spoken in INDIRECT]
    out += [Case("indirect speech, its own words", reported, "paraphrase", differs=False) for reported, _ in INDIRECT]
    out += [Case("two speakers", SHARED, "ambiguous", differs=False)]
    out += [Case("two speakers, one given", SHARED, "verbatim", person, differs=False) for person, _ in PEOPLE]
    out += [Case("absent", f"{who} {what}", "not_found") for who, what in product(ABSENT_SUBJECTS, ABSENT_ENDS)]
    return out


def of_utterance(number: int, line: str) -> Iterator[Case]:
    """Everything that is done to one utterance."""
    text, ways = parts(line)
    person = PEOPLE[number // 2 if number % 2 == 0 else (number // 2 + 1) % len(PEOPLE)][0]
    stranger = PEOPLE[(number // 2 + 5) % len(PEOPLE)][0]
    following = parts(UTTERANCES[(number + 1) % len(UTTERANCES)])[0]
    yield Case("unaltered", text, "verbatim", differs=False)
    yield Case("unaltered, in marks", f"“{text}.”", "verbatim", differs=False)
    yield Case("unaltered, her name given", text, "verbatim", person, differs=False)
    yield Case("unaltered, last name given", text, "verbatim", person.split()[-1], differs=False)
    yield Case("capitals", text.upper(), "verbatim_typography", differs=False)
    yield Case(
        "spaces and unseen characters", text.replace(" ", "\u00a0", 3).replace("a", "a\u00ad", 2), "verbatim_typography", differs=False
    )
    for kind in MEANING:
        old, new = ways[kind].split(">")
        yield Case(f"changed {kind}", text.replace(old, new, 1), "altered_unmarked", change=kind)
    old, new = ways["wording"].split(">")
    yield Case("changed wording", text.replace(old, new, 1), "altered_unmarked", change="wording")
    yield Case("changed wording in brackets", text.replace(old, f"[{new}]", 1), "altered_marked", change="wording")
    yield Case("words put in", f"{OPENERS[number % len(OPENERS)]}, {text}", "altered_unmarked")
    yield Case("(sic)", text.replace(" ", " (sic) ", 1), "altered_marked")
    yield Case(
        "words left out", text.replace(ways["middle"], " " if ways["middle"][0] == " " == ways["middle"][-1] else "", 1), "altered_unmarked"
    )
    yield Case("words left out with a mark", text.replace(ways["middle"].strip(" ,"), "…" if number % 2 else "[...]", 1), "altered_marked")
    turns = any(word in ways["cut"].split() for word in ("if", "not", "no", "nothing", "whether", "only"))
    yield Case("end cut off", text.replace(ways["cut"], "", 1), "truncated", turns=turns)
    yield Case("beginning cut off", text.split(maxsplit=3)[3], "truncated")
    yield Case("two made one", f"{text}. {following}", "spliced")
    yield Case("another speaker given", text, "misattributed", stranger, differs=False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case and what came of it."""

    case: Case
    check: Check

    @property
    def right(self) -> bool:
        """Whether the verdict is the right one."""
        return self.check.verdict == self.case.verdict

    @property
    def flagged(self) -> bool:
        """Whether the best passage shows the change as of its kind."""
        return any(self.case.change in c.kinds for p in self.check.passages[:1] for c in p.changes)


def outcomes(engine: quoteapi.Engine) -> list[Outcome]:
    """Every case verified against all the articles."""
    verifier = Verifier(sources(engine))
    return [Outcome(case, verifier.verify(case.quotation, case.speaker)) for case in cases()]


def table(found: list[Outcome]) -> str:
    """One row a kind: how many, how many verdicts are right, how many changes are flagged as what they are."""
    total, right, flagged = (Counter[str]() for _ in range(3))
    for outcome in found:
        total[outcome.case.kind] += 1
        right[outcome.case.kind] += outcome.right
        flagged[outcome.case.kind] += outcome.flagged
    rows = ["| kind | cases | verdict right | change flagged |", "|---|---|---|---|"]
    rows += [f"| {kind} | {total[kind]} | {right[kind]} | {flagged[kind] or '–'} |" for kind in total]
    return "\n".join([*rows, f"| all | {len(found)} | {sum(right.values())} | |"])


if __name__ == "__main__":
    verified = outcomes(quoteapi.Engine())
    print(table(verified))
    for wrong in (o for o in verified if not o.right or o.case.change and not o.flagged):
        print(wrong.case, wrong.check.verdict, [c.kinds for p in wrong.check.passages[:1] for c in p.changes])
