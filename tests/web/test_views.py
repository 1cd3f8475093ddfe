"""The page as it is served: its parts, its policy, and the seed in the package."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Response
from flask.testing import FlaskClient

from quoteapi.api import create_app
from quoteapi.web import views

PAGES = [
    "/",
    "/draft",
    "/archive",
    "/archive/speakers",
    "/archive/speakers/s_1",
    "/archive/articles",
    "/archive/articles/a.1~b",
    "/archive/quotes/q_1/variants",
    "/archive/jobs",
    "/archive/jobs/j_1",
]


@pytest.fixture
def client() -> FlaskClient:
    """A client of the whole application."""
    return create_app().test_client()


def fetch(client: FlaskClient, path: str) -> Response:
    """The answer, its file read and closed."""
    with client.get(path) as response:
        response.get_data()
        return response


def test_the_packaged_seed_is_the_seed(root: Path) -> None:
    packaged = Path(views.__file__).parent / "static" / views.SEED
    assert packaged.read_bytes() == (root / views.SEED).read_bytes()


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_a_page_names_is_served(client: FlaskClient, page: str) -> None:
    paths = re.findall(r'(?:src|href|data-seed)="(/page/[^"]+)"', fetch(client, page).text)
    assert len(paths) >= 4
    assert {path: fetch(client, path).status_code for path in paths} == dict.fromkeys(paths, 200)


def test_script_arrives_as_script(client: FlaskClient) -> None:
    assert fetch(client, "/page/js/page.js").mimetype == "text/javascript"


@pytest.mark.parametrize("path", [*PAGES, "/page/js/page.js", "/page/css/page.css"])
def test_nothing_inline_and_nothing_from_elsewhere_may_run(client: FlaskClient, path: str) -> None:
    headers = fetch(client, path).headers
    assert headers["Content-Security-Policy"].startswith("default-src 'self';")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("page", PAGES)
def test_the_markup_holds_no_inline_script_or_style(client: FlaskClient, page: str) -> None:
    assert not re.findall(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", fetch(client, page).text)


def test_an_id_in_an_address_is_text(client: FlaskClient) -> None:
    assert 'data-id="&#34;&gt;&lt;b&gt;"' in fetch(client, '/archive/speakers/">%3Cb%3E').text


def test_under_a_prefix_the_page_asks_the_api_there(client: FlaskClient) -> None:
    shown = client.get("/", environ_overrides={"SCRIPT_NAME": "/quotes"}).text
    assert 'data-root="/quotes"' in shown
    assert 'src="/quotes/page/js/page.js"' in shown
