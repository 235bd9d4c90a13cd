"""Templates -> pages of HTML; every word is escaped unless a template itself is its source."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, **values: Any) -> bytes:
    """Return a template filled with values, each escaped.

    Args:
        template: name of a file in `templates/`.
        values: what it names; a name it lacks is a fault.
    """
    return _environment().get_template(template).render(values).encode()


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,  # of svg too, which the usual choice by ending leaves out
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
