"""A client of a running quoteapi: `Client`, and `AsyncClient` for asyncio. Needs the extra `client`; it needs no engine and no weights."""

from quoteapi.client.asynchronous import AsyncClient
from quoteapi.client.failures import ConnectionLostError, ProblemError
from quoteapi.client.sync import Client

__all__ = ["AsyncClient", "Client", "ConnectionLostError", "ProblemError"]
