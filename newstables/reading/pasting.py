"""Pasted text that is no article."""

from newstables.reading.article import web_address

_LEAST_WORDS = 8  # fewer are a name or a headline


def why_no_article(text: str) -> str | None:
    """Say why what was pasted is no article, and what helps; None when it may be one."""
    words = text.split()
    if not words:
        return "Nothing was pasted. Paste the text of an article."
    if len(words) == 1 and (web_address(words[0]) or words[0].lower().startswith("www.")):
        return "That is a web address. Give it under “Web addresses”, or paste the text."
    if len(words) < _LEAST_WORDS:
        few = "One word is" if len(words) == 1 else f"{len(words)} words are"
        return f"{few} no article. Paste its whole text, with headline and date if it has them."
    return None
