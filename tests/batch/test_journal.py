"""What the journal tells after a kill, and whose it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from quoteapi.batch.errors import BatchError
from quoteapi.batch.items import Position
from quoteapi.batch.journal import Entry, Journal, run_of
from quoteapi.batch.outputs import Errors, Lines, Table
from quoteapi.errors import Fault
from quoteapi.reading.records import RecordError
from quoteapi.reading.sources import sources

FIRST, SECOND = Entry(Position(0, 100), 512, 0, 100, 0), Entry(Position(1, 3), 900, 80, 150, 3)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the journal is."""
    return tmp_path / "out.jsonl.journal"


def test_the_last_whole_entry_counts(path: Path) -> None:
    journal = Journal(path, "run")
    assert not journal.begun
    assert journal.last == Entry()
    journal.write(FIRST)
    journal.write(SECOND)
    journal.close()
    whole = path.read_bytes()
    for cut, last in ((1, FIRST), (40, FIRST), (0, SECOND)):
        path.write_bytes(whole[: len(whole) - cut])
        again = Journal(path, "run")
        assert again.begun
        assert again.last == last
        assert again.last.at.records == last.at.records
        again.write(SECOND)
        again.close()
        # What was cut in the middle is not in the way.
        assert path.read_bytes().startswith(whole)


def test_a_journal_that_was_cut_in_its_first_line_is_none(path: Path) -> None:
    path.write_bytes(b'{"ru')
    journal = Journal(path, "run")
    assert not journal.begun
    journal.remove()
    assert not path.exists()


def test_the_journal_of_another_run_is_kept_unless_it_may_be_replaced(path: Path) -> None:
    journal = Journal(path, "run")
    journal.write(FIRST)
    with pytest.raises(BatchError, match="another run is writing here"):
        Journal(path, "run")
    journal.close()
    with pytest.raises(BatchError, match="over other inputs or settings"):
        Journal(path, "other")
    new = Journal(path, "other", replace_other=True)
    assert (new.begun, new.last) == (False, Entry())
    new.close()


def test_what_tells_runs_apart(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("one")
    first = run_of(sources([file]), "reported")
    assert first == run_of(sources([file]), "reported")
    assert first != run_of(sources([file]), "all")
    file.write_text("other")
    assert first != run_of(sources([file]), "reported")


def written(mark: int, refused: object) -> int:
    assert refused == ()
    return mark


def test_what_was_written_after_a_commit_is_cut_off(tmp_path: Path) -> None:
    lines = Lines(tmp_path / "out.jsonl")
    lines.begin(0)
    mark = lines.write([b"one\n"], written)
    lines.write([b"two\n"], written)
    lines.close()
    again = Lines(tmp_path / "out.jsonl")
    again.begin(mark)
    again.write([b"three\n"], written)
    assert not (tmp_path / "out.jsonl").exists()
    again.finish()
    again.finish()
    assert (tmp_path / "out.jsonl").read_bytes() == b"one\nthree\n"
    assert not again.part.exists()


@pytest.mark.parametrize("kind", [Lines, Errors, Table])
def test_a_file_that_is_gone_is_told(tmp_path: Path, kind: type[Lines]) -> None:
    with pytest.raises(BatchError, match="is gone, or shorter than it was"):
        kind(tmp_path / "out").begin(5)


def test_errors_are_a_file_only_if_there_are_any(tmp_path: Path) -> None:
    path = tmp_path / "errors.jsonl"
    path.write_text("of an earlier run")
    errors = Errors(path)
    errors.begin(0)
    errors.finish()
    assert list(tmp_path.iterdir()) == []
    errors = Errors(path)
    errors.begin(0)
    wrong = [RecordError("a.csv:2", Fault("url", "Must be an address.")), RecordError("a.csv:3", Fault(None, "Is no row."))]
    mark = errors.keep(0, wrong[:1])
    # A transaction that is begun anew tells its errors once more.
    assert errors.keep(mark, wrong) == errors.keep(mark, wrong)
    assert errors.keep(mark, ()) == mark
    errors.finish()
    assert path.read_text() == '{"place": "a.csv:2", "field": "url", "detail": "Must be an address."}\n'
