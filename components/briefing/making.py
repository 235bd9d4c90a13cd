"""A file of a big store while it is made: how far it is, called off, or saved."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import streamlit as st

from components.loading import load_store
from newstables.decisions.briefing_exports import note_export
from newstables.decisions.briefings import Briefing
from newstables.errors import CalledOffError, DatelineError
from newstables.exports.briefing.blocks import Step
from newstables.exports.briefing.formats import DOCUMENTS, Written
from newstables.replica.apart.asking import Errand

_KEY = "briefing_making"  # as long as the reader's session lasts
_EVERY_S = 1.0


@dataclass
class Making:
    """One file that was asked for."""

    briefing: Briefing
    form: str
    errand: Errand = field(default_factory=Errand)
    written: Written | None = None
    fault: str = ""
    over: bool = False
    noted: bool = False  # in the log of what was saved

    def run(self, write: Callable[[Errand], Written]) -> None:
        """Wait for the file, on a thread of its own."""
        try:
            self.written = write(self.errand)
        except CalledOffError:
            self.fault = "Cancelled."
        except DatelineError as fault:
            self.fault = f"The file could not be made: {fault}."
        finally:
            self.over = True


def begin(briefing: Briefing, form: str, write: Callable[[Errand], Written]) -> None:
    """Have a file made; whoever left the page finds it there later."""
    making = Making(briefing, form)
    st.session_state[_KEY] = making
    threading.Thread(target=making.run, args=(write,), daemon=True).start()


def is_making() -> bool:
    """Return whether this reader waits for a file."""
    making = st.session_state.get(_KEY)
    return making is not None and not making.over


def show_making(briefing: Briefing) -> None:
    """Draw how far the file of this briefing is, or what came of it."""
    making: Making | None = st.session_state.get(_KEY)
    if making is None or making.briefing.briefing_id != briefing.briefing_id:
        return
    if making.over:
        _show_made(making, briefing)
    else:
        st.fragment(_show_progress, run_every=_EVERY_S)(making)


def _show_progress(making: Making) -> None:
    if making.over:
        st.rerun()  # the page draws what came of it, and nothing looks any more
    step: Step | None = making.errand.step
    with st.container(border=True, key="briefing_progress"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.text(f"{DOCUMENTS[making.form].label}: {_spell(making.errand, step)}",
                    width="stretch")  # fmt: skip
            st.button("Cancel", key="briefing_cancel", on_click=making.errand.call_off)
        st.progress(step.done / (step.of + 1) if step else 0.0)


def _spell(errand: Errand, step: Step | None) -> str:
    if errand.called_off:
        return "being cancelled"
    if not errand.begun:
        return "waiting until another file is made"
    if step is None:
        return "the articles are being opened"
    if not step.heading:
        return "all sections are read, the file is being written"
    return f"section {step.done + 1} of {step.of}, {step.heading}"


def _show_made(making: Making, briefing: Briefing) -> None:
    label = DOCUMENTS[making.form].label
    with st.container(horizontal=True, vertical_alignment="center", gap="small", border=True):
        if making.written is None:
            st.text(f"{label}: {making.fault}", width="stretch")
        else:
            older = "" if making.briefing == briefing else ", made before the latest changes"
            st.text(f"{label}: ready{older}", width="stretch")
            st.download_button(
                "Save the file",
                making.written.content,
                file_name=f"dateline-briefing.{DOCUMENTS[making.form].suffix}",
                mime=DOCUMENTS[making.form].media,
                key="briefing_made",
                on_click=_note,
                args=(making,),
                type="primary",
            )
        st.button("Close", key="briefing_made_close", on_click=st.session_state.pop, args=(_KEY,))


def _note(making: Making) -> None:
    """Keep once that it was saved."""
    if making.written and not making.noted:
        making.noted = True
        number = making.briefing.briefing_id
        note_export(load_store(), number, form=making.form, manifest=making.written.record)
