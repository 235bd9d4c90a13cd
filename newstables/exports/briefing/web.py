"""Which addresses a file may link to."""


def is_web(url: str) -> bool:
    """Return whether an address may be made a link: no script, no file, no other scheme."""
    return url.startswith(("https://", "http://"))
