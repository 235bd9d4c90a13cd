"""The one door: connections to the very address that was checked, names kept for TLS."""

import socket
from collections.abc import Sequence
from functools import partial
from typing import Any

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection

from newstables.reading.fetching.addresses import addresses_of


class _Checked:
    """Asks for a host's addresses once, checks them, and connects to one of those."""

    def __init__(
        self, *args: Any, allowed: Sequence[str], opened: list[socket.socket], **named: Any
    ) -> None:
        """Keep what an operator allows besides the public web, and who counts what is open."""
        self.allowed, self.opened = allowed, opened
        super().__init__(*args, **named)

    def _new_conn(self) -> socket.socket:
        host, port = self._dns_host, self.port  # type: ignore[attr-defined]
        fault: OSError | None = None
        # The address is not asked for again: what is connected to is what was checked.
        for family, where in addresses_of(host, port, allowed=self.allowed):
            connection = socket.socket(family, socket.SOCK_STREAM)
            try:
                connection.settimeout(self.timeout)  # type: ignore[attr-defined]
                connection.connect(where)
            except OSError as error:
                connection.close()
                fault = error
            else:
                self.opened.append(connection)
                return connection
        raise fault or OSError(f"no address of {host} answers")


class _Plain(_Checked, HTTPConnection):
    pass


class _Secure(_Checked, HTTPSConnection):
    pass


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _Plain


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _Secure


def open_door(*, allowed: Sequence[str], opened: list[socket.socket]) -> PoolManager:
    """Return what sends requests; it follows no redirection and tries nothing twice.

    Every connection that it makes is added to `opened`, for who watches the clock.
    """
    door = PoolManager(retries=False)
    door.pool_classes_by_scheme = {
        "http": partial(_PlainPool, allowed=allowed, opened=opened),  # type: ignore[dict-item]
        "https": partial(_SecurePool, allowed=allowed, opened=opened),  # type: ignore[dict-item]
    }
    return door
