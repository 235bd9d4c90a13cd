"""Count what crosses the wire from a local server to a browser, compression and all."""

import socket
import threading
from contextlib import suppress


class CountingProxy:
    """A TCP proxy in front of `port`; `received` counts the bytes sent to the browser."""

    def __init__(self, port: int) -> None:
        self.received = 0
        self._target = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://localhost:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        with suppress(OSError):  # closed
            while True:
                browser, _ = self._listener.accept()
                server = socket.create_connection(("127.0.0.1", self._target))
                for source, target, counts in ((browser, server, False), (server, browser, True)):
                    threading.Thread(
                        target=self._pump, args=(source, target, counts), daemon=True
                    ).start()

    def _pump(self, source: socket.socket, target: socket.socket, counts: bool) -> None:  # noqa: FBT001
        with suppress(OSError):
            while data := source.recv(65536):
                if counts:
                    self.received += len(data)
                target.sendall(data)
        with suppress(OSError):
            target.shutdown(socket.SHUT_WR)

    def close(self) -> None:
        """Take no more connections."""
        self._listener.close()
