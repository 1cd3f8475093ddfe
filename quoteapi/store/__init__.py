"""The archive: articles with their quotes and speakers, in SQLite or PostgreSQL; the same code and the same answers on both."""

from __future__ import annotations

from quoteapi.store.correcting import PastVersionError
from quoteapi.store.cursors import CursorError
from quoteapi.store.database import StoreError
from quoteapi.store.held import Held, Reading
from quoteapi.store.identities import ConflictError
from quoteapi.store.job_values import JobQuery, LeaseLostError, NewItem, NewJob
from quoteapi.store.jobs import Jobs
from quoteapi.store.people import PartyQuery
from quoteapi.store.store import Store, Writer
from quoteapi.store.values import Answered, ArticleQuery, Correction, CorrectionQuery, Incoming, Kept, Page, QuoteQuery
from quoteapi.store.wording import UnfitError

__all__ = [
    "Answered",
    "ArticleQuery",
    "ConflictError",
    "Correction",
    "CorrectionQuery",
    "CursorError",
    "Held",
    "Incoming",
    "JobQuery",
    "Jobs",
    "Kept",
    "LeaseLostError",
    "NewItem",
    "NewJob",
    "Page",
    "PartyQuery",
    "PastVersionError",
    "QuoteQuery",
    "Reading",
    "Store",
    "StoreError",
    "UnfitError",
    "Writer",
]
