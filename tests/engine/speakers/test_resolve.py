"""Who speaks, taken together: names as full as the article has them, speakers numbered, rules told, any text survived in time."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteapi.engine.entities.register import Register
from quoteapi.engine.model import Cast, Draft, Span, Speaker, Voice
from quoteapi.engine.segment import segment
from quoteapi.engine.speakers.resolve import IMPLIED_RULES, SOURCE_RULES, resolve

Decide = Callable[..., tuple[Speaker, Voice]]

NAMES = [
    pytest.param("Dr. Ann B. Poe, Jr. said no.", "Dr. Ann B. Poe, Jr.", "Ann B. Poe", id="honorific-initial-suffix"),
    pytest.param("Barrister Ann Poe KC said no.", "Barrister Ann Poe KC", "Ann Poe", id="letters-behind"),
    pytest.param("Ann Poe MP said no.", "Ann Poe MP", "Ann Poe", id="office-behind"),
    pytest.param("Robert “Bob” Starr said no.", "Robert “Bob” Starr", "Robert Starr", id="nickname-in-marks"),
    pytest.param("Secretary of State Ann Poe said no.", "Secretary of State Ann Poe", "Ann Poe", id="title-with-of"),
    pytest.param("President of Ukraine Ann Poe said no.", "President of Ukraine Ann Poe", "Ann Poe", id="title-with-country"),
    pytest.param(
        "Peru director of Amnesty International Ana Tam said no.",
        "Peru director of Amnesty International Ana Tam", "Ana Tam", id="body-before",
    ),
    pytest.param("Sen. Ann Poe (R-Ariz.) said no.", "Sen. Ann Poe (R-Ariz.)", "Ann Poe", id="party-and-state"),
    pytest.param("CNN’s Ann Poe said no.", "CNN’s Ann Poe", "Ann Poe", id="owner"),
    pytest.param("Fifteen-year-old Bob said no.", "Fifteen-year-old Bob", "Bob", id="age-before"),
    pytest.param("Stephen King said no.", "Stephen King", "Stephen King", id="title-as-last-name"),
    pytest.param("George Will came. Will said no.", "Will", "George Will", id="verb-as-last-name"),
    pytest.param("Moon Jae-in said no.", "Moon Jae-in", "Moon Jae-in", id="hyphen"),
    pytest.param(
        "The Department of Health and Human Services said no.",
        "The Department of Health and Human Services", "Department of Health and Human Services", id="body-with-and",
    ),
    pytest.param("The Police Federation said no.", "The Police Federation", "Police Federation", id="body-with-opener"),
    pytest.param("The U.S. said no.", "The U.S.", "U.S.", id="country"),
    pytest.param("Poe Wins Big Vote Today\n\nAnn Poe won.", "Poe", "Ann Poe", id="title-case-headline"),
    pytest.param("Reform wins: Poe\n\nAnn Poe won.", "Poe", "Ann Poe", id="lower-case-headline"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "name"), NAMES)
def test_names(decide: Decide, text: str, source: str, name: str) -> None:
    speaker, voice = decide(text, [(source, text.rsplit(maxsplit=1)[-1])])
    assert (speaker.name, voice.form) == (name, "name")


def test_a_title_apart_from_the_text_names_too(decide: Decide) -> None:
    speaker, _ = decide("Poe said no.", [("Poe", "no")], title="Ann Poe wins")
    assert speaker.name == "Ann Poe"
    assert speaker.mentions == (Span(0, 3),)


def test_speakers_are_numbered_by_their_first_quote_and_keep_every_mention(cast_of: Callable[..., Cast]) -> None:
    text = "Ann Poe came with Bo Starr. Starr said no. Poe said yes. She left."
    cast = cast_of(text, [("Starr", "no"), ("Poe", "yes")])
    assert [(s.id, s.name) for s in cast.speakers] == [("s1", "Bo Starr"), ("s2", "Ann Poe")]
    assert [text[m.start : m.end] for m in cast.speakers[1].mentions] == ["Ann Poe", "Poe"]


def test_what_stays_open_is_told(decide: Decide) -> None:
    _, voice = decide("Ann Poe came. So did Bob Poe. Poe said no.", [("Poe", "no")])
    assert voice.evidence[0].alternatives == ("Bob Poe",)


NAMESAKES = "Mayor Ann Poe and the pilot Bob Poe quarreled. "
APART = [
    pytest.param("Bob Poe left early. The fees, Ann Poe said, will rise.", "Ann Poe", "Ann Poe", id="first-name"),
    pytest.param("Mr. Poe said no.", "Mr. Poe", "Bob Poe", id="gender"),
    pytest.param("Bob Poe left. Mayor Poe said no.", "Mayor Poe", "Ann Poe", id="role"),
    pytest.param("Bob Poe left early. A tired Poe said no.", "A tired Poe", "Bob Poe", id="named-last"),
    pytest.param("Bob Poe left. Ann Poe sighed. She said no.", "She", "Ann Poe", id="pronoun"),
]


@pytest.mark.parametrize(("text", "source", "name"), APART)
def test_two_of_one_last_name_are_kept_apart(decide: Decide, text: str, source: str, name: str) -> None:
    speaker, _ = decide(NAMESAKES + text, [(source, text.rsplit(maxsplit=1)[-1])])
    assert speaker.name == name


def test_two_descriptions_are_two_speakers(cast_of: Callable[..., Cast]) -> None:
    cast = cast_of("A nurse said no. A judge said yes.", [("A nurse", "no"), ("A judge", "yes")])
    assert [v.speaker for v in cast.voices] == ["s1", "s2"]


def rules_of_rows(path: Path) -> set[str]:
    """The fifth value of each row of a test module's tables, and the rules that its other tests name."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    rows = [call.args for call in ast.walk(tree) if isinstance(call, ast.Call) and len(call.args) == 5]
    told = {row[4].value for row in rows if isinstance(row[4], ast.Constant)}
    return told | {rule for rule in ("continued-quote", "first-person") if f'"{rule}"' in path.read_text(encoding="utf-8")}


def test_every_rule_is_told_in_its_order_and_tested(root: Path) -> None:
    rules = [rule.__name__.replace("_", "-") for rule in (*IMPLIED_RULES, *SOURCE_RULES)]
    page = (root / "docs" / "rules.md").read_text(encoding="utf-8")
    chapter = page.split("## Who speaks")[1].split("\n## ")[0]
    assert re.findall(r"^### `(.+)`$", chapter, re.MULTILINE) == rules
    tested = set().union(*(rules_of_rows(path) for path in Path(__file__).parent.glob("test_*.py")))
    assert tested == set(rules)


def draft_at(numbers: tuple[int, int, int, int], length: int, key: int) -> Draft:
    a, b, c, d = (n % (length + 1) for n in numbers)
    source = Span(min(a, b), max(a, b)) if a % 3 else None
    spans = (Span(min(c, d), max(c, d)),)
    return Draft(key, "indirect", spans, (), source, None, None, "speech", "asserts", b % (key + 1) if b % 4 == 1 else None, None, 1.0)


PLACES = st.lists(st.tuples(*[st.integers(0, 400)] * 4), max_size=5)
TOKENS = "Ann Poe Dr. he who the U.S. and of Times said “ ” , ' \n it's Q: A: I we".split(" ")
WORDS = st.lists(st.sampled_from(TOKENS), max_size=60).map(" ".join)


@given(st.one_of(st.text(max_size=200), WORDS), PLACES, st.one_of(st.none(), st.text(max_size=30)))
def test_any_text_is_survived_and_answered_alike(text: str, places: list[tuple[int, int, int, int]], title: str | None) -> None:
    document = segment(text, title)
    drafts = [draft_at(numbers, len(text), key) for key, numbers in enumerate(places)]
    cast = resolve(document, drafts, Register(document))
    assert [v.draft for v in cast.voices] == [d.key for d in drafts]
    assert {v.speaker for v in cast.voices} == {s.id for s in cast.speakers}
    assert all(0 <= m.start <= m.end <= len(text) for s in cast.speakers for m in s.mentions)
    assert resolve(document, drafts, Register(document)) == cast


WORST = [
    pytest.param("“So,” he said. ", "he", "said", "So", id="pronoun"),
    pytest.param("“So,” said. ", None, "said", "So", id="cue-alone"),
    pytest.param("They said so. ", "They", "said", "so", id="several"),
    pytest.param("The campaign said so. ", "The campaign", "said", "so", id="body"),
    pytest.param("Bo Starr, who said so, ran. ", "who", "said", "so", id="relative"),
    pytest.param("Ann Poe, ", None, None, "Ann", id="names"),
    pytest.param("A of B (AB) ", None, None, "A", id="bodies"),
]


@pytest.mark.parametrize(("unit", "source", "cue", "content"), WORST)
def test_the_work_grows_with_the_text(unit: str, source: str | None, cue: str | None, content: str) -> None:
    def steps(times: int) -> int:
        def place(words: str, nth: int) -> Span:
            start = nth * len(unit) + unit.index(words)
            return Span(start, start + len(words))

        document = segment(unit * times)
        drafts = [
            Draft(
                key=nth,
                type="direct",
                spans=(place(content, nth),),
                verbatim=(),
                source=place(source, nth) if source else None,
                cue=place(cue, nth) if cue else None,
                venue=None,
                act="speech",
                stance="asserts",
                within=None,
                continues=None,
                confidence=1.0,
            )
            for nth in range(times)
        ]
        return lines_run(lambda: resolve(document, drafts, Register(document)))

    # Eight times the text may take a little more than eight times the work, never eight times eight.
    assert steps(400) < 16 * steps(50)


def lines_run(work: Callable[[], object]) -> int:
    """How many lines of Python `work` runs: the same on every machine, however busy."""
    count = 0

    def trace(frame: FrameType, event: str, argument: object) -> Callable[..., object]:  # noqa: ARG001
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count
