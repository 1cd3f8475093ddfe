"""Marks that overlap become elements that nest: the page's own script, run in the browser."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

NEST = "async (ranges) => (await import('/page/js/ranges.js')).nest(ranges)"
PARAGRAPHS = "async (text) => (await import('/page/js/ranges.js')).paragraphs(text).map((p) => text.slice(p.start, p.end))"
DEAL = "async ([ranges, blocks]) => (await import('/page/js/ranges.js')).deal(ranges, blocks)"

Range = dict[str, Any]


def placed(name: str, start: int, end: int, rank: int = 0) -> Range:
    return {"name": name, "start": start, "end": end, "rank": rank}


def drawn(nodes: list[Range]) -> str:
    """A tree in short: name, start, end, and what stands inside."""
    return " ".join(f"{n['name']}{n['start']}-{n['end']}" + (f"({drawn(n['children'])})" if n["children"] else "") for n in nodes)


@pytest.mark.parametrize(
    ("ranges", "tree"),
    [
        pytest.param([], "", id="nothing"),
        pytest.param([placed("a", 3, 3)], "", id="empty-range"),
        pytest.param([placed("b", 6, 9), placed("a", 0, 5)], "a0-5 b6-9", id="side-by-side"),
        pytest.param([placed("b", 2, 4), placed("a", 0, 9)], "a0-9(b2-4)", id="inside"),
        pytest.param([placed("b", 0, 9, 2), placed("a", 0, 9, 0)], "a0-9(b0-9)", id="same-place-by-rank"),
        pytest.param([placed("a", 0, 5), placed("b", 3, 8)], "a0-5(b3-5) b5-8", id="crossing"),
        pytest.param([placed("a", 0, 6), placed("b", 2, 8), placed("c", 4, 9)], "a0-6(b2-6(c4-6)) c6-9(b6-8)", id="three-crossing"),
        pytest.param([placed("a", 0, 5), placed("b", 5, 8)], "a0-5 b5-8", id="touching"),
    ],
)
def test_nest(scripts: Page, ranges: list[Range], tree: str) -> None:
    assert drawn(scripts.evaluate(NEST, ranges)) == tree


def leaves(nodes: list[Range], start: int, end: int) -> Iterator[tuple[str, int]]:
    """Each name with each offset that it covers, after checking that every node lies in its parent, behind the one before."""
    at = start
    for node in nodes:
        assert at <= node["start"] < node["end"] <= end
        yield from ((node["name"], offset) for offset in range(node["start"], node["end"]))
        yield from leaves(node["children"], node["start"], node["end"])
        at = node["end"]


def test_whatever_overlaps_each_range_covers_its_own_offsets_once(scripts: Page) -> None:
    chance = random.Random(9)
    for _ in range(60):
        ends = [sorted(chance.sample(range(40), 2)) for _ in range(chance.randint(1, 12))]
        ranges = [placed(f"r{i}", start, end, chance.randint(0, 3)) for i, (start, end) in enumerate(ends)]
        covered = sorted(leaves(scripts.evaluate(NEST, ranges), 0, 40))
        assert covered == sorted((r["name"], offset) for r in ranges for offset in range(r["start"], r["end"]))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("One.\n\nTwo.\n \nThree.", ["One.", "Two.", "Three."], id="blank-lines"),
        pytest.param("One\nhard-wrapped.\n\nTwo.", ["One\nhard-wrapped.", "Two."], id="line-breaks-kept-inside"),
        pytest.param("One.\nTwo.", ["One.", "Two."], id="no-blank-line"),
        pytest.param("\n\n  \n", [], id="nothing-but-space"),
        pytest.param("One.", ["One."], id="one"),
    ],
)
def test_paragraphs(scripts: Page, text: str, shown: list[str]) -> None:
    assert scripts.evaluate(PARAGRAPHS, text) == shown


def test_a_range_over_two_paragraphs_is_dealt_to_both(scripts: Page) -> None:
    blocks = [{"start": 0, "end": 10}, {"start": 12, "end": 20}, {"start": 22, "end": 30}]
    dealt = scripts.evaluate(DEAL, [[placed("a", 5, 15), placed("b", 10, 12)], blocks])
    assert [[(r["name"], r["start"], r["end"]) for r in block] for block in dealt] == [[("a", 5, 10)], [("a", 12, 15)], []]
