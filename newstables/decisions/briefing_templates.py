"""Templates of one's own that briefings are written into: one a format, kept beside the store."""

from pathlib import Path

from newstables.store.store import Store


def read_template(store: Store, form: str) -> bytes | None:
    """Return the template of a format, None when there is none."""
    path = _path(store, form)
    return path.read_bytes() if path.is_file() else None


def keep_template(store: Store, form: str, content: bytes) -> None:
    """Keep a template of a format in place of the one there was; everybody's files use it."""
    store.person.expect("administer")
    path = _path(store, form)
    path.parent.mkdir(exist_ok=True)
    beside = path.with_suffix(".new")
    beside.write_bytes(content)
    beside.replace(path)
    store.note_done("template changed", form)


def drop_template(store: Store, form: str) -> None:
    """Forget the template of a format."""
    store.person.expect("administer")
    _path(store, form).unlink(missing_ok=True)
    store.note_done("template changed", form, about="dropped")


def _path(store: Store, form: str) -> Path:
    return store.folder / "templates" / f"briefing.{form}"
