"""Single quotations against one article."""

from __future__ import annotations

import contextlib
import time

import pytest

import quoteapi
from quoteapi.verification import QuotationError, Source, Verifier, check_draft

TEXT = """LINDFORD — Mayor Ann Dole said on Monday: “We will not close the library unless the roof fails, and 40 people will keep their jobs. I never said that the budget was safe.”

“We have to wait,” Bob Hale, the treasurer, told reporters, “until the figures are in.” He added: “The bridge needs 12 new pillars before winter.”

Hale said the town would sell the old mill in March."""  # noqa: E501
WHOLE = "We will not close the library unless the roof fails, and 40 people will keep their jobs."


@pytest.fixture(scope="module")
def source(engine: quoteapi.Engine) -> Source:
    return Source("1", TEXT, engine.extract(TEXT))


@pytest.fixture(scope="module")
def verifier(source: Source) -> Verifier:
    return Verifier([source])


@pytest.mark.parametrize(
    ("quotation", "speaker", "verdict", "meaning"),
    [
        (WHOLE, None, "verbatim", False),
        (f"«{WHOLE}»", "Dole", "verbatim", False),
        (WHOLE, "Mayor Dole", "verbatim", False),
        (WHOLE, "Bert Dole", "misattributed", True),
        (WHOLE, "Bob Hale", "misattributed", True),
        (WHOLE.upper(), None, "verbatim_typography", False),
        (WHOLE.replace(",", " –"), None, "verbatim_typography", False),
        (WHOLE.replace("will not", "won’t"), None, "altered_unmarked", False),
        (WHOLE.replace("will not", "will"), None, "altered_unmarked", True),
        (WHOLE.replace("roof", "róof"), None, "altered_unmarked", False),
        (WHOLE.replace("40", "[14]"), None, "altered_marked", True),
        ("[W]e will not close the library unless the roof fails, and 40 people will keep their jobs.", None, "altered_marked", False),
        ("We will not close the library … and 40 people will keep their jobs.", None, "altered_marked", True),
        ("We will not close the library", None, "truncated", True),
        ("We will not close the library …", None, "altered_marked", True),
        ("the budget was safe", None, "truncated", True),
        ("We have to wait until the figures are in.", None, "verbatim", False),
        ("The bridge needs twelve new pillars before winter.", None, "altered_unmarked", False),
        ("The bridge needs 12 new pillars before winter. We have to wait until the figures are in.", None, "spliced", True),
        ("We will sell the old mill in March", None, "paraphrase", True),
        ("We must sell the old mill in March", None, "altered_unmarked", True),
        ("The museum opens in May.", None, "not_found", False),
        ("שלום עולם", None, "not_found", False),
    ],
)
def test_verdict(verifier: Verifier, quotation: str, speaker: str | None, verdict: str, meaning: bool) -> None:
    check = verifier.verify(quotation, speaker)
    assert check.verdict == verdict
    assert verdict == "paraphrase" or check.meaning_changed is meaning


def test_places_count_into_the_text(verifier: Verifier) -> None:
    (passage, *_) = verifier.verify("We have to wait until the figures are in.").passages
    assert [TEXT[s.start : s.end] for s in passage.spans] == ["We have to wait", "until the figures are in"]
    assert all(TEXT[s.source.span.start : s.source.span.end] == s.source.text for s in passage.steps if s.source)


RATES = """Treasury chief Nadia Cole was cautious. “Prices rose 3 percent in May, the highest gain in two years,” she said. “No one here wants that, unless wages rise before June.”

She added that “the worst is over.”"""  # noqa: E501


@pytest.mark.parametrize(
    ("quotation", "verdict", "kinds"),
    [
        (
            "Prices rose 3 percent in May, the highest gain in two years. No one here wants that, unless wages rise before June.",
            "verbatim",
            [],
        ),
        ("the worst is over", "verbatim", []),
        ("Prices rose 3% in May, the highest gain in two years", "altered_unmarked", ["wording"]),
        ("Prices rose 3 per cent in May, the highest gain in two years", "altered_unmarked", ["wording"]),
        ("Prices fell 3 percent in May, the highest gain in two years", "altered_unmarked", ["negation"]),
        ("Prices rose 3 percent in March, the highest gain in two years", "altered_unmarked", ["date"]),
        ("Prices rose 3 percent in May, the lowest gain in two years", "altered_unmarked", ["quantity"]),
        ("Everyone here wants that, unless wages rise before June.", "altered_unmarked", ["negation", "quantity"]),
        ("No one here wants that, if wages rise before June.", "altered_unmarked", ["negation"]),
        ("No one here wants that, unless wages rise after June.", "altered_unmarked", ["date"]),
        ("No one here wants that, unless wages rise before [July].", "altered_marked", ["date"]),
        ("Nobody thanks the wages in June", "not_found", []),
    ],
)
def test_changes(engine: quoteapi.Engine, quotation: str, verdict: str, kinds: list[str]) -> None:
    check = Verifier([Source("rates", RATES, engine.extract(RATES))]).verify(quotation)
    assert check.verdict == verdict
    assert [kind for passage in check.passages[:1] for change in passage.changes for kind in change.kinds] == kinds


def test_a_full_stop_in_the_writers_words_ends_the_sentence(engine: quoteapi.Engine) -> None:
    text = "Mayor Tobias Renn was angry. “It will never work,” Renn wrote on X. “I won’t vote for it.”"
    verifier = Verifier([Source("post", text, engine.extract(text))])
    assert [verifier.verify(words).verdict for words in ("It will never work", "I won’t vote for it.")] == ["verbatim", "verbatim"]


@pytest.mark.parametrize("quotation", ["", " ", "“…”", "[…]", "\u0301\u0301", "word " * 2001])
def test_what_cannot_be_looked_for(verifier: Verifier, quotation: str) -> None:
    with pytest.raises(QuotationError):
        verifier.verify(quotation)


@pytest.mark.parametrize("unit", ["word ", "[", "e\u0301", "ש", "…", ". ", "a[b]", "“", "(sic)", "&amp;", "<a ", "a.", "1.1", "_"])
def test_odd_quotations_of_any_length_are_soon_answered(verifier: Verifier, unit: str) -> None:
    for length in (10_000, 1_000_000):
        started = time.process_time()
        with contextlib.suppress(QuotationError):
            verifier.verify(unit * (length // len(unit)))
        assert time.process_time() - started < 5


def test_places_count_into_the_quotation_as_it_was_given(verifier: Verifier) -> None:
    given = "We will <b>not</b> close the library unless the roof&#32;leaks"
    check = verifier.verify(given)
    (change,) = check.passages[0].changes
    assert change.quotation is not None
    assert (check.verdict, given[change.quotation.start : change.quotation.end]) == ("altered_unmarked", "leaks")
    words = [s.quotation for s in check.passages[0].steps if s.quotation]
    assert all(given[w.span.start : w.span.end] == w.text for w in words)


PLAN = """“We will file the plan with the U.S. government at 5 p.m. if it is ready,” said Marta Kowalchuk, a planner.
Bo Reid asked whether the plan would cost much."""


@pytest.mark.parametrize(
    ("quotation", "speaker", "verdict", "reason"),
    [
        ("We will file the plan with the US government at 5 pm if it is ready", None, "verbatim_typography", "same-words"),
        ("We will file the plan with the U.S. government at 5 a.m. if it is ready", None, "altered_unmarked", "changed-date"),
        ("We willl file the plan with the U.S. government at 5 p.m. if it is ready", None, "altered_unmarked", "changed-wording"),
        ("We have to file the plan with the U.S. government at 5 p.m. if it is ready", None, "altered_unmarked", "changed-modal"),
        ("[w]e’ll file the plan with the U.S. government at 5 p.m. if it is ready", None, "altered_marked", "marked"),
        ("We will file the plan with the U.S. government at 5 p.m. if it is ready", "Marta Kovalchuk", "verbatim", "speaker-spelling"),
        ("We will file the plan with the U.S. government at 5 p.m. if it is ready", "Bo Reid", "misattributed", "same-characters"),
        ("Will the plan cost much?", "Bo Reid", "paraphrase", "indirect"),
        ("Will the plan cost little?", None, "altered_unmarked", "changed-quantity"),
    ],
)
def test_reasons(engine: quoteapi.Engine, quotation: str, speaker: str | None, verdict: str, reason: str) -> None:
    check = Verifier([Source("plan", PLAN, engine.extract(PLAN))]).verify(quotation, speaker)
    assert check.verdict == verdict
    assert check.reasons[-1].rule == reason


def test_each_quotation_of_a_draft(source: Source, engine: quoteapi.Engine) -> None:
    draft = f"“{WHOLE}” Bob Hale said. “The bridge needs 21 new pillars before winter,” he added."
    checked = check_draft(Source("draft", draft, engine.extract(draft)), Verifier([source]).verify)
    assert [c.check.verdict for c in checked] == ["misattributed", "altered_unmarked"]
    assert draft[checked[0].span.start : checked[0].span.end] == WHOLE
