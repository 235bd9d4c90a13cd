"""The flags that say what reads: how many processes."""

import argparse
from dataclasses import replace
from typing import Any

from newstables.config import Settings, read_settings
from newstables.store.readers.pool import default_workers


def add_engine_flags(command: Any) -> None:
    """Add the flags of the engine to the parser of a command."""
    command.add_argument(
        "--workers",
        type=_positive,
        default=read_settings().workers or default_workers(),
        metavar="N",
        help="processes that read (default: %(default)s, the cores or DATELINE_WORKERS)",
    )


def settings_of(given: argparse.Namespace) -> Settings:
    """Return the settings with what the flags say of the engine."""
    return replace(read_settings(), workers=given.workers)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("write a number from 1")
    return number
