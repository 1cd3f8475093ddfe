"""What the server says of a request that never gets as far as the API: a problem, as the API's own refusals are."""

from __future__ import annotations

import socket
from typing import Any

from gunicorn import util
from gunicorn.http import errors
from gunicorn.workers.gthread import ThreadWorker

# The statuses of what cannot be read; of anything else that gunicorn's parser refuses it is 400.
STATUSES = {
    errors.LimitRequestLine: 414,
    errors.ExpectationFailed: 417,
    errors.LimitRequestHeaders: 431,
    errors.UnsupportedTransferCoding: 501,
}


class Worker(ThreadWorker):  # type: ignore[misc]
    """gunicorn's process of threads, but for its pages of HTML."""

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: Exception) -> None:
        """Answer what raised `exc`, on the socket `client`; `req` is None where it was no request yet."""
        if not isinstance(exc, errors.ParseException) or isinstance(exc, errors.InvalidResponseHeader | errors.InvalidResponseHeaderName):
            super().handle_error(req, client, addr, exc)
            return
        # The process that starts the others has this module, and no use for the whole API.
        from quoteapi.api.problems import ProblemError, as_response  # noqa: PLC0415

        self.log.warning("A request from %s cannot be read: %s", addr[0] if addr else "", exc)
        answer = as_response(ProblemError(STATUSES.get(type(exc), 400), f"The request cannot be read: {exc}."))
        head = f"HTTP/1.1 {answer.status}\r\nConnection: close\r\n{answer.headers}"
        try:
            util.write_nonblock(client, head.encode("latin-1") + answer.get_data())
        except OSError:
            self.log.debug("Who sent it has gone.")
