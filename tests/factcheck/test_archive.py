"""Quotations against the archive: what is compared, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteapi.factcheck import Archive
from quoteapi.store import ArticleQuery, Store

FERRY = "“The ferry sails every hour from the northern quay unless the wind rises,” said Bo Lind, a sailor."
MILL = "The council met on Monday. “We shall sell the old mill to a brewer before the winter,” said Mayor Ada Cole."
NEWS = "Nothing of note was decided on Tuesday, and nobody spoke for more than a minute about the weather. " * 40
Keep = Callable[..., str]


@pytest.mark.parametrize(
    ("quotation", "verdict"),
    [
        ("The ferry sails every hour from the northern quay unless the wind rises", "verbatim"),
        ("The ferry sails every hour from the northern quay", "truncated"),
        ("The ferry sails every hour from the southern quay unless the wind rises", "altered_unmarked"),
        ("The ferry sails every hour … unless the wind rises", "altered_marked"),
        (
            "The ferry sails every hour from the northern quay unless the wind rises. We shall sell the old mill to a brewer.",
            "spliced",
        ),
        ("Penguins juggle lanterns on the coast", "not_found"),
    ],
)
def test_verdict(store: Store, keep: Keep, quotation: str, verdict: str) -> None:
    keep(FERRY)
    keep(MILL)
    assert Archive(store).verify(quotation).verdict == verdict


def test_a_quotation_spliced_of_two_articles_among_many_that_have_one_half(store: Store, keep: Keep) -> None:
    for number in range(12):
        keep(f"Report {number}. {FERRY}")
    mill = keep(MILL)
    check = Archive(store).verify(
        "The ferry sails every hour from the northern quay. We shall sell the old mill to a brewer before the winter."
    )
    assert check.verdict == "spliced"
    assert mill in {step.text for step in check.passages[0].steps}


def test_a_place_deep_in_a_long_article(store: Store, keep: Keep) -> None:
    text = f"{NEWS}\n\n{FERRY}\n\n{NEWS}"
    uid = keep(text, title="The quay")
    archive = Archive(store)
    [passage] = archive.verify("The ferry sails every hour from the northern quay unless the wind rises").passages
    assert [text[span.start : span.end] for span in passage.spans] == [FERRY[1:72]]
    assert archive.told(uid)["title"] == "The quay"
    assert archive.text(uid) == text


def test_what_stands_before_the_passage_still_turns_it(store: Store, keep: Keep) -> None:
    keep(f"{NEWS}\n\n“I never said that the old mill was safe to enter in the winter,” said Ada Cole, the mayor.\n\n{NEWS}")
    check = Archive(store).verify("the old mill was safe to enter in the winter")
    assert (check.verdict, check.meaning_changed) == ("truncated", True)
    assert check.passages[0].rests[0].turns == ("negation", "denial")


def test_only_articles_asked_for_are_looked_at(store: Store, keep: Keep) -> None:
    keep(FERRY, publisher="The Echo")
    quotation = "The ferry sails every hour from the northern quay unless the wind rises"
    assert Archive(store, ArticleQuery(publisher="The Echo")).verify(quotation).verdict == "verbatim"
    assert Archive(store, ArticleQuery(publisher="The Post")).verify(quotation).verdict == "not_found"


def test_what_an_earlier_version_had_is_found_there(store: Store, keep: Keep) -> None:
    """It is told as such; the offsets count into that version."""
    keep(FERRY, id="news")
    keep(MILL, id="news")
    archive = Archive(store)
    check = archive.verify("The ferry sails every hour from the northern quay unless the wind rises", "Bo Lind")
    assert (check.verdict, check.reasons[-1].rule) == ("verbatim", "earlier-version")
    [passage] = check.passages
    told = archive.told(passage.source.id)
    assert (told["id"], told["version"], told["present"]) == ("news", 1, False)
    assert archive.text(passage.source.id)[passage.spans[0].start :].startswith("The ferry sails")


def test_the_present_version_goes_before_an_earlier_one(store: Store, keep: Keep) -> None:
    keep(MILL, id="news")
    keep(f"{MILL} Nothing else was decided.", id="news")
    archive = Archive(store)
    check = archive.verify("We shall sell the old mill to a brewer before the winter", "Ada Cole")
    assert check.verdict == "verbatim"
    assert [archive.told(passage.source.id)["version"] for passage in check.passages] == [2]


def test_a_quote_that_was_changed_stands_in_the_version_before(store: Store, keep: Keep) -> None:
    keep(MILL, id="news")
    keep(MILL.replace("to a brewer", "to nobody"), id="news")
    archive = Archive(store)
    check = archive.verify("We shall sell the old mill to a brewer before the winter")
    assert (check.verdict, check.reasons[-1].rule) == ("verbatim", "earlier-version")
    assert [archive.told(passage.source.id)["version"] for passage in check.passages] == [1, 2]
    assert check.passages[1].fit == "altered_unmarked"


def test_accents_and_marks_of_the_text_do_not_hide_it(store: Store, keep: Keep) -> None:
    keep("“Das Café Zürich öffnet nächste Woche wieder am Hafen,” sagte Bürgermeisterin Ada Cole.")
    check = Archive(store).verify("Das Cafe Zurich offnet nachste Woche wieder am Hafen")
    assert check.verdict == "altered_unmarked"
    assert [(c.was, c.became) for c in check.passages[0].changes] == [("Café Zürich öffnet nächste", "Cafe Zurich offnet nachste")]
