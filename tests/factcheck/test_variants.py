"""The variants of a quote in both databases, over results made by hand or by the engine."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from quoteapi.factcheck.variant_responses import VariantsSchema, variants_json
from quoteapi.factcheck.variants import variants_of
from quoteapi.store import Correction, QuoteQuery, Store

WHOLE = "We will not close the library unless the roof fails, and 40 people will keep their jobs"
MAYOR = f"“{WHOLE},” said Ann Dole, the mayor, on Monday."
CUT = "“We will not close the library,” Ann Dole told reporters."
CHANGED = f"“{WHOLE.replace('not ', '')},” said Ann Dole, the mayor."
Keep = Callable[..., str]


def quotes(store: Store, article: str) -> list[dict[str, Any]]:
    return store.quotes(QuoteQuery(article=article), limit=50).items


def group(store: Store, article: str, place: int = 0, limit: int = 50) -> dict[str, Any]:
    found = variants_of(store, quotes(store, article)[place]["id"], limit)
    assert found is not None
    shown = variants_json(found)
    assert VariantsSchema().dump(shown) == shown, "nothing but what the contract tells"
    return shown


def verdicts(shown: dict[str, Any]) -> dict[str, str | None]:
    return {each["article"]["id"]: each["verdict"] for each in shown["variants"]}


def article_of(shown: dict[str, Any], name: str) -> str:
    return next(str(each["article"]["id"]) for each in shown["variants"] if each["quote"] == shown[name])


def test_who_shortened_and_who_changed_it(store: Store, keep: Keep) -> None:
    keep(MAYOR, id="whole", published="2026-05-02", publisher="The Post")
    keep(CUT, id="cut", published="2026-05-01", publisher="The Echo")
    keep(CHANGED, id="changed", published="2026-05-03")
    keep("“The ferry sails at dawn from the northern quay,” said Ann Dole.", id="ferry")
    for asked in ("whole", "cut", "changed"):
        shown = group(store, asked)
        assert verdicts(shown) == {"cut": "truncated", "whole": None, "changed": "altered_unmarked"}
        assert (article_of(shown, "quote"), article_of(shown, "base"), article_of(shown, "first")) == (asked, "whole", "cut")
        assert shown["complete"]
        assert shown["unsought"] is None


def test_each_wording_beside_the_base(store: Store, keep: Keep) -> None:
    keep(MAYOR, id="whole", publisher="The Post", published="2026-05-02")
    keep(CHANGED, id="changed", publisher="The Echo", published="2026-05-03")
    shown = group(store, "whole")
    [base, changed] = shown["variants"]
    assert (changed["against"], base["against"], base["share"]) == (base["quote"], None, None)
    assert [(c["was"], c["became"], c["kinds"], c["of_meaning"], c["marked"]) for c in changed["changes"]] == [
        ("not", "", ["negation"], True, False)
    ]
    assert (changed["meaning_changed"], changed["marked"], changed["other_speaker"]) == (True, False, False)
    assert (changed["article"]["publisher"], changed["speaker"]["name"], changed["role"]) == ("The Echo", "Ann Dole", "mayor")
    assert changed["attributed_to"] == "Ann Dole, the mayor"
    for step in changed["alignment"]:
        for side, wording in (("quotation", changed["wording"]), ("source", base["wording"])):
            assert step[side] is None or wording[step[side]["start"] : step[side]["end"]] == step[side]["text"]


def test_the_base_is_what_most_hold_and_not_what_one_has_added_to(store: Store, keep: Keep) -> None:
    keep(MAYOR, id="one")
    keep(MAYOR.replace("on Monday", "on Tuesday"), id="two")
    keep(MAYOR.replace("will not close", "will certainly not ever close"), id="more")
    for asked in ("one", "two", "more"):
        shown = group(store, asked)
        assert article_of(shown, "base") in {"one", "two"}
        assert verdicts(shown)["more"] == "altered_unmarked"


def test_words_put_in_brackets_make_no_fuller_wording(store: Store, keep: Keep) -> None:
    keep(MAYOR, id="whole", published="2026-05-02")
    keep(MAYOR.replace("We will", "We [the whole council] will"), id="bracketed", published="2026-05-01")
    shown = group(store, "bracketed")
    assert (article_of(shown, "base"), verdicts(shown)["bracketed"]) == ("whole", "altered_marked")
    assert [each["marked"] for each in shown["variants"] if each["verdict"]] == [True]


def test_another_speaker_is_told(store: Store, keep: Keep) -> None:
    keep(MAYOR, id="dole", published="2026-05-01")
    keep(MAYOR.replace("Ann Dole, the mayor", "Bob Hale, the treasurer"), id="hale", published="2026-05-02")
    keep(MAYOR.replace("Ann Dole, the mayor", "Mayor Dole"), id="last", published="2026-05-03")
    keep(f"“{WHOLE},” a councillor said.", id="nobody", published="2026-05-04")
    found = {each["article"]["id"]: (each["other_speaker"], each["verdict"]) for each in group(store, "dole")["variants"]}
    assert found == {"dole": (False, None), "hale": (True, "verbatim"), "last": (False, "verbatim"), "nobody": (None, "verbatim")}


def test_few_words_are_of_the_same_speaker_only(store: Store, keep: Keep) -> None:
    keep("“We will look for a fair price next time,” said Tom Reyes, the clerk.", id="whole")
    keep("Tom Reyes wants “a fair price” for the mill.", id="his")
    keep("“We only asked for a fair price,” said Bo Lind, a sailor.", id="other")
    assert set(verdicts(group(store, "whole"))) <= {"whole", "his"}


def test_what_was_told_indirectly_is_a_paraphrase(store: Store, keep: Keep) -> None:
    keep(MAYOR, id="whole")
    keep("Mayor Ann Dole said that the council would not close the library.", id="told")
    keep("Mayor Ann Dole said that the council would close the library.", id="wrong")
    for asked in ("whole", "told"):
        shown = group(store, asked)
        assert (verdicts(shown), article_of(shown, "base")) == ({"whole": None, "told": "paraphrase"}, "whole")


@pytest.mark.parametrize("words", ["Yes", "It is what it is", "🎉 🎉", "We do"])
def test_too_few_words_to_know_it_by(store: Store, put: Callable[..., Any], words: str) -> None:
    for uid in ("one", "two"):
        put(f"“{words},” said Ada Brook in {uid}.", words, id=uid)
    shown = group(store, "one")
    assert shown["unsought"]["rule"] == "too-short"
    assert (list(verdicts(shown)), shown["base"], shown["complete"]) == (["one"], shown["quote"], True)


def test_twice_in_one_article(store: Store, put: Callable[..., Any], made: Callable[..., Any]) -> None:
    text = f"“{WHOLE}.” So she began. Later she said once more: “We will not close the library.”"
    put(text, WHOLE, made(text, "We will not close the library.", speaker="Ada Brook"), id="twice")
    shown = group(store, "twice")
    assert [(each["article"]["id"], each["verdict"]) for each in shown["variants"] if each["quote"] != shown["base"]] == [
        ("twice", "truncated")
    ]
    assert len({each["quote"] for each in shown["variants"]}) == 2


def test_of_quotes_in_each_other_one_is_taken(store: Store, put: Callable[..., Any], made: Callable[..., Any]) -> None:
    inner = "the old mill was never safe to enter"
    outer = f"He told me ‘{inner}’ that very morning"
    text = f"“{outer},” said Ada Brook."
    put(text, made(text, outer, speaker="Ada Brook"), made(text, inner, speaker="Bo Lind", within="q1"), id="nested")
    put(f"“{inner},” said Bo Lind.", made(f"“{inner},”", inner, speaker="Bo Lind"), id="inner")
    shown = group(store, "inner")
    assert [(each["article"]["id"], each["text"], each["other_speaker"]) for each in shown["variants"]].count(("nested", inner, False)) == 1
    assert len(shown["variants"]) == 2
    for place in (0, 1):
        assert [each["quote"] for each in group(store, "nested", place)["variants"]].count(quotes(store, "nested")[1 - place]["id"]) == 0


def test_people_stand_over_the_engine(store: Store, keep: Keep) -> None:
    keep(MAYOR, id="whole")
    keep(CUT, id="cut")
    [cut] = quotes(store, "cut")
    spoken = Correction({"speaker": {"name": "Bob Hale", "kind": "person"}})
    store.write(lambda writer: writer.correct(cut["id"], spoken))
    changed = next(each for each in group(store, "whole")["variants"] if each["article"]["id"] == "cut")
    assert (changed["speaker"]["name"], changed["other_speaker"]) == ("Bob Hale", True)


def test_what_is_no_quote_any_more_is_no_variant(store: Store, keep: Keep) -> None:
    keep(MAYOR, id="whole")
    keep(CHANGED, id="changed")
    [gone] = quotes(store, "changed")
    store.write(lambda writer: writer.correct(gone["id"], Correction({"quote": False})))
    assert set(verdicts(group(store, "whole"))) == {"whole"}
    assert variants_of(store, gone["id"], 50) is None
    store.write(lambda writer: writer.correct(gone["id"], Correction({"quote": True})))
    assert set(verdicts(group(store, "whole"))) == {"whole", "changed"}


def test_only_present_versions_and_what_is_there(store: Store, keep: Keep) -> None:
    keep(MAYOR, id="whole")
    keep(CHANGED, id="changed")
    past = quotes(store, "changed")[0]["id"]
    keep("“The ferry sails at dawn,” said Bo Lind, a sailor.", id="changed")
    assert set(verdicts(group(store, "whole"))) == {"whole"}
    assert variants_of(store, past, 50) is None
    keep(CHANGED, id="changed")
    assert set(verdicts(group(store, "whole"))) == {"whole", "changed"}
    store.write(lambda writer: writer.remove("changed"))
    assert set(verdicts(group(store, "whole"))) == {"whole"}
    assert variants_of(store, "q_none", 50) is None
    assert variants_of(store, "\ud83d\0", 50) is None


def test_first_by_date_then_by_id_and_the_undated_last(store: Store, keep: Keep) -> None:
    dates = {"a": None, "b": "2026-05-02T08:00:00Z", "c": "2026-05-02", "d": "2026-05-02", "e": "2025-12-31T23:59:00Z"}
    for uid, published in dates.items():
        keep(f"{MAYOR} So wrote {uid}.", id=uid, published=published)
    shown = group(store, "a")
    order = [each["article"]["id"] for each in shown["variants"]]
    same = [each["quote"] for each in shown["variants"][1:3]]
    assert (order[0], set(order[1:3]), order[3:]) == ("e", {"c", "d"}, ["b", "a"])
    assert same == sorted(same)
    assert article_of(shown, "first") == "e"


def test_no_more_articles_are_looked_at_than_asked_for(store: Store, put: Callable[..., Any]) -> None:
    for number in range(12):
        put(f"“{WHOLE},” said Ada Brook in report {number}.", WHOLE, id=f"n{number}")
    few, all_ = group(store, "n7", limit=5), group(store, "n7", limit=50)
    assert 5 <= len(few["variants"]) <= 6
    assert "n7" in verdicts(few)
    assert (few["complete"], all_["complete"], len(all_["variants"])) == (False, True, 12)


def test_parts_of_a_long_speech(store: Store, put: Callable[..., Any]) -> None:
    names = (
        "amber birch cedar delta ember fjord grove heron islet jetty kayak larch maple north ocean pearl quill river slate thorn".split()
    )
    sentences = [f"The {names[n % 20]} {names[n // 20 % 20]} pier needs {n} new planks before winter." for n in range(556)]
    speech = " ".join(sentences)
    assert len(speech.split()) > 5_000
    put(f"“{speech}” So spoke Ada Brook.", speech, id="speech")
    put(f"“{speech}” So spoke Ada Brook. It was late.", speech, id="again")
    for number in (3, 280, 550):
        part = " ".join(sentences[number : number + 2])
        put(f"“{part}” said Ada Brook of {number}.", part, id=f"part{number}")
    began = time.perf_counter()
    shown = group(store, "speech")
    assert time.perf_counter() - began < 20
    assert {uid: verdict for uid, verdict in verdicts(shown).items() if verdict} == dict.fromkeys(
        ("part3", "part280", "part550"), "verbatim"
    )
    assert article_of(group(store, "part280"), "base") in {"speech", "again"}


def test_many_long_wordings_are_not_all_aligned(store: Store, put: Callable[..., Any]) -> None:
    for number in range(12):
        words = " ".join(f"plank{n} of pier{number if n % 40 == 0 else 0}" for n in range(660))
        put(f"“{words}” So spoke Ada Brook.", words, id=f"n{number}")
    began = time.perf_counter()
    shown = group(store, "n0")
    assert time.perf_counter() - began < 60
    assert not shown["complete"]
    assert 2 <= len(shown["variants"]) < 12
    assert all(each["verdict"] == "altered_unmarked" for each in shown["variants"] if each["quote"] != shown["base"])


def test_another_script(store: Store, put: Callable[..., Any]) -> None:
    words = "הספרייה לא תיסגר כל עוד הגג מחזיק מעמד"
    put(f"„{words}”, אמרה ראש העיר.", words, id="whole")
    put(f"„{words.replace('לא ', '')}”, אמרה ראש העיר אתמול.", words.replace("לא ", ""), id="cut")
    shown = group(store, "whole")
    assert verdicts(shown) == {"whole": None, "cut": "altered_unmarked"}
