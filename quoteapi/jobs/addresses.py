"""Which addresses a webhook may go to: those of the open internet, as they are at the moment of the call."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address

from quoteapi.errors import QuoteapiError

Address = IPv4Address | IPv6Address
# RFC 6052: the last 32 bits are an IPv4 address, which a gateway of the network calls in the caller's place.
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class AddressError(QuoteapiError):
    """A host that is not to be called, or has no address; the message says which."""


def resolved(host: str, port: int, *, private: bool) -> list[str]:
    """The addresses of a host, all of which may be called. Raises AddressError.

    The caller connects to one of these and does not resolve again: a name may have another address a moment later.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise AddressError(f"{host} has no address") from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not private and not all(map(is_public, addresses)):
        raise AddressError(f"{host} is at a private address")
    return addresses


def is_public(address: str) -> bool:
    """Whether a literal address is one of the open internet, also in whichever form it is wrapped."""
    return all(each.is_global and not each.is_multicast for each in _unwrapped(ipaddress.ip_address(address.partition("%")[0])))


def literal(host: str) -> str | None:
    """The address that a host is, in any form in which the system would read it; None where it is a name."""
    try:
        found = socket.getaddrinfo(host, 0, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    except (OSError, UnicodeError):
        return None
    return str(found[0][4][0])


def _unwrapped(address: Address) -> Iterator[Address]:
    yield address
    if isinstance(address, IPv6Address):
        inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in NAT64:
            inner.append(IPv4Address(int(address) & 0xFFFFFFFF))
        yield from (each for each in inner if each is not None)
