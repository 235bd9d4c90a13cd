"""The flags that say what reads: how many processes, of this machine or of a cluster."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

from newstables.config import Settings, read_settings
from newstables.store.readers.engines import ENGINES
from newstables.store.readers.pool import default_workers


def add_engine_flags(command: Any) -> None:
    """Add the flags of the engine to the parser of a command."""
    command.add_argument(
        "--engine",
        choices=ENGINES,
        default="local",
        help="what reads: processes of this machine (default), or a Dask cluster",
    )
    command.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        type=_address,
        help="of a Dask cluster that is running; without it one is started on this machine",
    )
    command.add_argument(
        "--workers",
        type=_positive,
        default=read_settings().workers or default_workers(),
        metavar="N",
        help="processes that read (default: %(default)s, the cores or DATELINE_WORKERS)",
    )


def add_shared_flag(command: Any) -> None:
    """Add the flag for what has no store that all machines share."""
    command.add_argument(
        "--shared",
        type=Path,
        metavar="DIR",
        help="with --scheduler: a folder that all machines share, for what is kept meanwhile",
    )


def settings_of(given: argparse.Namespace) -> Settings:
    """Return the settings with what the flags say of the engine."""
    return replace(
        read_settings(),
        engine=given.engine,
        scheduler=given.scheduler or "",
        workers=given.workers,
    )


def _address(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("write the scheduler's address, as tcp://host:8786")
    return text


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("write a number from 1")
    return number
