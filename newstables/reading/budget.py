"""How much may be unpacked from one file: a small archive can hold more than a disk."""

from dataclasses import dataclass

from newstables.errors import ArticleError

DEPTH = 4  # archives in archives: a zip of mails with a zip attached is three
FILES = 20_000
RATIO = 200  # unpacked to packed; text of articles packs to a tenth
_SMALL = 10_000_000  # bytes; below, the ratio says nothing


@dataclass
class Budget:
    """What may still be unpacked from one file that came in, counted down as it is read."""

    bytes_left: int
    files_left: int = FILES

    def check(self, name: str, *, size: int, packed: int) -> None:
        """Refuse a member that is too large or too tightly packed to be text.

        Raises:
            ArticleError: it is.
        """
        if size > self.bytes_left:
            raise ArticleError(
                f"'{name}': unpacked, it is larger than the limit; cut it into smaller ones"
            )
        if size > _SMALL and size > RATIO * max(packed, 1):
            raise ArticleError(
                f"'{name}': packed {size // max(packed, 1):,} times, as no text is; leave it out"
            )

    def spend(self, name: str, size: int) -> None:
        """Count one unpacked file.

        Raises:
            ArticleError: more was unpacked than may be.
        """
        self.bytes_left -= size
        self.files_left -= 1
        if self.files_left < 0:
            raise ArticleError(
                f"'{name}': the archive holds more than {FILES:,} files; cut it into smaller ones"
            )
        if self.bytes_left < 0:
            raise ArticleError(
                f"'{name}': unpacked, it is larger than the limit; cut it into smaller ones"
            )
