"""Addresses that only the machine's own network knows; a page must not make Onrecord ask them."""

import ipaddress
import socket

from onrecord.errors import CannotFetch


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(found, "ipv4_mapped", None) or found
    return mapped.is_global and not mapped.is_multicast


def check_public(host: str, *, resolve: bool = True) -> None:
    """Raise `CannotFetch` unless every address the host's name stands for is public; without `resolve`, behind a proxy
    that looks names up itself, only hosts written as numbers and the machine's own name are judged."""
    found = _addresses(host) if resolve else _written(host)
    if inner := sorted(address for address in found if not is_public(address)):
        raise CannotFetch(f"the host {host!r} stands for the private address {inner[0]}; allow private addresses to fetch it")


def _addresses(host: str) -> set[str]:
    try:
        return {str(entry[4][0]) for entry in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as error:
        raise CannotFetch(f"the host {host!r} is not known ({error}); check the address and the connection") from error


def _written(host: str) -> set[str]:
    if host == "localhost" or host.endswith(".localhost"):
        return {"127.0.0.1"}
    try:
        return {str(ipaddress.ip_address(host))}
    except ValueError:
        return set()
