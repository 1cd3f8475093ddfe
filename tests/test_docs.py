"""What the docs name exists, and what exists the docs name: settings, routes, commands, rules, make targets, links."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent
from urllib.parse import unquote

import click
import pytest

from quoteapi import config
from quoteapi.api import create_app
from quoteapi.cli import main

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "quoteapi").rglob("*.md")])
RULE_HEADING = re.compile(r"^#{2,4} `?([a-z0-9]+(?:-[a-z0-9]+)*)`?$", re.MULTILINE)
ROUTE = re.compile(r"`(GET|POST|PUT|PATCH|DELETE) (/[^\s`?]*)")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
# How the engine's functions call the argument that names a rule.
RULE_ARGUMENTS = {"rule", "relation"}
# Flask answers these for every route.
UNTOLD_METHODS = {"HEAD", "OPTIONS"}


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def everything() -> str:
    return "\n".join(page.read_text(encoding="utf-8") for page in PAGES)


def test_settings() -> None:
    told = set(re.findall(r"\bQUOTEAPI_[A-Z_]+\b", everything()))
    assert told == {variable for variable, _, _ in config.described()}


@pytest.mark.parametrize(("variable", "default", "help_text"), config.described(), ids=lambda value: str(value)[:24])
def test_a_setting_is_told_with_its_default(variable: str, default: object, help_text: str) -> None:
    lines = [line for line in read("docs/api.md").splitlines() if f"`{variable}`" in line and line.startswith("|")]
    assert len(lines) == 1, f"one row of a table tells {variable} ({help_text})"
    # As the environment would have it: true, not True.
    written = str(default).lower() if isinstance(default, bool) else str(default)
    assert not isinstance(default, int | str) or written in lines[0].replace(",", "")


def routes() -> set[tuple[str, str]]:
    # Below a `path` that is none of the API's stand files: style sheets, scripts, pictures.
    served = [rule for rule in create_app().url_map.iter_rules() if "<path:" not in rule.rule or rule.rule.startswith("/v1/")]
    return {
        (method, re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)) for rule in served for method in (rule.methods or set()) - UNTOLD_METHODS
    }


def test_routes() -> None:
    assert set(ROUTE.findall(read("docs/api.md"))) == routes()


def commands(command: click.Command, path: tuple[str, ...] = ("quoteapi",)) -> Iterator[tuple[str, click.Command]]:
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            yield from commands(command.get_command(context, name), (*path, name))
    else:
        yield " ".join(path), command


COMMANDS = dict(commands(main))


def sections(text: str) -> dict[str, str]:
    """The text under each heading that names a command, by the command."""
    parts = re.split(r"^#{2,3} (.+)$", text, flags=re.MULTILINE)
    return {heading.strip(" `"): body for heading, body in zip(parts[1::2], parts[2::2], strict=True)}


def test_commands() -> None:
    assert {heading for heading in sections(read("docs/cli.md")) if heading.startswith("quoteapi ")} == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_options(name: str) -> None:
    told = set(OPTION.findall(sections(read("docs/cli.md"))[name])) - {"--help"}
    options = (p for p in COMMANDS[name].params if isinstance(p, click.Option))
    assert told == {long for option in options for long in (*option.opts, *option.secondary_opts) if long.startswith("--")} - {"--help"}


def test_commands_shown_exist() -> None:
    text = re.sub(r"```sh\n(.*?)```", lambda block: indent(block[1], " " * 4), everything(), flags=re.DOTALL)
    shown = re.findall(r"(?:^ {4}|`|\| )(quoteapi (?:db )?[a-z][a-z-]*)([^\n`#|]*)", text, re.MULTILINE)
    assert shown
    for name, rest in shown:
        assert name in COMMANDS
        assert set(OPTION.findall(rest)) <= {option for p in COMMANDS[name].params for option in (*p.opts, "--help")}


def modules(package: str = "") -> set[str]:
    """The modules below a package, and the packages, by their paths."""
    found = (path.relative_to(ROOT / "quoteapi").with_suffix("") for path in (ROOT / "quoteapi" / package).rglob("*.py"))
    return {(path.parent if path.name == "__init__" else path).as_posix() for path in found}


def modules_told() -> set[str]:
    """What stands in the first column of the tables of modules."""
    cells = re.findall(r"^\| (`[^|]+`) \|", read("docs/architecture.md"), re.MULTILINE)
    return {name.rstrip("/") for cell in cells for name in re.findall(r"`([a-z_/]+)`", cell)}


def test_modules_told_exist() -> None:
    there = {f"/{path}" for path in modules()}
    assert {name for name in modules_told() if not any(path.endswith(f"/{name}") for path in there)} == set()


@pytest.mark.parametrize(
    "package", ["batch", "client", "evaluation", "factcheck", "formats", "jobs", "mcp", "reading", "store", "verification"]
)
def test_every_module_is_told(package: str) -> None:
    told = {name.rpartition("/")[2] for name in modules_told()}
    here = {path for path in modules(package) if "/migrations/" not in path and (ROOT / "quoteapi" / f"{path}.py").exists()}
    assert {path for path in here if path.rpartition("/")[2] not in told} == set()


def engine_trees() -> list[ast.Module]:
    return [ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "quoteapi" / "engine").rglob("*.py"))]


def places_of_rules(trees: list[ast.Module]) -> dict[str, set[int]]:
    """For each function and dataclass of the engine that takes the name of a rule, the places of that argument."""
    found: dict[str, set[int]] = {}
    for node in (n for tree in trees for n in ast.walk(tree)):
        if isinstance(node, ast.FunctionDef):
            names = [a.arg for a in node.args.args]
        elif isinstance(node, ast.ClassDef):
            names = [s.target.id for s in node.body if isinstance(s, ast.AnnAssign) and isinstance(s.target, ast.Name)]
        else:
            continue
        for name in RULE_ARGUMENTS & set(names):
            found.setdefault(node.name, set()).add(names.index(name))
    return found


def rules() -> set[str]:
    """Every literal, and every constant, that the engine hands over as the name of a rule; an empty one is of none."""
    trees = engine_trees()
    assigned = [n for tree in trees for n in tree.body if isinstance(n, ast.Assign) and isinstance(n.value, ast.Constant)]
    constants = {t.id: n.value.value for n in assigned for t in n.targets if isinstance(t, ast.Name)}
    places = places_of_rules(trees)
    found: set[str] = set()
    for call in (n for tree in trees for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)):
        given = [k.value for k in call.keywords if k.arg in RULE_ARGUMENTS]
        given += [call.args[place] for place in places.get(call.func.id, ()) if place < len(call.args)]
        named = [constants.get(c.id) if isinstance(c, ast.Name) else getattr(c, "value", None) for arg in given for c in ast.walk(arg)]
        found |= {name for name in named if isinstance(name, str) and name}
    return found


def test_rules() -> None:
    told = RULE_HEADING.findall(read("docs/rules.md")) + RULE_HEADING.findall(read("docs/rules-roles.md"))
    assert sorted(set(told)) == sorted(told), "a rule is told once"
    assert set(told) == rules()


def test_make_targets() -> None:
    told = set(re.findall(r"^\| `make (\w+)` \|", read("CONTRIBUTING.md"), re.MULTILINE))
    assert told == set(re.findall(r"^(\w+):[^\n]*##", read("Makefile"), re.MULTILINE))


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if link.startswith(("http://", "https://")):
            continue
        path, _, anchor = unquote(link).partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_the_call_in_the_readme_gets_the_answer_in_the_readme() -> None:
    text = read("README.md")
    sent = re.search(r"-d '(\{.*?\})'", text, re.DOTALL)
    told = re.search(r"```json\n(.*?)```", text, re.DOTALL)
    assert sent
    assert told
    answer = create_app().test_client().post("/v1/extract", json=json.loads(sent[1]))
    assert answer.status_code == 200
    assert without_doubt(answer.get_json()) == without_doubt(json.loads(told[1]))


def without_doubt(value: object) -> object:
    """The answer to one decimal of every confidence: processors round int8 differently."""
    if isinstance(value, dict):
        return {k: round(v, 1) if k == "confidence" else without_doubt(v) for k, v in value.items()}
    return [without_doubt(v) for v in value] if isinstance(value, list) else value
