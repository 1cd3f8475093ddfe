"""Webhooks, told to a real server: signed, tried again, and never to an address that is not public."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from sqlalchemy import text

from quoteapi.config import Settings
from quoteapi.jobs import webhooks
from quoteapi.jobs.addresses import AddressError, is_public, literal, resolved
from quoteapi.jobs.webhooks import deliver, fault, signature
from quoteapi.store import Jobs, Store
from quoteapi.store.calls import PAUSES
from quoteapi.store.job_values import Call

KEY = bytes(range(32))
SECRET = f"whsec_{base64.b64encode(KEY).decode()}"
PRIVATE = Settings(webhook_secret=SECRET, webhook_private=True)
PUBLIC = Settings(webhook_secret=SECRET)
ROW = "“We row at dawn,” said Ada Brook."


class Receiver(ThreadingHTTPServer):
    """A server that keeps what it is told, and answers with `status`."""

    def __init__(self) -> None:
        self.status = 204
        self.told: list[tuple[str, dict[str, str], bytes]] = []
        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/hook?desk=1"


class Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.told.append((self.path, {name.lower(): value for name, value in self.headers.items()}, body))
        self.send_response(self.server.status)
        self.send_header("Location", f"http://127.0.0.1:{self.server.server_port}/elsewhere")
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Not into the tests' output."""


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as server:
        thread = threading.Thread(target=server.serve_forever, args=[0.01])
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def call(url: str) -> Call:
    return Call(1, "w_1", url, 1, {"type": "job.done", "data": {"id": "j_1"}})


def test_what_is_told_is_signed_as_standard_webhooks_says(receiver: Receiver) -> None:
    assert deliver(call(receiver.url), PRIVATE) == (True, "status 204")
    [(path, headers, body)] = receiver.told
    assert (path, json.loads(body), headers["content-type"]) == ("/hook?desk=1", call("").event, "application/json")
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    expected = base64.b64encode(hmac.new(KEY, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"
    assert abs(int(headers["webhook-timestamp"]) - time.time()) < 60


def test_the_signature_is_that_of_the_standards_own_example() -> None:
    secret, uid = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek"
    expected = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    assert signature(secret, uid, 1614265330, b'{"test": 2432232314}') == expected


@pytest.mark.parametrize("status", [301, 307, 400, 500])
def test_any_other_status_is_none_that_takes_it_and_redirects_are_not_followed(receiver: Receiver, status: int) -> None:
    receiver.status = status
    assert deliver(call(receiver.url), PRIVATE) == (False, f"status {status}")
    assert len(receiver.told) == 1


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"])
def test_a_private_address_is_never_called(receiver: Receiver, host: str) -> None:
    taken, answer = deliver(call(f"http://{host}:{receiver.server_port}/"), PUBLIC)
    assert (taken, "private address" in answer, receiver.told) == (False, True, [])


def test_the_address_that_was_checked_is_the_one_that_is_called(receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is public when it is asked for first, and this machine a moment later."""
    answers = iter(["192.0.2.1", "127.0.0.1"])
    real, asked = socket.getaddrinfo, []

    def rebinding(host: str, *more: Any, **named: Any) -> Any:
        if host == "rebinding.example":
            asked.append(host)
            return real(next(answers), *more, **named)
        return real(host, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    monkeypatch.setattr(webhooks, "STEP", 0.2)
    # 192.0.2.0/24 belongs to nobody: the call fails there, and goes nowhere else.
    monkeypatch.setattr("quoteapi.jobs.addresses.is_public", lambda address: address == "192.0.2.1")
    taken, _ = deliver(call(f"http://rebinding.example:{receiver.server_port}/"), PUBLIC)
    assert (taken, asked, receiver.told) == (False, ["rebinding.example"], [])


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(AddressError, match="private"):
        resolved("both.example", 80, private=False)
    assert resolved("both.example", 80, private=True) == ["93.184.216.34", "10.0.0.1"]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("127.0.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::a9fe:a9fe", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_literal_addresses_in_any_form() -> None:
    assert (literal("2130706433"), literal("0x7f.1"), literal("::1"), literal("desk.example")) == ("127.0.0.1", "127.0.0.1", "::1", None)


@pytest.mark.parametrize(
    ("url", "settings", "said"),
    [
        ("https://desk.example/hook", Settings(), "QUOTEAPI_WEBHOOK_SECRET"),
        ("https://desk.example/hook", PUBLIC, None),
        ("http://127.0.0.1/hook", PUBLIC, "private"),
        ("http://127.0.0.1/hook", PRIVATE, None),
        ("http://0177.0.0.1/hook", PUBLIC, "private"),
        ("https://[fe80::1]/hook", PUBLIC, "private"),
        ("https://user:secret@desk.example/hook", PUBLIC, "without a user"),
        ("https://:80/hook", PUBLIC, "host"),
        ("https://desk.example:99999/hook", PUBLIC, "no address"),
        ("https://[::1/hook", PUBLIC, "no address"),
    ],
)
def test_what_is_wrong_with_an_address_is_told_at_once(url: str, settings: Settings, said: str | None) -> None:
    told = fault(url, settings)
    assert told is None if said is None else said in (told or "")


def test_who_answers_a_byte_at_a_time_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhooks, "WHOLE", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip() -> None:
            connection, _ = server.accept()
            with connection:
                try:
                    while True:
                        connection.sendall(b"H")
                        time.sleep(0.05)
                except OSError:
                    return

        thread = threading.Thread(target=drip)
        thread.start()
        began = time.monotonic()
        taken, _ = deliver(call(f"http://127.0.0.1:{server.getsockname()[1]}/"), PRIVATE)
        thread.join()
    assert not taken
    assert time.monotonic() - began < 3


def test_a_certificate_that_is_not_trusted_is_not_told(receiver: Receiver) -> None:
    # The receiver speaks no TLS at all.
    taken, answer = deliver(call(receiver.url.replace("http:", "https:")), PRIVATE)
    assert (taken, "SSLError" in answer, receiver.told) == (False, True, [])


def test_a_job_is_told_until_it_is_taken(jobs: Jobs, store: Store, begin: Callable[..., str]) -> None:
    uid = begin(ROW, webhook="https://desk.example/hook")
    assert jobs.claim(60) is None, "nothing has ended"
    store.write(lambda writer: writer.cancel_job(uid))
    first = jobs.claim(-1)
    assert first is not None
    assert (first.url, first.attempts, first.event["type"], first.event["data"]["id"]) == (
        "https://desk.example/hook",
        1,
        "job.cancelled",
        uid,
    )
    second = jobs.claim(60)
    assert second is not None, "the first worker died of it"
    assert (second.uid, second.attempts) == (first.uid, 2)
    assert jobs.claim(60) is None, "it is being called"
    jobs.told(second, "status 500", taken=False)
    assert jobs.claim(60) is None, "it waits"
    assert hook(jobs, uid) == {"url": "https://desk.example/hook", "state": "waiting", "attempts": 2, "answer": "status 500"}
    due_now(store)
    third = jobs.claim(60)
    assert third is not None
    jobs.told(third, "status 200", taken=True)
    due_now(store)
    assert jobs.claim(60) is None
    assert hook(jobs, uid) == {"url": "https://desk.example/hook", "state": "told", "attempts": 3, "answer": "status 200"}


def test_a_webhook_that_never_answers_is_given_up(jobs: Jobs, store: Store, begin: Callable[..., str]) -> None:
    uid = begin(ROW, webhook="https://desk.example/hook")
    store.write(lambda writer: writer.cancel_job(uid))
    for _ in range(len(PAUSES) + 1):
        claimed = jobs.claim(60)
        assert claimed is not None
        jobs.told(claimed, "TimeoutError: timed out", taken=False)
        due_now(store)
    assert jobs.claim(60) is None
    assert hook(jobs, uid)["state"] == "given-up"
    assert jobs.figures().webhooks == {"given-up": 1}


def hook(jobs: Jobs, uid: str) -> dict[str, Any]:
    found = jobs.job(uid)
    assert found is not None
    return dict(found["webhook"])


def due_now(store: Store) -> None:
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE webhook SET due = 0"))
