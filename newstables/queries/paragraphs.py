"""The paragraph that some characters of an article stand in."""


def paragraph_around(text: str, first: int, last: int) -> tuple[int, int]:
    """Return start and end of the paragraph that holds `first:last`, or of all that do."""
    end = text.find("\n", last)
    return text.rfind("\n", 0, first) + 1, end if end >= 0 else len(text)
