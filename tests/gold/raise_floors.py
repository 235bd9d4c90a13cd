"""`make gold`: raise the floors to what is reached; lower one only with ALLOW=1.

A floor that is lowered wants its reason in the commit.
"""

import json
import os
import sys

from newstables.config import read_settings
from newstables.nlp.annotation import load_model
from tests.gold.scoring import FLOORS, read_floors, score_gold


def main() -> None:
    """Write floors.json, or end with what fell."""
    reached = score_gold(load_model(read_settings().model))
    floors = read_floors() if FLOORS.exists() else {}
    fell = {name: (floors[name], reached.get(name, 0.0)) for name in floors
            if reached.get(name, 0.0) < floors[name]}  # fmt: skip
    if fell and os.environ.get("ALLOW") != "1":
        for name, (floor, now) in fell.items():
            sys.stderr.write(f"{name}: {now} is below its floor {floor}\n")
        sys.exit("nothing written; mend it, or run with ALLOW=1 and say why in the commit")
    FLOORS.write_text(json.dumps(reached, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    sys.stdout.write(FLOORS.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
