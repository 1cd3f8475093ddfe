"""A second set of altered quotations, written against the definition alone: what `listed` does to its quotes by hand, and whatever can be
done to any. Every verdict follows from docs/verification.md.

`python tests/verification/adversary.py` verifies all of them, prints a table, and whatever went otherwise.
"""

from __future__ import annotations

import html
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from listed import Base, articles

import quoteapi
from quoteapi.verification import Check, Source, Verifier

MEANING = {"number", "date", "name", "negation", "modal", "quantity", "order"}
ALTERED = MEANING | {"wording", "any"}
# What a whole sentence may be dressed up as without a word changing: a name for the kind, and the pairs of what is written for what.
DRESSES: dict[str, list[tuple[str, str]]] = {
    "straight marks": [("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-")],
    "curly marks": [("'", "’"), ("-", "\u2011")],
    "no-break spaces": [(" ", "\u00a0")],
    "thin and narrow spaces": [(" ", "\u2009"), (" ", "\u202f")],
    "line breaks": [(" ", "\n"), (" ", "  ")],
    "soft hyphens": [("er", "e\u00adr"), ("in", "i\u00adn"), ("ou", "o\u00adu")],
    "unseen characters": [(" ", " \u200b"), ("e", "e\u200d"), ("a", "\ufeffa")],
    "ligatures": [("ffi", "ﬃ"), ("fi", "ﬁ"), ("fl", "ﬂ"), ("ff", "ﬀ"), ("st", "ﬆ")],
}  # fmt: skip
ELLIPSES = ("…", "...", ". . .", "[…]", "[...]", "[. . .]", "(…)", "(...)", "....", "… …", "\u2026\u00a0")
FRAMES = ("“%s.”", '"%s,"', "«%s»", "‘%s’", "„%s“", "'%s.'", "‹%s›", "« %s »", "“‘%s’”", "> %s")


@dataclass(frozen=True, slots=True)
class Case:
    """A quotation and to whom it is ascribed; the verdicts that the definition admits; where it is looked for; and what must be told of
    it: one of these kinds of change, or that nothing of meaning changed (an empty tuple), and that leaving out may turn the meaning."""

    kind: str
    quotation: str
    verdicts: tuple[str, ...]
    articles: tuple[str, ...]
    speaker: str | None = None
    changes: tuple[str, ...] | None = None
    turns: bool = False


def cases() -> Iterator[Case]:
    """All cases, in the same order every time."""
    told = articles()
    names = list(told)
    for number, name in enumerate(names):
        article, following = told[name], names[(number + 1) % len(names)]
        beside = (name, following, names[(number + 2) % len(names)])
        for place, base in enumerate(article.bases):
            yield from _listed(base, beside)
            yield from _whole(base, beside, place)
            yield from _altered(base, beside, place)
            yield from _marked(base, beside, place)
            yield from _spliced(base, told[following].bases[place % len(told[following].bases)], beside)
            yield Case("absent, of another article", base.text, ("not_found",), (following, names[(number + 3) % len(names)]))
        yield from (_spoken(line, beside) for line in article.spoken)
        yield from (Case("said by two", text, ("ambiguous",), beside) for text in article.shared)
        yield from (Case("absent, of its words", text, ("not_found",), beside) for text in article.absent)


def _listed(base: Base, beside: tuple[str, ...]) -> Iterator[Case]:
    for kinds, told in base.listed:
        found = tuple(kinds.split(","))
        if found[0] in ALTERED or kinds == "typography":
            old, _, new = (each.strip() for each in told.partition("=>"))
            assert old in base.text, (base.text, old)
            text = " ".join(base.text.replace(old, new, 1).replace(" ,", ",").split())
            if kinds == "typography":
                yield Case(
                    "typography by hand", text, ("verbatim_typography", "verbatim") if base.apart else ("verbatim_typography",), beside
                )
                continue
            changes = None if kinds == "any" else () if kinds == "wording" else found
            yield Case(f"changed {found[0]}", text, ("altered_unmarked",), beside, base.names[0] if len(text) % 2 else None, changes)
            if new and old.strip(",.").replace(" ", "").isalnum() and found[0] in MEANING - {"order"}:
                text = " ".join(base.text.replace(old, f"[{new}]", 1).split())
                yield Case(f"changed {found[0]}, in brackets", text, ("altered_marked",), beside, None, changes)
        elif kinds in ("part", "turn"):
            yield Case(f"cut ({kinds})", told, ("truncated",), beside, None, None, kinds == "turn")
        else:
            yield Case(f"{kinds} by hand", told, (kinds,), beside)


def _whole(base: Base, beside: tuple[str, ...], place: int) -> Iterator[Case]:
    """Nothing but characters changes, or nobody but the speaker."""
    exact = ("verbatim", "verbatim_typography") if base.apart else ("verbatim",)
    yield Case("as it is", base.text, exact, beside)
    yield Case("with another mark at its end", base.bare + (",", ".", "")[place % 3], exact, beside)
    yield Case("in marks", FRAMES[place % len(FRAMES)] % base.bare, exact, beside)
    yield from (Case("by its speaker", base.text, exact, beside, name) for name in base.names)
    if base.stranger != "-":
        yield Case("by another", base.text, ("misattributed",), beside, base.stranger)
    first, _, last = base.names[0].rpartition(" ")
    if len(last) > 6:
        misspelt = f"{first} {last[:3]}{last[4]}{last[3]}{last[5:]}".strip()
        yield Case("by its speaker, misspelt", base.text, (*exact, "misattributed"), beside, misspelt)
    for kind, pairs in DRESSES.items():
        text = base.text
        for old, new in pairs:
            text = text.replace(old, new)
        if text != base.text:
            yield Case(kind, text, ("verbatim_typography",), beside)
    yield Case("capitals", base.text.upper(), ("verbatim_typography",), beside)
    yield Case("small letters", base.text[0].lower() + base.text[1:], ("verbatim_typography",), beside)
    yield Case("shouted", base.bare.rstrip("!?") + "!!", ("verbatim_typography",), beside)
    yield Case("in italics", f"*{base.text}*", ("verbatim", "verbatim_typography"), beside)
    words, number = _middle(base, place)
    for before, behind in (("_", "_"), ("**", "**"), ("<em>", "</em>"), ('<b class="x">', "</b>")):
        marked = " ".join([*words[:number], f"{before}{words[number]}{behind}", *words[number + 1 :]])
        yield Case("a word in mark-up", marked, ("verbatim_typography",), beside)
    coded = "".join(f"&#{ord(c)};" if ord(c) > 127 else c for c in html.escape(base.text))
    if coded != base.text:
        yield Case("mark-up for characters", coded, ("verbatim_typography",), beside)
    apart = unicodedata.normalize("NFD", base.text)
    if apart != base.text:
        yield Case("accents apart", apart, ("verbatim", "verbatim_typography"), beside)


def _middle(base: Base, place: int) -> tuple[list[str], int]:
    """The words of a quote, and which of them is one of no weight, in its middle."""
    words = base.text.split()
    light = [n for n, word in enumerate(words) if word.isalpha() and word.islower() and len(word) > 4 and 0 < n < len(words) - 1]
    return words, light[place % len(light)] if light else 0


def _altered(base: Base, beside: tuple[str, ...], place: int) -> Iterator[Case]:
    """Words change, and nothing says so."""
    words, number = _middle(base, place)
    if not number or len(words) < 5:
        return
    word = words[number]
    unmarked = ("altered_unmarked",)

    def written(*instead: str) -> str:
        return " ".join([*words[:number], *instead, *words[number + 1 :]])

    yield Case("a word put in", written("gladly", word), unmarked, beside, None, ())
    yield Case("a word twice", written(word, word), unmarked, beside)
    yield Case("a word left out", written(), unmarked, beside)
    yield Case("a letter twice", written(word[:2] + word[1] + word[2:]), unmarked, beside, None, ())
    slip = word[:2] + word[3] + word[2] + word[4:]
    # “There” for “three” is another word.
    if slip != word and "there" not in (slip, word):
        yield Case("letters swapped", written(slip), unmarked, beside, None, ())
    if word[2] == word[3]:
        yield Case("a letter left out", written(word[:2] + word[3:]), unmarked, beside, None, ())
    if words[number - 1].isalpha():
        swapped = [*words[: number - 1], word, words[number - 1], *words[number + 1 :]]
        yield Case("neighbours swapped", " ".join(swapped), unmarked, beside, None, ("order",))
    half = len(words) // 2
    if not words[half - 1].endswith((",", ".", "!", ";", ":", "—")) and not base.apart:
        turned = f"{' '.join(words[half:]).rstrip('.')}, {' '.join(words[:half])}"
        yield Case("halves swapped", turned, ("altered_unmarked", "spliced"), beside)


def _marked(base: Base, beside: tuple[str, ...], place: int) -> Iterator[Case]:
    """Words change where something says so."""
    words, number = _middle(base, place)
    if not number or len(words) < 6:
        return
    marked = ("altered_marked",)
    for shift in range(2):
        mark = ELLIPSES[(2 * place + shift) % len(ELLIPSES)].rstrip() if shift else ELLIPSES[(2 * place) % len(ELLIPSES)]
        yield Case(f"left out: {mark.strip()}", " ".join([*words[:number], mark, *words[number + 1 :]]), marked, beside)
    yield Case("left out, closed up", f"{' '.join(words[:number])}…{' '.join(words[number + 1 :])}", marked, beside)
    yield Case("[another word]", " ".join([*words[:number], "[gladly]", *words[number + 1 :]]), marked, beside)
    yield Case("a word [put] in", " ".join([*words[:number], "[gladly]", *words[number:]]), marked, beside)
    sic = ("(sic)", "[sic]", "[sic!]", "(sic!)", "[Sic]")[place % 5]
    yield Case("sic", " ".join([*words[: number + 1], sic, *words[number + 1 :]]), marked, beside)
    yield Case("[F]irst letter", f"[{words[0][0].swapcase()}]{base.text[1:]}", marked, beside)
    yield Case("… at the end", f"{' '.join(words[: number + 1])}…", marked, beside)
    yield Case("… at the start", f"... {' '.join(words[number:])}", marked, beside)
    yield Case("… on both sides", f"[…] {' '.join(words[1:-1])} […]", marked, beside)


def _spliced(base: Base, other: Base, beside: tuple[str, ...]) -> Iterator[Case]:
    """Passages of two texts are made one."""
    spliced = ("spliced",)
    one, two = base.text.split(), other.text.split()
    if len(one) < 6 or len(two) < 6:
        return
    yield Case("two articles", f"{base.bare}. {other.text}", spliced, beside)
    yield Case("two articles, the halves", " ".join([*one[: len(one) // 2 + 1], *two[len(two) // 2 :]]), spliced, beside)
    yield Case("two articles with a mark", f"{base.bare} … {other.text}", ("spliced", "altered_marked"), beside)
    yield Case("two articles, and", f"{base.bare} and {other.text[0].lower()}{other.text[1:]}", spliced, beside)


def _spoken(line: str, beside: tuple[str, ...]) -> Case:
    """Indirect speech made direct, with another word (`~!`) or without."""
    parts = [each.strip() for each in line.partition(" ")[2].split(";")]
    if line.startswith("~!"):
        return Case("indirect, and changed", parts[2], ("altered_unmarked",), beside, None, tuple(parts[1].split(",")))
    return Case("indirect", parts[1], ("paraphrase",), beside, parts[0] if len(parts[1]) % 2 and parts[0] != "-" else None)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case and what came of it."""

    case: Case
    check: Check

    @property
    def right(self) -> bool:
        """Whether the verdict is one that the definition admits."""
        return self.check.verdict in self.case.verdicts

    @property
    def shown(self) -> str:
        """What is told of the best passage."""
        best = self.check.passages[:1]
        changes = [f"{c.was}→{c.became}:{'/'.join(c.kinds)}" for p in best for c in p.changes]
        return f"{self.check.meaning_changed} {changes} {[(p.where, p.speaker, p.source.id) for p in best]}"

    @property
    def told(self) -> bool:
        """Whether the change of meaning, or that there is none, is told."""
        kinds = {kind for passage in self.check.passages[:1] for change in passage.changes for kind in change.kinds}
        if self.case.changes is None:
            return self.check.meaning_changed or not self.case.turns
        if not self.case.changes:
            return not kinds & MEANING
        turned = {turn for passage in self.check.passages[:1] for rest in passage.rests for turn in rest.turns}
        return not (kinds | turned).isdisjoint(self.case.changes) and self.check.meaning_changed


def sources(engine: quoteapi.Engine) -> dict[str, Source]:
    """The articles with the engine's results."""
    return {name: Source(name, each.text, engine.extract(each.text)) for name, each in articles().items()}


def outcomes(engine: quoteapi.Engine) -> list[Outcome]:
    """Every case verified against the articles in which it is looked for."""
    read = sources(engine)
    verifiers: dict[tuple[str, ...], Verifier] = {}
    out = []
    for case in cases():
        if case.articles not in verifiers:
            verifiers[case.articles] = Verifier([read[name] for name in case.articles])
        out.append(Outcome(case, verifiers[case.articles].verify(case.quotation, case.speaker)))
    return out


def table(found: list[Outcome]) -> str:
    """One row a kind: how many, how many verdicts are right, and of how many the change of meaning is told."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for each in found:
        for kind in (each.case.kind, "all"):
            counts[kind].update(cases=1, right=each.right, told=each.told)
    rows = [f"| {kind} | {row['cases']} | {row['right']} | {row['told']} |" for kind, row in counts.items() if kind != "all"]
    every = counts["all"]
    return "\n".join(
        [
            "| kind | cases | verdict right | meaning told |",
            "|---|---|---|---|",
            *rows,
            f"| all | {every['cases']} | {every['right']} | {every['told']} |",
        ]
    )


if __name__ == "__main__":
    verified = outcomes(quoteapi.Engine())
    for wrong in (each for each in verified if not (each.right and each.told)):
        print(f"[{wrong.case.kind}] {wrong.case.quotation} ({wrong.case.speaker})")
        print(f"    {'/'.join(wrong.case.verdicts)} {wrong.case.changes} {wrong.case.turns} → {wrong.check.verdict}, {wrong.shown}")
    print(table(verified))
