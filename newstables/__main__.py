"""The command line: everything the pages can do to data, without a browser.

Exit 0 when done, 1 when some items failed (each named on standard error), 2 for wrong usage.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from newstables.cli.check_flags import add_check_flags
from newstables.cli.collecting import add_collecting_commands
from newstables.cli.engine_flags import add_engine_flags, add_shared_flag, settings_of
from newstables.cli.export_flags import BRIEFING, FRAMES, add_flags, choices_of, filters_of
from newstables.cli.ingest_flags import add_ingest_flags, columns_of
from newstables.cli.stories import STORY_HELP, add_story_commands, run_stories
from newstables.cli.waiting import add_wait_flag, wait_for_reading
from newstables.config import read_settings
from newstables.errors import DamagedStoreError, DatelineError, StoreError

_PROBLEMS_SHOWN = 20

if TYPE_CHECKING:
    from newstables.story.corpus.reading import Corpus


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    given = build_parser().parse_args(arguments)
    try:
        code = int(given.run(given))
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # the reader of our output went away, as in `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for the flush at exit
        return 0
    except UnicodeDecodeError as fault:
        _say(f"the input is not UTF-8 ({fault.reason} at byte {fault.start}); save it as UTF-8")
        return 1
    except (DatelineError, OSError) as fault:
        _say(str(fault))
        return 1


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of every command."""
    parser = argparse.ArgumentParser(
        prog="python -m newstables", description="News articles in, tables out."
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    _add_corpus_commands(commands)
    _add_store_commands(commands)
    return parser


def _add_corpus_commands(commands: Any) -> None:
    for name, run, about in (
        ("annotate", _annotate, "write what is found in each article of a JSON Lines file"),
        ("timeline", _timeline, "write the dated events of a JSON Lines file, merged, as JSON"),
    ):
        command = commands.add_parser(name, help=about, description=about)
        command.add_argument(
            "source", metavar="IN.jsonl", help="an article a line; - reads standard input"
        )
        add_engine_flags(command)
        add_shared_flag(command)
        command.add_argument("--model", default=read_settings().model, help="spaCy model to use")
        command.set_defaults(run=run)


def _add_store_commands(commands: Any) -> None:
    ingest = _store_command(commands, "ingest", _ingest, "add articles to the store and read them")
    add_ingest_flags(ingest)
    add_engine_flags(ingest)
    ingest.add_argument("--story", metavar="NAME", help="a story to put them into")
    sample = _store_command(commands, "sample", _sample, "add the sample story to the store")
    sample.add_argument("--if-new", action="store_true", help="only to a store never used before")
    state = _store_command(
        commands, "status", _of_a_store(_status), "count what the store holds and what went wrong"
    )
    state.add_argument("--all-problems", action="store_true", help="not the newest 20 alone")
    state.add_argument("--story", metavar="NAME", help=STORY_HELP)
    stories = _store_command(
        commands, "stories", _of_a_store(run_stories), "list, make and change stories"
    )
    add_story_commands(stories)
    export = _store_command(
        commands, "export", _of_a_store(_export), "write what a page shows to a file"
    )
    add_flags(export)
    draft = _store_command(
        commands,
        "check",
        _of_a_store(_check),
        "hold a draft against the articles: quotations, names, numbers, dates, places",
    )
    add_check_flags(draft)
    add_wait_flag(draft)
    draft.add_argument("--story", metavar="NAME", help=STORY_HELP)
    add_collecting_commands(commands, _store_command, _of_a_store)
    log = _store_command(
        commands, "corrections", _of_a_store(_corrections), "show, undo, export, import decisions"
    )
    log.add_argument("action", choices=("list", "undo", "export", "import"))
    log.add_argument(
        "item",
        nargs="?",
        help="an ID for undo; a file for export and import, standard output and input without one",
    )
    log.add_argument("--story", metavar="NAME", help="list, export: only what holds in it alone")
    whole = _store_command(
        commands, "store", _whole, "check or repair the whole store, save it, put it back"
    )
    whole.add_argument("action", choices=("check", "repair", "export", "import"))
    whole.add_argument("file", nargs="?", type=Path, metavar="FILE", help="the backup")


def _store_command(commands: Any, name: str, run: Any, about: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=about, description=about)
    command.add_argument("--store", type=Path, default=read_settings().store, metavar="DIR")
    command.set_defaults(run=run)
    return command


def _of_a_store(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """Refuse a folder that is no store: a mistyped name would be answered as an empty one."""

    def checked(given: argparse.Namespace) -> int:
        from newstables.store.health.rows import rows_told
        from newstables.store.reading_only import expect_store

        try:
            expect_store(given.store)
        except DamagedStoreError:
            raise
        except StoreError as fault:
            _say(str(fault))
            return 2
        with rows_told(given.store):
            return run(given)

    return checked


# ---- a corpus, without a store


def _annotate(given: argparse.Namespace) -> int:
    from newstables.story.corpus.writing import ANNOTATE_WITHOUT, annotate_corpus

    with _corpus(given, ANNOTATE_WITHOUT) as corpus:
        for line in annotate_corpus(corpus):
            sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
        return _report(corpus.failed)


def _timeline(given: argparse.Namespace) -> int:
    from newstables.story.corpus.writing import TIMELINE_WITHOUT, timeline_of

    with _corpus(given, TIMELINE_WITHOUT) as corpus:
        json.dump(timeline_of(corpus), sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
        return _report(corpus.failed)


@contextmanager
def _corpus(given: argparse.Namespace, without: Collection[str]) -> Iterator["Corpus"]:
    from newstables.story.corpus.reading import read_corpus

    settings = replace(settings_of(given), model=given.model)
    with (
        _open(given.source) as source,
        read_corpus(source, settings=settings, without=without, shared=given.shared) as corpus,
    ):
        yield corpus


def _open(source: str) -> Any:
    if source == "-":
        return sys.stdin
    return Path(source).open(encoding="utf-8-sig")


def _report(failed: Iterable[str]) -> int:
    failed = list(failed)
    for sentence in failed:
        _say(sentence)
    return 1 if failed else 0


# ---- a store


def _ingest(given: argparse.Namespace) -> int:
    from newstables.cli.ingest import ingest

    done = ingest(
        replace(settings_of(given), store=given.store),
        given.source,
        outlet=given.outlet,
        published=given.published,
        columns=columns_of(given),
        story=given.story or "",
    )
    _say(f"{done.added} articles added, {done.known} already there", "")
    if done.printed_too:
        _say(
            f"{done.printed_too} of them were printed elsewhere or on another day too, which is "
            "noted with each; `status` names them",
            "",
        )
    if done.removed:
        _say(
            f"{done.removed} of them were removed before and stay so; "
            "`corrections undo ID` or the Articles page brings them back",
            "",
        )
    return _report(done.failed)


def _sample(given: argparse.Namespace) -> int:
    from newstables.store.sample import add_sample
    from newstables.store.store import Store

    done = add_sample(Store(given.store), only_if_new=given.if_new)
    if done.added or not given.if_new:
        _say(f"{done.added} articles of the sample story added", "")
    if done.added:
        _say("they are being read now; `export` and `check` wait for that, `status` counts", "")
    return _report(done.failed)


def _status(given: argparse.Namespace) -> int:
    from newstables.cli.ingest import status

    counts, problems = status(given.store, story=given.story or "")
    for name, count in counts.items():
        sys.stdout.write(f"{name}: {count}\n")
    shown = problems if given.all_problems else problems.head(_PROBLEMS_SHOWN)
    for row in shown.itertuples():
        sys.stdout.write(f"problem: {row.source}: {row.what}; {row.advice}\n")
    if len(problems) > len(shown):
        left = f"{len(problems) - len(shown):,} older ones; --all-problems lists them"
        sys.stdout.write(f"problems: {left}\n")
    return 0


def _export(given: argparse.Namespace) -> int:
    if given.what == BRIEFING:
        return _export_briefing(given)
    from newstables.cli.export import export, export_frames
    from newstables.exports.formats import formats_of
    from newstables.exports.frames import FRAME_FORMATS
    from newstables.exports.views import spell_view

    frames = given.what == FRAMES
    formats: Collection[str] = FRAME_FORMATS if frames else formats_of(given.what)
    if given.format not in formats:
        return _refuse_format(spell_view(given.what), formats, given.format)
    wait_for_reading(given.store, given.wait)
    story = given.story or ""
    if frames:
        name, out = given.frame, given.out
        return _report(export_frames(given.store, given.format, out, name=name, story=story))
    tour = getattr(given, "tour", None) or ""
    damaged = export(
        given.store,
        given.what,
        given.format,
        given.out,
        filters=filters_of(given),
        tour=tour,
        story=story,
        **choices_of(given),
    )
    return _report(damaged)


def _export_briefing(given: argparse.Namespace) -> int:
    from newstables.cli.export_briefing import export_briefing
    from newstables.exports.briefing.formats import DOCUMENTS

    if given.format not in DOCUMENTS:
        return _refuse_format(BRIEFING, DOCUMENTS, given.format)
    wait_for_reading(given.store, given.wait)
    export_briefing(
        given.store, given.name, given.format, given.out, filters=filters_of(given),
        template=given.template, story=given.story or "",
    )  # fmt: skip
    return 0


def _refuse_format(name: str, formats: Collection[str], form: str) -> int:
    _say(f"{name} can be written as {', '.join(formats)}, not as {form}")
    return 2


def _check(given: argparse.Namespace) -> int:
    from newstables.cli.check import check
    from newstables.exports.draft_report import DRAFT_FORMATS

    if given.format not in DRAFT_FORMATS:
        _say(f"a check can be written as {', '.join(DRAFT_FORMATS)}, not as {given.format}")
        return 2
    wait_for_reading(given.store, given.wait)
    content = check(given.store, given.draft, written=given.written, story=given.story or "")
    report = DRAFT_FORMATS[given.format](content)
    if given.out:
        given.out.write_bytes(report)
    else:
        sys.stdout.buffer.write(report)
    return 0 if (content.rows["verdict"] == "found").all() else 1


def _corrections(given: argparse.Namespace) -> int:
    from newstables.decisions.log_file import export_corrections, import_corrections
    from newstables.decisions.story_deeds import get_story
    from newstables.decisions.story_log import own_decisions
    from newstables.schemas import now
    from newstables.store.reading_only import open_to_read
    from newstables.store.store import Store

    if given.action in ("list", "export"):
        held = open_to_read(given.store)
        log = held.corrections()
        if given.story:
            log = own_decisions(log, get_story(held, given.story))
        if given.action == "list":
            _table(log)
        elif given.item in (None, "-"):
            sys.stdout.write(export_corrections(log))
        else:
            Path(given.item).write_text(export_corrections(log), encoding="utf-8")
        return 0
    store = Store(given.store)
    if given.action == "undo":
        if given.item is None:
            _say("corrections undo needs an ID; `corrections list` shows them")
            return 2
        if not store.mark_undone(given.item, at=now()):
            _say(f"no correction '{given.item}'; `corrections list` shows them")
            return 1
        return 0
    is_piped = given.item in (None, "-")
    text = sys.stdin.read() if is_piped else Path(given.item).read_text(encoding="utf-8")
    rows, faults = import_corrections(text)
    store.add_corrections(rows)
    return _report(f"{'' if is_piped else f'{given.item!r}, '}{fault}" for fault in faults)


def _whole(given: argparse.Namespace) -> int:
    from newstables.cli.store import run

    if given.action in ("export", "import") and given.file is None:
        _say(f"store {given.action} needs the FILE of the backup")
        return 2
    return _report(run(given.action, given.store, given.file))


def _table(frame: pd.DataFrame) -> None:
    frame.to_csv(sys.stdout, sep="\t", index=False)


def _say(sentence: str, name: str = "newstables: ") -> None:
    sys.stderr.write(f"{name}{sentence}\n")


if __name__ == "__main__":
    sys.exit(main())
