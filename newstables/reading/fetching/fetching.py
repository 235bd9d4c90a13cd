"""One address -> what it answers, within bounds: time, size, redirections, robots, pace."""

import socket
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Timer
from typing import Any
from urllib.parse import urljoin, urlsplit

from urllib3.exceptions import HTTPError, LocationParseError, SSLError, TimeoutError

from newstables.config import Settings
from newstables.errors import ArticleError
from newstables.reading.fetching.addresses import Target, target_of
from newstables.reading.fetching.connecting import open_door

AGENT = "Dateline (reads articles that a person asks for)"
_MOVED = (301, 302, 303, 307, 308)
_REDIRECTIONS = 5
_ROBOTS_BYTES = 500_000
_CHUNK = 65_536
_PACE_S = 1.0  # between two requests to one host
_LONGEST_PACE_S = 10.0  # what a robots.txt may ask for
_SAID = {
    401: "asks for a password; log in with a browser, save the page and add the file",
    402: "asks for payment; log in with a browser, save the page and add the file",
    403: "refuses programs; open it in a browser, save the page and add the file",
    404: "is not there (404); check the address",
    410: "was taken down (410); look for it in a web archive",
    429: "is asked too often (429); try again later",
    451: "may not be shown here (451); look for it in a web archive",
}


@dataclass(frozen=True)
class Answer:
    """What an address answered; `data` is empty when nothing changed since it was fetched last."""

    url: str
    data: bytes
    kind: str  # content type, without parameters
    marks: Mapping[str, str] = field(default_factory=dict)  # etag, last_modified
    is_unchanged: bool = False


class Fetcher:
    """Fetches for one run: keeps what it knows of hosts, their robots.txt and their pace."""

    def __init__(
        self, settings: Settings, *, clock: Callable[[], float] = time.monotonic,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:  # fmt: skip
        """Begin knowing no host; `clock` and `wait` are seconds."""
        self._settings = settings
        self._opened: list[socket.socket] = []
        self._door = open_door(allowed=settings.fetch_allow, opened=self._opened)
        self._robots: dict[str, Any] = {}
        self._last: dict[str, float] = {}
        self._pace_s: dict[str, float] = {}
        self._clock, self._wait = clock, wait

    def fetch(self, url: str, *, marks: Mapping[str, str] | None = None) -> Answer:
        """Fetch one address.

        Args:
            url: a web address.
            marks: what it answered last time, so that an unchanged page is not sent again.

        Raises:
            ArticleError: it may not be fetched, or gives nothing to read; in one sentence.
        """
        if not self._settings.fetch:
            raise ArticleError(
                f"'{url}': fetching is turned off here (DATELINE_FETCH); save the page in a "
                "browser and add the file"
            )
        until = self._clock() + self._settings.fetch_total_s
        watch = Timer(self._settings.fetch_total_s, self._hang_up)
        watch.daemon = True
        watch.start()
        try:
            return self._follow(url, until, marks=marks or {})
        finally:
            watch.cancel()
            self._opened.clear()

    def _follow(self, url: str, until: float, *, marks: Mapping[str, str]) -> Answer:
        asked = url
        for _ in range(_REDIRECTIONS + 1):
            target = target_of(asked, allowed=self._settings.fetch_allow)
            self._respect_robots(target, until)
            answer = self._ask(target, until, marks=marks)
            if isinstance(answer, Answer):
                return answer
            asked = answer
        raise ArticleError(f"'{url}': it leads from one address to the next; open it in a browser")

    def _hang_up(self) -> None:
        """End every connection, whatever is waited for: a server may answer a letter a minute."""
        for connection in list(self._opened):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def _ask(self, target: Target, until: float, *, marks: Mapping[str, str]) -> Answer | str:
        """Ask once; return the answer, or the address it leads to."""
        headers = {
            "User-Agent": AGENT,
            "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.8,*/*;q=0.5",
            "Accept-Encoding": "gzip, deflate",
        }
        if "etag" in marks:
            headers["If-None-Match"] = marks["etag"]
        if "last_modified" in marks:
            headers["If-Modified-Since"] = marks["last_modified"]
        response = self._request(target, headers, until)
        try:
            if response.status in _MOVED and response.headers.get("Location"):
                return urljoin(target.url, response.headers["Location"])
            if response.status == 304:
                return Answer(target.url, b"", "", marks, is_unchanged=True)
            if response.status != 200:
                said = _SAID.get(
                    response.status,
                    f"cannot be shown now ({response.status}); try again later",
                )
                raise ArticleError(f"'{target.url}': the page {said}")
            data = self._body(response, target.url, until)
            kind = (response.headers.get("Content-Type") or "").split(";")[0].strip().lower()
            told = {
                name: response.headers[head]
                for name, head in (("etag", "ETag"), ("last_modified", "Last-Modified"))
                if response.headers.get(head)
            }
            return Answer(target.url, data, kind, told)
        finally:
            response.close()

    def _request(self, target: Target, headers: Mapping[str, str], until: float) -> Any:
        self._keep_pace(target.host)
        left = until - self._clock()
        timeout = min(self._settings.fetch_timeout_s, left)
        if timeout <= 0:
            raise ArticleError(f"'{target.url}': it takes too long; try again later")
        try:
            return self._door.request(
                "GET", target.url, headers=dict(headers), preload_content=False, redirect=False,
                timeout=timeout,
            )  # fmt: skip
        except TimeoutError as error:
            raise ArticleError(f"'{target.url}': it does not answer; try again later") from error
        except SSLError as error:
            raise ArticleError(
                f"'{target.url}': its certificate cannot be trusted; open it in a browser and see"
            ) from error
        except (HTTPError, OSError, LocationParseError, UnicodeError) as error:
            raise ArticleError(
                f"'{target.url}': no connection to it; check the address and try again later"
            ) from error

    def _body(self, response: Any, url: str, until: float) -> bytes:
        """Read an answer, unpacked, up to the limits of size and time."""
        limit = int(self._settings.fetch_max_mb * 1e6)
        packing = (response.headers.get("Content-Encoding") or "").strip().lower()
        try:
            data = unpacked(_pieces(response), packing=packing, limit=limit)
        except zlib.error as error:
            raise ArticleError(f"'{url}': it is packed in a broken way; try again") from error
        except (HTTPError, OSError) as error:
            late = self._clock() >= until
            fault = "it takes too long" if late else "it breaks off"
            raise ArticleError(f"'{url}': {fault}; try again later") from error
        if self._clock() >= until:
            raise ArticleError(f"'{url}': it takes too long; try again later")
        if data is None:
            raise ArticleError(
                f"'{url}': it is larger than {self._settings.fetch_max_mb:g} MB; save it in a "
                "browser and add the file"
            )
        return data

    def _respect_robots(self, target: Target, until: float) -> None:
        """Refuse what a site asks programs not to read.

        Source: RFC 9309 (Robots Exclusion Protocol).
        """
        origin = f"{target.scheme}://{urlsplit(target.url).netloc}"
        if origin not in self._robots:
            self._robots[origin] = self._read_robots(f"{origin}/robots.txt", until)
        rules = self._robots[origin]
        if rules is None:
            return
        if not rules.can_fetch(target.url, AGENT):
            raise ArticleError(
                f"'{target.url}': the site asks programs not to read it (robots.txt); save the "
                "page in a browser and add the file"
            )
        delay = min(float(rules.crawl_delay(AGENT) or 0), _LONGEST_PACE_S)
        self._pace_s[target.host] = max(delay, _PACE_S)

    def _read_robots(self, url: str, until: float) -> Any:
        """Return a site's rules; None when it has none, or keeps them where nothing is asked."""
        from protego import Protego

        for _ in range(_REDIRECTIONS + 1):
            target = target_of(url, allowed=self._settings.fetch_allow)
            response = self._request(target, {"User-Agent": AGENT}, until)
            try:
                if response.status in _MOVED and response.headers.get("Location"):
                    url = urljoin(url, response.headers["Location"])
                    continue
                if response.status >= 500:
                    raise ArticleError(
                        f"'{url}': the site cannot say what it lets be read; try again later"
                    )
                if response.status != 200:
                    return None
                packing = (response.headers.get("Content-Encoding") or "").strip().lower()
                data = unpacked(_pieces(response), packing=packing, limit=_ROBOTS_BYTES)
                return Protego.parse((data or b"").decode("utf-8", "replace"))
            except (HTTPError, OSError, zlib.error):
                return None
            finally:
                response.close()
        return None

    def _keep_pace(self, host: str) -> None:
        now = self._clock()
        due = self._last.get(host, float("-inf")) + self._pace_s.get(host, _PACE_S)
        if due > now:
            self._wait(due - now)
        self._last[host] = max(now, due)


def unpacked(pieces: Iterable[bytes], *, packing: str, limit: int) -> bytes | None:
    """Return what pieces of an answer hold, unpacked; None when it is more than the limit.

    Raises:
        zlib.error: it is packed in a broken or another way.
    """
    if packing not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise zlib.error(f"packed as {packing}")
    reader = zlib.decompressobj(wbits=47) if packing not in ("", "identity") else None
    parts, size = [], 0
    for piece in pieces:
        while piece:
            part = reader.decompress(piece, _CHUNK) if reader else piece
            piece = reader.unconsumed_tail if reader else b""
            parts.append(part)
            size += len(part)
            if size > limit:
                return None
    return b"".join(parts)


def _pieces(response: Any) -> Iterator[bytes]:
    """Return an answer as it comes in, so that a slow one is seen to be slow."""
    while piece := response.read1(_CHUNK, decode_content=False):
        yield piece
