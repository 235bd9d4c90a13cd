"""A fault raised on purpose that no page expected is told in its sentence; others are not ours."""

import streamlit as st
from streamlit.testing.v1 import AppTest

from components.server.faults import show_fault_of_run


def _told():
    from components.server.faults import show_fault_of_run
    from newstables.errors import StoreError

    assert show_fault_of_run(StoreError("the disk is full, so nothing was changed"))


def test_a_fault_of_the_store_is_told_with_the_way_back():
    app = AppTest.from_function(_told, default_timeout=60).run()
    assert not app.exception
    assert "the disk is full" in app.text[0].value
    assert [button.label for button in app.button] == ["Show the page again"]


def test_other_faults_are_left_to_streamlit(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_STORE", str(tmp_path))
    st.cache_resource.clear()
    assert not show_fault_of_run(ValueError("of ours"))
