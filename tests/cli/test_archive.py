"""`quoteapi db upgrade` and `quoteapi reindex`, over a real archive and the real engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from quoteapi.cli import main
from quoteapi.config import Settings
from quoteapi.store import Incoming, QuoteQuery, Store
from quoteapi.version import __version__

ROW = "“We row at dawn,” said Ada Brook."


def invoke(folder: Path, *arguments: str, **environment: str) -> Result:
    return CliRunner(env={"QUOTEAPI_DATA": str(folder), **environment}).invoke(main, arguments)


def test_upgrade_makes_the_archive_and_leaves_it_so(tmp_path: Path) -> None:
    for _ in range(2):
        result = invoke(tmp_path / "new", "db", "upgrade")
        assert (result.exit_code, "The archive is up to date: sqlite:///" in result.output) == (0, True)
    assert (tmp_path / "new" / "archive.sqlite3").exists()


def test_upgrade_does_not_show_the_password() -> None:
    result = invoke(Path(), "db", "upgrade", QUOTEAPI_DATABASE_URL="postgresql+psycopg://me:secret@127.0.0.1:1/none")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: the archive's database cannot be used: ")
    assert "secret" not in result.output + result.stderr


@pytest.mark.parametrize("command", [("db", "upgrade"), ("reindex",), ("serve",)])
def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "file").write_text("no folder")
    result = invoke(tmp_path / "file", *command)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: QUOTEAPI_DATA: {tmp_path / 'file'}: ")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Two articles that an older engine has read, and found nothing in."""
    facts: Any = {"title": None, "language": "en", "length": len(ROW)}
    store = Store.open(Settings(data=str(tmp_path / "archive")))
    for n in range(2):
        digest = {"sha256": f"{n:064x}"}
        result = {"article": {**facts, **digest}, "quotes": [], "speakers": [], "refusals": [], "engine": {"version": "0", "model": "old"}}
        store.write(lambda writer, n=n, result=result: writer.put(Incoming(text=ROW, id=f"a-{n}"), result))  # type: ignore[misc]
    store.close()
    return tmp_path / "archive"


def quotes(folder: Path) -> list[str]:
    store = Store.open(Settings(data=str(folder)))
    found = [quote["text"] for quote in store.quotes(QuoteQuery(q="dawn"), limit=9).items]
    store.close()
    return found


def test_what_another_engine_has_read_is_read_again_once(archive: Path) -> None:
    assert quotes(archive) == []
    assert invoke(archive, "reindex").output == "2 of 2 articles read again\n"
    assert quotes(archive) == ["We row at dawn,"] * 2
    assert invoke(archive, "reindex").output == "0 of 0 articles read again\n"
    assert invoke(archive, "reindex", "--before", "2100-01-01T00:00:00Z").output == "2 of 2 articles read again\n"
    assert invoke(archive, "reindex", "--before", "2000-01-01").output == "0 of 0 articles read again\n"


def test_a_stopped_run_goes_on_where_it_was(archive: Path) -> None:
    store = Store.open(Settings(data=str(archive)))
    with store.engine.begin() as connection:
        # As if a run had done the first and had been killed then.
        connection.execute(
            text("UPDATE version SET engine_version = :own, engine_model = 'tagger' WHERE article_id = 1"), {"own": __version__}
        )
    store.close()
    assert invoke(archive, "reindex").output == "1 of 1 articles read again\n"
    assert quotes(archive) == ["We row at dawn,"]
