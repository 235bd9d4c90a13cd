"""Pages run by AppTest from app.py, on a store of their own."""

from contextlib import contextmanager

import streamlit as st
from streamlit.testing.v1 import AppTest

from newstables.config import ROOT
from newstables.store import jobs

PAGES = (
    "pages/collect/overview.py",
    "pages/collect/articles.py",
    "pages/explore/entities.py",
    "pages/explore/names.py",
    "pages/explore/connections.py",
    "pages/explore/quotes.py",
    "pages/explore/timeline.py",
    "pages/deliver/briefing.py",
)


def open_app(folder, monkeypatch, *, page="", **address):
    """Run the app on the store in `folder`; `address` are the filters behind the question mark."""
    monkeypatch.setenv("DATELINE_STORE", str(folder))
    monkeypatch.setattr(jobs, "ensure_worker", lambda *_, **__: False)  # no process is started
    st.cache_resource.clear()
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    if page:
        app.switch_page(page).run()
    assert not app.exception, app.exception
    return app


def texts(app):
    """Everything written on the page as text or HTML, one string."""
    return "\n".join(
        [element.value for element in [*app.text, *app.html, *app.info, *app.markdown]]
    )


@contextmanager
def opening(folder, monkeypatch, *, page, fill):
    """Return a function that opens one page on a store that `fill` fills, with an address."""
    usual = fill

    def opened(*, fill=usual, **address):
        monkeypatch.setenv("DATELINE_STORE", str(folder / "store"))
        st.cache_resource.clear()
        fill(folder / "store")
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
        app.run()
        app.switch_page(page)
        for name, value in address.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception
        return app

    yield opened
    st.cache_resource.clear()
