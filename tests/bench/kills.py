"""Ingests that are killed: `python -m tests.bench.kills --kills 100 --folder build/kills`.

Some 500 articles of mixed sources (files of every kind, a table, a dump, a packed folder, a feed)
are taken in and read; the process is killed at random moments and begun again. The store must
equal one that nobody disturbed: articles, printings, findings, what waits.
"""

import argparse
import io
import json
import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

from newstables.schemas import FINDINGS
from newstables.store.store import Store
from tests.reading.fetching.serving import PAGE, Served
from tests.reading.folder.making import make_folder

_TOWNS = ["Lowmoor", "Port Aldis", "Brackwater", "Northgate", "Kestrel Bay"]


def text(number: int) -> str:
    """Return an invented article; every number gives another one."""
    town, other = _TOWNS[number % 5], _TOWNS[number // 5 % 5]
    return (
        f"Council {number} of {town} met on Tuesday.\n\n“We weighed plan {number} for the pier,” "
        f"said Mara Quist, the mayor of {town}. She travels to {other} on 3 March 2023 to talk "
        f"about it.\n\nTomas Brandl, who leads the port, said that plan {number} would cost more."
    )


def make_sources(folder: Path, server: Served) -> list[str]:
    """Write the files, fill the server, and return what `ingest` is given."""
    folder.mkdir(parents=True, exist_ok=True)
    make_folder(folder)
    rows = [{"text": text(n), "outlet": f"Paper {n % 7}", "date": "2023-02-01"} for n in range(360)]
    dump = "\n".join(
        map(json.dumps, [*rows[:150], *({**row, "outlet": "Twin"} for row in rows[:9])])
    )
    (folder / "dump.jsonl").write_text(dump, encoding="utf-8")
    table = "\n".join("\t".join([row["text"].replace("\n", " "), row["outlet"], row["date"]])
                      for row in rows[150:250])  # fmt: skip
    (folder / "table.tsv").write_text(f"text\toutlet\tdate\n{table}\n", encoding="utf-8")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number in range(250, 340):
            archive.writestr(f"{number}.txt", text(number))
    (folder / "packed.zip").write_bytes(packed.getvalue())
    items = ""
    for number in range(340, 352):
        page = PAGE.replace("in part", f"on day {number} in part")
        server.answer(f"/{number}", 200, page)
        items += f"<item><link>{server.url}/{number}</link></item>"
    server.answer("/feed", 200, f"<rss><channel><title>Courier</title>{items}</channel></rss>")
    return [str(folder), f"{server.url}/feed"]


def ingest(sources: list[str], store: Path) -> subprocess.Popen:
    """Begin an ingest in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "newstables", "ingest", *sources, "--store", str(store)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        env=os.environ | {"DATELINE_FETCH_ALLOW": "127.0.0.1"},
    )  # fmt: skip


def content(folder: Path) -> dict[str, list]:
    """Return what a store holds, in an order of its own, times of the clock left out."""
    store = Store(folder)
    articles = store.articles().drop(columns=["added_at", "url"]).sort_values("article_id")
    found = {schema.name: store.findings(schema) for schema in FINDINGS}
    told = {name: sorted(map(str, frame.astype(object).to_numpy().tolist()))
            for name, frame in found.items()}  # fmt: skip
    with store.reading() as connection:
        waits = connection.execute("SELECT count(*) FROM article WHERE waits").fetchone()[0]
    return told | {"articles": articles.astype(str).to_numpy().tolist(), "waits": [waits]}


def main() -> int:
    """Kill an ingest as often as asked; 0 when the store equals an undisturbed one."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--longest", type=float, default=12.0, help="seconds before a kill")
    given = parser.parse_args()
    server, chance = Served(), random.Random(16)
    sources = make_sources(given.folder / "sources", server)
    calm, hurt = given.folder / "calm", given.folder / "hurt"
    begun = time.monotonic()
    ingest(sources, calm).wait()
    print(f"undisturbed: {time.monotonic() - begun:.0f} s", flush=True)  # noqa: T201
    kills = finished = 0
    while kills < given.kills:
        run = ingest(sources, hurt)
        try:
            run.wait(chance.uniform(0.5, given.longest))
            finished += 1  # all was there: begin with an empty store again
            if not report(calm, hurt, kills, finished):
                return 1
            hurt = given.folder / f"hurt{finished}"
        except subprocess.TimeoutExpired:
            os.killpg(run.pid, signal.SIGKILL)
            run.wait()
            kills += 1
    ingest(sources, hurt).wait()
    server.close()
    return 0 if report(calm, hurt, kills, finished + 1) else 1


def report(calm: Path, hurt: Path, kills: int, stores: int) -> bool:
    """Compare two stores and say so."""
    expected, found = content(calm), content(hurt)
    if not expected["quotes"]:
        raise SystemExit("the undisturbed store holds no quotation: is there a language model?")
    wrong = [name for name in expected if expected[name] != found[name]]
    told = f"{kills} kills, store {stores}: {len(found['articles'])} articles"
    print(told, "differs in " + ", ".join(wrong) if wrong else "equal", flush=True)  # noqa: T201
    return not wrong


if __name__ == "__main__":
    sys.exit(main())
