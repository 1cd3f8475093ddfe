"""What is given to operators holds: the files can be read, and every setting, command, probe and metric in them exists."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

from quoteapi import config
from quoteapi.api import create_app
from quoteapi.api.examples import REQUEST
from quoteapi.cli import main
from quoteapi.config import Settings

METRIC = re.compile(r"\bquoteapi_[a-z_]+\b")
SERVICES = {"api", "worker", "postgresql", "redis"}


@pytest.fixture(scope="module")
def composed(root: Path) -> dict[str, Any]:
    return yaml.safe_load((root / "compose.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def kubernetes(root: Path) -> list[dict[str, Any]]:
    return list(yaml.safe_load_all((root / "docs" / "kubernetes.yaml").read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def exposed(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names under which `/metrics` tells what it counts, once there is something to count."""
    client = create_app(Settings(data=str(tmp_path_factory.mktemp("data")))).test_client()
    client.post("/v1/extract", json=REQUEST)
    families = text_string_to_metric_families(client.get("/metrics").text)
    return {sample.name for family in families for sample in family.samples}


def containers(kubernetes: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    return (
        container for each in kubernetes if each["kind"] == "Deployment" for container in each["spec"]["template"]["spec"]["containers"]
    )


def commands(composed: dict[str, Any], kubernetes: list[dict[str, Any]]) -> Iterator[list[str]]:
    """Every command of ours in the files."""
    for service in composed["services"].values():
        yield service["command"]
        yield service.get("healthcheck", {}).get("test", [""])[1:]
    for container in containers(kubernetes):
        yield container.get("command", [])
        yield from (probe["exec"]["command"] for name, probe in container.items() if name.endswith("Probe") and "exec" in probe)


def test_compose_has_all_that_runs(composed: dict[str, Any]) -> None:
    assert set(composed["services"]) == SERVICES
    for name, service in composed["services"].items():
        assert set(service.get("depends_on", {})) <= SERVICES
        # The image brings the API's own.
        assert "healthcheck" in service or name == "api"


def test_every_command_is_one(composed: dict[str, Any], kubernetes: list[dict[str, Any]]) -> None:
    ours = [words[1:] for words in commands(composed, kubernetes) if words[:1] == ["quoteapi"]]
    assert {words[0] for words in ours} == {"serve", "worker"}
    for name, *arguments in ours:
        command = main.get_command(click.Context(main, **main.context_settings), name)
        assert command is not None
        command.make_context(name, list(arguments), **main.context_settings)


def test_every_setting_is_one_and_can_be_used(composed: dict[str, Any], kubernetes: list[dict[str, Any]]) -> None:
    for service in ("api", "worker"):
        given = {
            name: re.sub(r"\$\{\w+(?::[-?][^}]*)?\}", "", value) for name, value in composed["services"][service]["environment"].items()
        }
        settings = Settings.from_environment(given)
        assert settings.database_url
        assert settings.redis_url
    [map_of_settings] = [each for each in kubernetes if each["kind"] == "ConfigMap"]
    assert Settings.from_environment(map_of_settings["data"]).redis_url


def test_every_probe_asks_what_is_there(kubernetes: list[dict[str, Any]]) -> None:
    routes = {rule.rule for rule in create_app().url_map.iter_rules()}
    probed = [probe for each in containers(kubernetes) for name, probe in each.items() if name.endswith("Probe")]
    asked = {probe["httpGet"]["path"] for probe in probed if "httpGet" in probe}
    assert asked == {"/healthz", "/readyz"}
    assert asked <= routes
    for container in containers(kubernetes):
        assert "livenessProbe" in container
        ports = {port["name"] for port in container.get("ports", ())}
        probes = (probe.get("httpGet") or probe.get("tcpSocket") or {} for name, probe in container.items() if name.endswith("Probe"))
        assert {probe["port"] for probe in probes if probe} <= ports


def test_labels_and_services_fit(kubernetes: list[dict[str, Any]]) -> None:
    labels = [each["spec"]["template"]["metadata"]["labels"] for each in kubernetes if each["kind"] == "Deployment"]
    assert all(each["spec"]["selector"] in labels for each in kubernetes if each["kind"] == "Service")
    [redis] = [each["metadata"]["name"] for each in kubernetes if each["kind"] == "Service" and "redis" in each["metadata"]["name"]]
    assert f"redis://{redis}:6379/0" in str(kubernetes)


def test_the_dashboard_asks_for_metrics_that_exist(root: Path, exposed: set[str]) -> None:
    panels = json.loads((root / "docs" / "grafana.json").read_text(encoding="utf-8"))["panels"]
    assert len({panel["id"] for panel in panels}) == len(panels)
    asked = {name for panel in panels for target in panel["targets"] for name in METRIC.findall(target["expr"])}
    assert len(asked) > 8
    assert asked <= exposed


def test_the_page_tells_every_metric_and_no_other(root: Path, exposed: set[str]) -> None:
    page = (root / "docs" / "operations.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `(quoteapi_[a-z_]+)` \|", page, re.MULTILINE))
    families = {re.sub(r"_(bucket|count|sum|created)$", "", name) for name in exposed if not name.endswith("_created")}
    assert told == families


def test_what_the_page_reckons_is_right(root: Path) -> None:
    page = (root / "docs" / "operations.md").read_text(encoding="utf-8").replace(",", "")
    seconds = 10_000_000 * 400 / 4_800
    assert f"{round(seconds, -3):.0f} core-seconds = {seconds / 3600:.0f} core-hours" in page
    leasing, writing = 10_000_000 * 0.005, 10_000_000 * 0.036
    assert f"× 5 ms = {leasing / 3600:.0f} core-hours |" in page
    assert f"× 36 ms = {writing / 3600:.0f} core-hours of the workers" in page
    everything = seconds + leasing + writing
    hours, minutes = divmod(round(everything / 48 / 60), 60)
    assert f"| {everything / 3600:.0f} core-hours: on 48 cores of which PostgreSQL uses up to 16 {hours} h {minutes} min |" in page


def test_every_setting_named_exists(root: Path) -> None:
    known = {variable for variable, _, _ in config.described()}
    for name in ("compose.yaml", "docs/kubernetes.yaml"):
        assert set(re.findall(r"\bQUOTEAPI_[A-Z_]+\b", (root / name).read_text(encoding="utf-8"))) <= known
