"""The flags of the command `check`."""

import argparse
from pathlib import Path


def add_check_flags(command: argparse.ArgumentParser) -> None:
    """Add what is checked, and how the report is written."""
    command.description = (
        "Hold a draft against the articles. Exit 0 when each claim was found as written, else 1."
    )
    command.add_argument("draft", type=Path, metavar="DRAFT", help="txt, md, docx, pdf, ...")
    command.add_argument("--format", default="text", metavar="F", help="text (default), csv, ...")
    command.add_argument("--out", type=Path, metavar="PATH", help="default: standard output")
    command.add_argument(
        "--written",
        metavar="DAY",
        help="YYYY-MM-DD that its 'on Tuesday' counts from (default: the articles' last day)",
    )
