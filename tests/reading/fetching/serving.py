"""A server on loopback that answers as a test says, and names that lead where a test says."""

import gzip
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = (
    "<html><head><title>Pier</title><meta property='og:site_name' content='Harbour Courier'>"
    "<meta property='article:published_time' content='2023-01-31T09:30:00+01:00'></head><body>"
    "<article><h1>Pier to close</h1>"
    + "".join(
        f"<p>The mayor of Lowmoor said in part {number} of her speech that the pier would stay "
        "closed until the council had read the report of the builders in full.</p>"
        for number in range(9)
    )
    + "</article></body></html>"
)


class Handler(BaseHTTPRequestHandler):
    """Answers by path; what was asked is kept in `server.asked`."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):  # noqa: N802 - the name http.server calls
        self.server.asked.append((self.path, dict(self.headers), time.monotonic()))
        answer = self.server.answers.get(self.path)
        if answer is None:
            self.send(404, b"gone", {})
        elif callable(answer):
            answer(self)
        else:
            status, body, headers = answer
            self.send(status, body, headers)

    def send(self, status, body, headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if not {"Content-Length", "Transfer-Encoding"} & headers.keys():
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Served:
    """A running server; `answers` maps paths to (status, body, headers) or a function."""

    def __init__(self):
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        # Whoever asks may hang up; that is no fault of the server, and nothing to be printed.
        self.server.handle_error = lambda *_: None
        self.server.asked, self.server.answers = [], {}
        self.port = self.server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def paths(self):
        return [path for path, _, _ in self.server.asked]

    def answer(self, path, status=200, body=PAGE, **headers):
        body = body.encode() if isinstance(body, str) else body
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        self.server.answers[path] = (status, body, {"Content-Type": "text/html"} | headers)

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class Network:
    """Name resolution and connections, patched: every attempt to connect is written down."""

    def __init__(self, monkeypatch, served):
        self.names, self.attempts, self.asked = {}, [], []
        self._real, self._served = socket.getaddrinfo, served
        monkeypatch.setattr(socket, "getaddrinfo", self._resolve)
        monkeypatch.setattr(socket, "socket", self._socket())

    def _resolve(self, host, port, *rest, **named):
        self.asked.append(host)
        answers = self.names.get(host)
        if answers is None:
            return self._real(host, port, *rest, **named)  # numbers in every notation
        answers = answers.pop(0) if answers and isinstance(answers[0], list) else answers
        return [
            (
                socket.AF_INET6 if ":" in one else socket.AF_INET, socket.SOCK_STREAM, 6, "",
                (one, port, 0, 0) if ":" in one else (one, port),
            )
            for one in answers
        ]  # fmt: skip

    def _socket(self):
        real, network = socket.socket, self

        class Watched(real):
            def connect(self, where):
                network.attempts.append(str(where[0]))
                # What is public leads to the server on loopback, whatever its address.
                if where[0] not in ("127.0.0.1", "::1"):
                    self.close()
                    real.__init__(self, socket.AF_INET, socket.SOCK_STREAM)
                    self.settimeout(5)
                    where = ("127.0.0.1", network._served.port)
                return super().connect(where)

        return Watched


def bomb(handler):
    packed = gzip.compress(b"a" * 200_000_000, compresslevel=9)
    handler.send(200, packed, {"Content-Type": "text/html", "Content-Encoding": "gzip"})


def drip(handler):
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    for _ in range(100):
        try:
            handler.wfile.write(b"a")
        except OSError:
            return
        time.sleep(0.1)
