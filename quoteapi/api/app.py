"""The application: what is put together, in order, with nothing decided here."""

from __future__ import annotations

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from quoteapi import web
from quoteapi.api import (
    archive,
    articles,
    compression,
    corrections,
    docs,
    draining,
    extract,
    headers,
    health,
    jobs,
    keys,
    limits,
    logs,
    observing,
    problems,
    quotes,
    speakers,
    verify,
)
from quoteapi.api.archive import Archive
from quoteapi.api.contract import Contract
from quoteapi.api.metrics import Metrics
from quoteapi.api.reader import Extractor, Reader
from quoteapi.api.state import NAME, State
from quoteapi.config import Settings
from quoteapi.jobs.queue import Queue
from quoteapi.store import Store


def create_app(settings: Settings | None = None, engine: Extractor | None = None, store: Store | None = None) -> Flask:
    """The WSGI application.

    Without `settings` the environment gives them; raises SettingError for one that cannot be used. `engine` reads the articles;
    without it one is made, at the first article. `store` is the archive; without it the settings' is opened when it is first asked for.
    """
    settings = settings or Settings.from_environment()
    logs.configure(settings.log_level)
    app = _flask(settings)
    contract = Contract(app)
    app.extensions[NAME] = State(
        settings, Reader(engine, threads=settings.threads), Archive(settings, store), Queue(settings), Metrics(), contract
    )
    observing.register(app)
    compression.register(app)
    limits.register(app, settings)
    keys.register(app, settings)
    headers.register(app, settings)
    draining.register(app)
    contract.register_blueprint(extract.blueprint)
    for archived in (articles, quotes, corrections, speakers, verify, jobs):
        contract.register_blueprint(archived.blueprint)
    contract.register_blueprint(health.blueprint)
    app.register_blueprint(docs.blueprint)
    app.register_blueprint(web.blueprint)
    problems.register(app)
    archive.register(app)
    return app


def _flask(settings: Settings) -> Flask:
    app = Flask(NAME, static_folder=None)
    # One more than is taken: werkzeug cuts a chunked body off here without a word, and intake.py must notice.
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body_bytes + 1
    app.json.sort_keys = False  # type: ignore[attr-defined]
    hops = settings.trusted_proxies
    if hops:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops, x_prefix=hops)  # type: ignore[method-assign]
    return app
