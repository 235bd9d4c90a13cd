"""Make decisions one by one, follow each and publish the tables: `... STORE DECISIONS`.

What the server does over a day, without a pause; `tests.bench.random_kills` ends it in the midst.
"""

import sys
from pathlib import Path

from newstables.decisions.log_file import import_corrections
from newstables.replica import replica as replicas
from newstables.replica.replica import open_replica
from newstables.store.store import Store


def main() -> None:
    """Decide, follow and publish, until all decisions are made, and again."""
    store = Store(Path(sys.argv[1]))
    replicas._PUBLISH_AFTER = 1
    rows, _ = import_corrections(Path(sys.argv[2]).read_text(encoding="utf-8"))
    while True:
        for number in range(len(rows)):
            store.add_corrections(rows.iloc[[number]])
            open_replica(store).close()


if __name__ == "__main__":
    main()
