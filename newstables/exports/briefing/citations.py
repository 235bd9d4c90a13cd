"""A manifest -> its sources for reference managers: CSL-JSON, BibTeX and RIS."""

import json
import re
import unicodedata

from newstables.exports.briefing.blocks import Manifest, Source
from newstables.exports.briefing.web import is_web
from newstables.schemas import is_day
from newstables.wording import UNDATED

# What LaTeX obeys -> how the sign itself is written
_LATEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%",
    "#": r"\#", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}  # fmt: skip


def to_csl(made: Manifest) -> bytes:
    """Write the sources as CSL-JSON.

    Source: Citation Style Language 1.0.2, "CSL-JSON".
    """
    items = [_csl(source) for source in made.sources]
    return (json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode()


def _csl(source: Source) -> dict[str, object]:
    item: dict[str, object] = {
        "id": _key(source),
        "type": "article-newspaper",
        "title": source.title,
        "container-title": source.outlet,
    }
    if source.byline:
        item["author"] = [{"literal": source.byline}]
    if parts := _date(source):
        item["issued"] = {"date-parts": [parts]}
    if is_web(source.url):
        item["URL"] = source.url
    if source.text_language:
        item["language"] = source.text_language
    if source.sample:
        item["note"] = "sample story, invented"
    return item


def to_bibtex(made: Manifest) -> bytes:
    """Write the sources as BibTeX, in UTF-8.

    Source: BibTeX 0.99d; `url` and `date` as biblatex has them.
    """
    entries = []
    for source in made.sources:
        fields = {
            "title": _latex(source.title),
            "author": f"{{{_latex(source.byline)}}}" if source.byline else "",
            "journal": _latex(source.outlet),
            "year": source.published[:4] if _date(source) else "",
            "date": source.published if _date(source) else "",
            "url": _address(source),
            "note": "sample story, invented" if source.sample else "",
        }
        lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
        entries.append("\n".join([f"@article{{{_key(source)},", *lines, "}"]))
    return ("\n\n".join(entries) + "\n").encode()


def to_ris(made: Manifest) -> bytes:
    """Write the sources as RIS.

    Source: Research Information Systems, "RIS format specifications" (2011): TY NEWS.
    """
    lines = []
    for source in made.sources:
        day = "/".join(source.published.split("-")) if _date(source) else ""
        fields = {
            "TY": "NEWS",
            "ID": _key(source),
            "TI": _line(source.title),
            "AU": _line(source.byline),
            "T2": _line(source.outlet),
            "PY": source.published[:4] if day else "",
            "DA": day + "/" * (3 - day.count("/")) if day else "",
            "UR": _address(source),
            "LA": source.text_language,
            "N1": "sample story, invented" if source.sample else "",
        }
        lines += [f"{tag}  - {value}" for tag, value in fields.items() if value]
        lines += ["ER  - ", ""]
    return ("\r\n".join(lines) + "\r\n").encode()


def _key(source: Source) -> str:
    """Make a key of letters and digits that no other source has."""
    plain = unicodedata.normalize("NFKD", source.outlet).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]", "", plain.lower())[:20] or "source"
    year = source.published[:4] if source.published != UNDATED else "nd"
    return f"{words}{year}-{source.number}"


def _date(source: Source) -> list[int]:
    """Return year, month and day as far as they are known."""
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", source.published):
        return []
    if source.published.count("-") == 2 and not is_day(source.published):
        return []
    return [int(part) for part in source.published.split("-")]


def _address(source: Source) -> str:
    """Return the outlet's address, without what would end a line or a field."""
    return re.sub(r"[\s{}\\]", "", source.url) if is_web(source.url) else ""


def _latex(words: str) -> str:
    return "".join(_LATEX.get(sign, sign) for sign in _line(words))


def _line(words: str) -> str:
    return " ".join(words.split())
