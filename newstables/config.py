"""Every setting, its default and its unit, read from the environment once."""

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LEXICONS = ROOT / "data" / "lexicons"
SAMPLE = ROOT / "data" / "sample"


@dataclass(frozen=True)
class Settings:
    """What can be set from outside; the defaults are what `make run` uses."""

    store: Path = ROOT / "data" / "store"
    model: str = ""  # empty: the best one installed, see annotation.MODELS
    corpora: Path = ROOT.parent / "shared"  # tests and benchmarks only
    max_file_mb: float = 200.0
    max_unpacked_mb: float = 1000.0  # of everything packed in one file
    max_article_words: int = 100_000
    batch_articles: int = 24
    heartbeat_s: float = 1.0


def read_settings() -> Settings:
    """Read DATELINE_STORE, DATELINE_MODEL and DATELINE_CORPORA; what is not set is the default."""
    default = Settings()
    return Settings(
        store=Path(os.environ.get("DATELINE_STORE") or default.store),
        model=os.environ.get("DATELINE_MODEL", default.model),
        corpora=Path(os.environ.get("DATELINE_CORPORA") or default.corpora),
    )
