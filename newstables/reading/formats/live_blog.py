"""Live blogs: entries of many hours under one headline, each read with the hour it was written."""

from collections.abc import Iterator, Mapping
from typing import Any

from newstables.reading.article import Draft, Known
from newstables.reading.formats.linked_data import linked_fields
from newstables.reading.formats.markup import plain_of

_AT_LEAST = 2  # entries; a single one is the article itself


def entries_of(
    node: Mapping[str, Any], stated: Mapping[str, Known], *, source: str
) -> Iterator[Draft]:
    """Return the entries of a live blog that its JSON-LD holds in full; none for other pages.

    Weekdays in an entry mean those around its own hour, not around the first or the last one.

    Source: `liveBlogUpdate` of schema.org's LiveBlogPosting.
    """
    updates = node.get("liveBlogUpdate")
    found = [update for update in updates if _body(update)] if isinstance(updates, list) else []
    if len(found) < _AT_LEAST:
        return
    for number, update in enumerate(found, 1):
        own = {
            name: Known(words, f"metadata: the live blog's entry {number}")
            for name, words in linked_fields(update).items()
        }
        text = plain_of(_body(update))
        yield Draft(f"{source}, entry {number}", text, dict(stated) | own)


def _body(update: Any) -> str:
    body = update.get("articleBody") or update.get("text") if isinstance(update, dict) else ""
    return body if isinstance(body, str) else ""
