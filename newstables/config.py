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
    max_streamed_mb: float = 2150.0  # from the disk, of kinds that are read part by part
    max_unpacked_mb: float = 1000.0  # of everything packed in one file
    max_article_words: int = 100_000
    batch_articles: int = 24
    batch_characters: int = 200_000  # of a batch of more than one article
    workers: int = 0  # processes that read; 0: as many as there are cores
    article_limit_s: float = 120.0  # CPU seconds that reading one article may take
    engine: str = "local"  # what reads: store.readers.engines.ENGINES
    scheduler: str = ""  # address of a Dask scheduler; "": one is started here
    heartbeat_s: float = 1.0
    people: Path | None = None  # the file that says who may do what; None: one person's own app
    fetch: bool = True  # whether addresses that a person gives are fetched
    fetch_allow: tuple[str, ...] = ()  # hosts and networks to be asked besides the public web
    fetch_timeout_s: float = 10.0  # to connect, and for each answer
    fetch_total_s: float = 40.0  # for one address, redirections and robots.txt included
    fetch_max_mb: float = 10.0  # of one answer, unpacked


def read_settings() -> Settings:
    """Read what is set in the environment: each setting of README; the others are the default."""
    default = Settings()
    return Settings(
        store=Path(os.environ.get("DATELINE_STORE") or default.store),
        model=os.environ.get("DATELINE_MODEL", default.model),
        corpora=Path(os.environ.get("DATELINE_CORPORA") or default.corpora),
        workers=int(_number("DATELINE_WORKERS", default.workers)),
        article_limit_s=_number("DATELINE_ARTICLE_LIMIT_S", default.article_limit_s),
        people=Path(named) if (named := os.environ.get("DATELINE_PEOPLE")) else None,
        fetch=os.environ.get("DATELINE_FETCH", "on").lower() not in ("off", "0", "no", "false"),
        fetch_allow=tuple(os.environ.get("DATELINE_FETCH_ALLOW", "").split()),
    )


def _number(name: str, default: float) -> float:
    """Read a number above 0; what is none counts as not set."""
    try:
        number = float(os.environ.get(name) or default)
    except ValueError:
        return default
    return number if 0 < number < 1e9 else default
