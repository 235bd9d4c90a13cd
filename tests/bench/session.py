"""One reader of the app without a browser: it speaks Streamlit's own messages over a websocket.

It does of a browser's work what the server has to do with: it holds what it was sent, asks for
nothing that it holds, and changes widgets.
"""

import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import connect

_END = "script_finished"


@dataclass(frozen=True)
class Run:
    """What one run of a page cost a reader."""

    seconds: float  # until the last of it was there
    elements: int
    kilobytes: float  # unpacked


class Session:
    """A reader's connection to the app, on one page."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._socket = connect(
            f"ws://{parts.netloc}/_stcore/stream",
            origin=f"http://{parts.netloc}",  # type: ignore[arg-type]
            max_size=None,
        )
        self._held: set[str] = set()
        self._page = ""
        self._ids: dict[str, str] = {}  # key or label of a widget -> its id
        self._states: dict[str, WidgetState] = {}

    def open(self, page: str, *, query: str = "") -> Run:
        """Go to a page: the last part of its address, "" for the first."""
        self._page = page
        self._states.clear()
        return self._run(query)

    def write(self, key: str, words: str) -> Run:
        """Write into the field with a key."""
        id_ = self._ids[key]
        self._states[id_] = WidgetState(id=id_, string_value=words)
        return self._run("")

    def close(self) -> None:
        """Leave."""
        self._socket.close()

    def _run(self, query: str) -> Run:
        asked = BackMsg()
        state = asked.rerun_script
        state.query_string, state.page_name = query, self._page
        state.widget_states.widgets.extend(self._states.values())
        state.cached_message_hashes.extend(self._held)
        state.context_info.timezone = "UTC"
        state.context_info.url = f"http://localhost/{self._page}"
        begun = time.perf_counter()
        self._socket.send(asked.SerializeToString())
        size = elements = 0
        while True:
            packed: Any = self._socket.recv(timeout=120)
            size += len(packed)
            message = ForwardMsg.FromString(packed)
            if message.hash and message.metadata.cacheable:
                self._held.add(message.hash)
            kind = message.WhichOneof("type")
            if kind in ("delta", "ref_hash"):
                elements += 1
                self._note(message)
            elif message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY and kind == _END:
                return Run(time.perf_counter() - begun, elements, size / 1000)

    def _note(self, message: ForwardMsg) -> None:
        """Keep the id of a widget under its key."""
        if message.WhichOneof("type") != "delta":
            return
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if not kind:
            return
        id_ = getattr(getattr(element, kind), "id", "")
        if id_.startswith("$$ID-"):
            self._ids[id_.split("-", 2)[2]] = id_
