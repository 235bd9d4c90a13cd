"""Which addresses may be asked: http and https to the public web, and what an operator adds."""

import socket
from collections.abc import Sequence
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from newstables.errors import ArticleError

_PORTS = {"http": 80, "https": 443}
_OPEN_PORTS = {80, 443, 8080, 8443}
_NAT64 = ip_network("64:ff9b::/96")
_NEVER = tuple(
    ip_network(net)
    for net in (
        # Kept here too, since older Pythons take parts of them for public:
        "192.0.0.0/24",  # protocol assignments; a cloud answers with its secrets there
        "5f00::/16",
        "3fff::/20",
        "192.88.99.0/24",  # relays of 6to4: who answers is not known
        "64:ff9b:1::/48",  # NAT64 inside a network
        "::/96",  # IPv4 in IPv6 as it was once written
    )
)


Address = tuple[int, tuple[Any, ...]]  # family, and where to connect to


class Target(NamedTuple):
    """An address in its parts, checked to be one that may be asked."""

    url: str
    scheme: str
    host: str
    port: int


def target_of(url: str, *, allowed: Sequence[str]) -> Target:
    """Take an address apart.

    Args:
        url: the address, as typed or as a redirection gives it.
        allowed: what an operator lets be asked besides the public web: host names, networks.

    Raises:
        ArticleError: it is none that may be asked, in words.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = _plain_host(parts.hostname or ""), parts.port
    except (ValueError, UnicodeError) as error:
        raise ArticleError(f"'{url}': not a web address; copy it from the browser") from error
    if parts.scheme not in _PORTS or not host:
        raise ArticleError(f"'{url}': only addresses with http:// or https:// are fetched")
    if parts.username or parts.password:
        raise ArticleError(f"'{url}': it holds a name or password; take them out of the address")
    port = port or _PORTS[parts.scheme]
    if port not in _OPEN_PORTS and not _is_named(host, allowed):
        raise ArticleError(f"'{url}': port {port} is not one of the web; leave it out")
    return Target(url.strip(), parts.scheme, host, port)


def addresses_of(host: str, port: int, *, allowed: Sequence[str]) -> list[Address]:
    """Return the addresses of a host as sockets take them, every one of which may be asked.

    Where a single one may not, none is: who answers could choose, from one question to the next.

    Raises:
        ArticleError: the host is not known, or lies in a network that is not public.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ArticleError(
            f"'{host}': no such host is known; check the address and the connection"
        ) from error
    addresses: list[Address] = list(dict.fromkeys((answer[0], answer[4]) for answer in found))
    if not addresses:
        raise ArticleError(f"'{host}': no such host is known; check the address")
    if not all(_may_be_asked(str(where[0]), host, allowed) for _, where in addresses):
        raise ArticleError(
            f"'{host}': it lies in a private network, where nothing is fetched; save the page in a "
            "browser and add the file"
        )
    return addresses


def is_public(address: str) -> bool:
    """Return whether an address is one of the public internet, whatever it is wrapped in.

    Source: special-purpose registries of IANA (RFC 6890), as Python's `ipaddress` has them; RFC
    4291 (mapped), 3056 (6to4), 4380 (Teredo), 6052 (NAT64).
    """
    try:
        one = ip_address(address.split("%")[0])
    except ValueError:
        return False
    if any(one in net for net in _NEVER if net.version == one.version):
        return False
    inner = _wrapped(one)
    if inner:
        return all(is_public(str(embedded)) for embedded in inner)
    if isinstance(one, IPv6Address) and one.is_site_local:
        return False
    return one.is_global and not one.is_multicast and not one.is_reserved


def _wrapped(one: IPv4Address | IPv6Address) -> list[IPv4Address]:
    """Return the IPv4 addresses that an IPv6 address leads to."""
    if isinstance(one, IPv4Address):
        return []
    if one.ipv4_mapped:
        return [one.ipv4_mapped]
    if one.sixtofour:
        return [one.sixtofour]
    if one.teredo:
        return list(one.teredo)
    if one in _NAT64:
        return [IPv4Address(int(one) & 0xFFFFFFFF)]
    return []


def _may_be_asked(address: str, host: str, allowed: Sequence[str]) -> bool:
    if is_public(address) or _is_named(host, allowed):
        return True
    try:
        one = ip_address(address.split("%")[0])
    except ValueError:
        return False
    return any(one in net for net in _networks(allowed) if net.version == one.version)


def _is_named(host: str, allowed: Sequence[str]) -> bool:
    return host in {name.lower() for name in allowed}


def _networks(allowed: Sequence[str]) -> list[IPv4Network | IPv6Network]:
    found = []
    for words in allowed:
        try:
            found.append(ip_network(words, strict=False))
        except ValueError:
            continue  # the name of a host
    return found


def _plain_host(host: str) -> str:
    """Return a host in ASCII: letters of full width and other scripts in the form that is asked."""
    if host.isascii():
        return host.lower().rstrip(".")
    import idna

    try:
        return idna.encode(host, uts46=True).decode("ascii").rstrip(".")
    except idna.IDNAError as error:
        raise ValueError(str(error)) from error
