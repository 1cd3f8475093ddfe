"""Connections to Redis. Needs the extra `redis`."""

from __future__ import annotations

from redis import ConnectionPool

# Whoever sends a job should not wait long for a Redis that is away: the workers look round without it.
SECONDS_TO_REDIS = {"socket_connect_timeout": 2, "socket_timeout": 5}


def pool_to(address: str) -> ConnectionPool:
    """The pool of connections to the Redis at `address`; nothing is opened yet."""
    return ConnectionPool.from_url(address, **SECONDS_TO_REDIS)
