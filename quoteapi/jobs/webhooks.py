"""Webhooks: that a job has ended is told to whoever asked, signed as https://www.standardwebhooks.com has it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import socket
import ssl
import time
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Timer
from urllib.parse import SplitResult, urlsplit

from quoteapi.config import SIGNING, Settings
from quoteapi.jobs.addresses import AddressError, is_public, literal, resolved
from quoteapi.store.job_values import Call
from quoteapi.version import __version__

# Seconds for one step of the network, and for the whole call: who answers a byte at a time is cut off.
STEP, WHOLE = 5.0, 15.0
PORTS = {"http": 80, "https": 443}


def deliver(call: Call, settings: Settings) -> tuple[bool, str]:
    """Tell one webhook: whether it was taken (any status from 200 to 299), and what came of it. Raises nothing."""
    body = json.dumps(dict(call.event), separators=(",", ":")).encode("ascii")
    try:
        status = _post(urlsplit(call.url), body, _headers(call.uid, body, settings.webhook_secret), private=settings.webhook_private)
    except (OSError, HTTPException, AddressError, ValueError) as error:
        return False, f"{type(error).__name__}: {error}"[:500]
    return 200 <= status < 300, f"status {status}"


def signature(secret: str, uid: str, timestamp: int, body: bytes) -> str:
    """What `webhook-signature` says: the HMAC-SHA256 of id, time and body, with points between, in base64."""
    key = base64.b64decode(secret.removeprefix(SIGNING))
    digest = hmac.new(key, b".".join((uid.encode(), str(timestamp).encode(), body)), hashlib.sha256).digest()
    return f"v1,{base64.b64encode(digest).decode('ascii')}"


def fault(url: str, settings: Settings) -> str | None:
    """What is wrong with the address of a webhook before anything is resolved; None where nothing is."""
    if not settings.webhook_secret:
        return "This server tells no webhooks: QUOTEAPI_WEBHOOK_SECRET is not set."
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "Is no address."
    if not host or parts.username is not None or parts.password is not None:
        return "Must name a host, without a user and a password."
    address = literal(host)
    if address is not None and not settings.webhook_private and not is_public(address):
        return "Must not be a private address."
    return None


def _headers(uid: str, body: bytes, secret: str) -> dict[str, str]:
    now = int(time.time())
    signed = {"webhook-id": uid, "webhook-timestamp": str(now), "webhook-signature": signature(secret, uid, now, body)}
    return {"Content-Type": "application/json", "User-Agent": f"quoteapi/{__version__}", "Connection": "close", **signed}


def _post(url: SplitResult, body: bytes, headers: dict[str, str], *, private: bool) -> int:
    """The status of the answer; redirects are answers like others, and are not followed."""
    host, port = url.hostname or "", url.port or PORTS[url.scheme]
    connection = _connection(url.scheme, host, port)
    connection.sock = _connected(resolved(host, port, private=private), port)
    # http.client waits for each byte anew.
    timer = Timer(WHOLE, _cut, [connection.sock])
    timer.start()
    try:
        if isinstance(connection, HTTPSConnection):
            connection.sock = ssl.create_default_context().wrap_socket(connection.sock, server_hostname=host)
        connection.request("POST", f"{url.path or '/'}{'?' if url.query else ''}{url.query}", body, headers)
        return connection.getresponse().status
    finally:
        timer.cancel()
        connection.close()


def _connection(scheme: str, host: str, port: int) -> HTTPConnection:
    return HTTPSConnection(host, port) if scheme == "https" else HTTPConnection(host, port)


def _connected(addresses: list[str], port: int) -> socket.socket:
    """A connection to the first of the addresses that answers."""
    last: OSError = OSError("no address")
    for address in addresses:
        try:
            return socket.create_connection((address, port), STEP)
        except OSError as error:
            last = error
    raise last


def _cut(sock: socket.socket) -> None:
    try:
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        # Closed meanwhile.
        return
