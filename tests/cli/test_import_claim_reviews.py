"""`quoteapi import-claim-reviews`, over a real archive."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quoteapi.cli import main
from quoteapi.config import Settings
from quoteapi.store import ClaimQuery, Claims, Store

TRAMS = {"@type": "ClaimReview", "url": "https://checks.example/1", "claimReviewed": "Trams fly."}
GULLS = {"@type": "ClaimReview", "url": "https://checks.example/2", "claimReviewed": "Gulls swim."}


def run(folder: Path, *arguments: object, given: bytes = b"") -> Result:
    runner = CliRunner(env={"QUOTEAPI_DATA": str(folder / "archive")})
    return runner.invoke(main, ["import-claim-reviews", *map(str, arguments)], input=given)


def kept(folder: Path) -> list[str]:
    store = Store.open(Settings(data=str(folder / "archive")))
    found = [each["text"] for each in Claims(store).page(ClaimQuery(site="checks.example"), limit=50).items]
    store.close()
    return sorted(found)


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    path = tmp_path / "feed.json"
    path.write_text(json.dumps({"dataFeedElement": [{"item": [TRAMS]}, {"item": [GULLS]}]}))
    return path


def test_a_feed_is_kept_and_once(tmp_path: Path, feed: Path) -> None:
    first, again = run(tmp_path, feed), run(tmp_path, feed)
    assert (first.exit_code, first.output) == (0, "2 reviews are new, 0 changed, 0 were kept already, 0 are gone\n")
    assert (again.exit_code, again.output) == (0, "0 reviews are new, 0 changed, 2 were kept already, 0 are gone\n")
    assert kept(tmp_path) == ["Gulls swim.", "Trams fly."]


def test_standard_input_and_gzip(tmp_path: Path) -> None:
    assert run(tmp_path, given=gzip.compress(json.dumps(TRAMS).encode())).exit_code == 0
    assert run(tmp_path, "-", "--lines", given=json.dumps(GULLS).encode()).exit_code == 0
    assert len(kept(tmp_path)) == 2


def test_a_page_that_changed_takes_its_old_claims(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    for review in (TRAMS, {**TRAMS, "claimReviewed": "Trams sail."}):
        page.write_text(
            f'<html><head><link rel="canonical" href="https://checks.example/1">'
            f'<script type="application/ld+json">{json.dumps(review)}</script></head></html>'
        )
        result = run(tmp_path, page)
    assert result.output == "1 reviews are new, 0 changed, 0 were kept already, 1 are gone\n"
    assert kept(tmp_path) == ["Trams sail."]


def test_what_cannot_be_read_is_told_and_the_rest_is_kept(tmp_path: Path, feed: Path) -> None:
    lines = tmp_path / "reviews.jsonl"
    lines.write_text(json.dumps({**TRAMS, "url": "x"}) + "\n{\n" + json.dumps({**GULLS, "datePublished": "soon"}))
    result = run(tmp_path, lines, tmp_path / "none", feed)
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        f"quoteapi: {lines}:1: url: Must be an address that begins with http:// or https://.",
        f"quoteapi: {lines}:2: Is not JSON (Expecting property name enclosed in double quotes at column 1).",
        f"quoteapi: {lines}:3: datePublished: Is no date, such as 2026-05-01 or 2026-05-01T08:30:00Z. The review is read without it.",
        f"quoteapi: {tmp_path}/none: No such file or directory",
    ]
    assert kept(tmp_path) == ["Gulls swim.", "Trams fly."]
