from __future__ import annotations

import sys
from pathlib import Path

import pytest

from quoteapi.evaluation.bench.measure import ProbeError, Round, probed, summary, turns
from quoteapi.evaluation.bench.memory import peak_bytes
from quoteapi.evaluation.bench.systems import NotInstalledError, Setup, load
from quoteapi.evaluation.bench.texts import Text, multiplied, words_in

SAID = "“We will mend the pier by June,” said Ada Brook."


def test_a_text_is_multiplied_as_articles_and_as_one() -> None:
    texts = multiplied("Rain fell.", copies=3)
    assert [text.text for text in texts] == ["Rain fell."] * 3 + ["Rain fell.\n\nRain fell.\n\nRain fell."]
    assert words_in(texts) == 12


def test_systems_take_turns() -> None:
    assert list(turns(["a", "b"], 2)) == [("a", 0), ("b", 0), ("a", 1), ("b", 1)]


def a_round(seconds: float, cpu: float, first: float, peak: int | None) -> Round:
    return Round("1", first, seconds, cpu, {"detect": seconds / 2}, peak, [], [])


def test_a_summary_is_the_median_of_its_rounds() -> None:
    rounds = [a_round(1.0, 0.5, 3.0, 100), a_round(2.0, 1.0, 1.0, 300), a_round(4.0, 2.0, 2.0, 200)]
    got = summary("ours", 100, rounds)
    assert (got.words_per_second, got.slowest, got.fastest) == (50.0, 25.0, 100.0)
    assert (got.words_per_cpu_second, got.first_answer, got.peak_bytes, got.stages) == (100.0, 2.0, 300, {"detect": 1.0})


def test_memory_that_nobody_tells_of() -> None:
    assert summary("ours", 100, [a_round(1.0, 1.0, 1.0, None)]).peak_bytes is None


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")
def test_the_peak_holds_what_was_let_go() -> None:
    before = peak_bytes()
    assert before is not None
    held = bytearray(200_000_000)
    held[::4096] = b"x" * len(held[::4096])
    del held
    after = peak_bytes()
    assert after is not None
    assert after - before > 100_000_000


def test_a_probe_reads_every_text_and_gives_what_was_found() -> None:
    texts = (Text("a", SAID), Text("b", "Rain fell."))
    measured = probed("quoteapi", texts, Setup(), quotes=True)
    first, second = measured.found
    assert (first["id"], second) == ("a", {"id": "b", "quotes": []})
    assert [quote["speaker"]["name"] for quote in first["quotes"]] == ["Ada Brook"]
    assert measured.first_answer > measured.seconds > 0


def test_what_was_found_is_given_only_where_it_is_asked_for() -> None:
    assert list(probed("quoteapi", [Text("a", SAID)], Setup()).found) == []


def test_a_probe_that_ends_early_is_told() -> None:
    with pytest.raises(ProbeError, match="KeyError"):
        probed("no such system", [Text("a", SAID)], Setup())


CITRON = '''
class Citron:
    """Answers in the form that Citron documents, for the one sentence of this test."""

    def __init__(self, model):
        self.model = model

    def extract(self, text):
        if self.model != "model":
            raise ValueError(self.model)
        spans = [{"start": text.index(part), "end": text.index(part) + len(part), "text": part} for part in ("We will", "Ada", "said")]
        return {"quotes": [{"contents": spans[:1], "sources": spans[1:2], "cue": spans[2]}], "source": {}}
'''


@pytest.fixture
def citron(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that stands in for Citron, which no package index has."""
    (tmp_path / "citron").mkdir()
    (tmp_path / "citron/__init__.py").touch()
    (tmp_path / "citron/citron.py").write_text(CITRON, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=":")


@pytest.mark.usefixtures("citron")
def test_a_peer_is_measured_in_the_same_way() -> None:
    measured = probed("citron", [Text("a", SAID)], Setup(citron_model="model"), quotes=True)
    assert list(measured.found) == [{"id": "a", "quotes": [{"content": [[1, 8]], "source": [[38, 41]], "cue": [[33, 37]]}]}]
    assert measured.stages == {}


@pytest.mark.usefixtures("citron")
def test_a_system_that_fails_on_everything_has_no_figures() -> None:
    with pytest.raises(ProbeError, match=r"citron: failed on every text; a: ValueError\('other'\)"):
        probed("citron", [Text("a", SAID)], Setup(citron_model="other"))


@pytest.mark.usefixtures("citron")
def test_a_peer_without_its_model_is_not_here() -> None:
    with pytest.raises(NotInstalledError, match="citron needs the folder of a model"):
        probed("citron", [Text("a", SAID)], Setup())


def test_a_peer_that_is_not_installed() -> None:
    with pytest.raises(NotInstalledError, match="citron is not installed"):
        load("citron", Setup())
