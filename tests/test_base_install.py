"""The package with what `pip install quoteapi` brings, and nothing else: what it does, and what it says of what it lacks."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TEXT = "“We will row,” said Ann Poe."
PAGE = f"<html><body><article><p>{TEXT}</p></article></body></html>"
REVIEWS = '<html><script type="application/ld+json">{"@type": "ClaimReview"}</script></html>'
PAGES, POSTGRESQL, REDIS = (f"needs the extra `{name}`: pip install 'quoteapi[{name}]'" for name in ("pages", "postgresql", "redis"))
MOST_BYTES = 300_000_000

SERVER = """
from quoteapi.api import create_app
client = create_app().test_client()
def post(path, body, kind):
    answer = client.post(path, data=body.encode(), content_type=kind)
    print(json.dumps([answer.status_code, answer.headers.get("Accept"), answer.json]))
post("/v1/articles", json.dumps({"text": TEXT}), "application/json")
post("/v1/extract", PAGE, "text/html")
post("/v1/articles", PAGE, "text/html")
post("/v1/claim-reviews", REVIEWS, "text/html")
post("/v1/claim-reviews", REVIEWS, "application/json")
"""


def closure(requirements: list[str], seen: set[tuple[str, str]]) -> Iterator[Distribution]:
    """The distributions of these requirements and of all that they require, as they are installed here."""
    for requirement in map(Requirement, requirements):
        for extra in ("", *requirement.extras):
            key = (canonicalize_name(requirement.name), extra)
            if key in seen or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
                continue
            seen.add(key)
            found = distribution(requirement.name)
            yield found
            yield from closure([each for each in found.requires or () if asked_by(each, extra)], seen)


def asked_by(requirement: str, extra: str) -> bool:
    marker = Requirement(requirement).marker
    return marker is None or marker.evaluate({"extra": extra})


@pytest.fixture(scope="module")
def base(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as site-packages are after `pip install quoteapi`: links to what is installed here."""
    site = tmp_path_factory.mktemp("site-packages")
    wanted = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    files = {file for each in closure(wanted, set()) for file in each.files or () if ".." not in file.parts}
    for file in files:
        link = site / file
        link.parent.mkdir(parents=True, exist_ok=True)
        if not link.exists() and Path(file.locate()).exists():
            link.symlink_to(file.locate())
    (site / "quoteapi").symlink_to(root / "quoteapi")
    return site


def python(base: Path, folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What Python answers that sees nothing but `base`."""
    start = f"import sys; sys.path[:] = [each for each in sys.path if 'site-packages' not in each]; sys.path.insert(0, {str(base)!r}); "
    command = [sys.executable, "-I", "-S", "-c", start + arguments[0], *arguments[1:]]
    return subprocess.run(
        command, cwd=folder, env={"QUOTEAPI_DATA": str(folder / "data"), **environment}, capture_output=True, text=True, check=False
    )


def quoteapi(base: Path, folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    run = python(base, folder, "from quoteapi.cli import main; main(prog_name='quoteapi')", *arguments, **environment)
    assert "Traceback" not in run.stderr
    return run


def test_it_is_small(base: Path, root: Path) -> None:
    sizes = [path.stat().st_size for part in (base, root / "quoteapi") for path in part.rglob("*") if path.is_file()]
    assert 100_000_000 < sum(sizes) < MOST_BYTES


def test_what_is_extra_is_not_there(base: Path, tmp_path: Path) -> None:
    code = "from importlib.util import find_spec as f; print([f(n) for n in ('trafilatura', 'lxml', 'feedparser', 'psycopg', 'redis')])"
    assert python(base, tmp_path, code).stdout == "[None, None, None, None, None]\n"


def test_text_is_read(base: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": TEXT}))
    assert "Ann Poe" in quoteapi(base, tmp_path, "extract", "a.txt").stdout
    run = quoteapi(base, tmp_path, "batch", "a.txt", "b.jsonl", "--out", "out.jsonl", "--processes", "1")
    assert (run.returncode, run.stdout) == (0, "2 articles: 2 read\n")
    assert quoteapi(base, tmp_path, "--help").returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [("extract", "a.html"), ("batch", "a.html", "--out", "o.jsonl"), ("import", "a.html"), ("import-claim-reviews", "a.html")],
)
def test_a_page_names_the_extra_and_the_file(base: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    run = quoteapi(base, tmp_path, *arguments)
    assert run.returncode == 1
    assert f"a.html: to read web pages {PAGES}" in run.stderr


def test_marked_up_ninjs_names_the_extra_and_the_field(base: Path, tmp_path: Path) -> None:
    items = [{"uri": "urn:x:1", "body_html": f"<p>{TEXT}</p>"}, {"uri": "urn:x:2", "body_text": TEXT}]
    (tmp_path / "a.json").write_text(json.dumps(items))
    run = quoteapi(base, tmp_path, "import", "a.json")
    assert (run.returncode, run.stdout) == (1, "1 articles: 1 new, 0 changed, 0 as they were; 1 could not be read\n")
    assert f"a.json#item 1: body_html: to read HTML or NITF {PAGES}" in run.stderr


@pytest.mark.parametrize("command", ["serve", "worker"])
@pytest.mark.parametrize(
    ("name", "value", "told"),
    [("QUOTEAPI_DATABASE_URL", "postgresql+psycopg://a:b@c/d", POSTGRESQL), ("QUOTEAPI_REDIS_URL", "redis://a:1/0", REDIS)],
)
def test_a_setting_is_told_at_the_start(base: Path, tmp_path: Path, command: str, name: str, value: str, told: str) -> None:
    run = quoteapi(base, tmp_path, command, **{name: value})
    assert (run.returncode, run.stderr) == (1, f"Error: {name}: {told}\n")


def test_the_server_answers_and_refuses_pages(base: Path, tmp_path: Path) -> None:
    run = python(base, tmp_path, f"import json; {TEXT=}; {PAGE=}; {REVIEWS=}; exec({SERVER!r})")
    kept, *pages, disguised = map(json.loads, run.stdout.splitlines())
    assert kept[0] == 201
    assert [page[0] for page in pages] == [415, 415, 415]
    for _, accept, problem in pages:
        assert PAGES in problem["detail"]
        assert "text/html" not in accept
    assert disguised[0] == 422
    assert PAGES in json.dumps(disguised[2])
