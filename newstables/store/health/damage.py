"""What may be wrong with a store, in words."""

from dataclasses import dataclass

from newstables.store.segments import Batch


@dataclass(frozen=True)
class Damage:
    """One thing that is wrong: what it is about, the fault, and what `store repair` does of it."""

    kind: str  # file, pages, tables, text, manifest, segment, rows, row, index, note
    where: str
    what: str
    mend: str
    batch: Batch | None = None  # of findings
    key: str = ""  # of a note, or table, row and column

    def sentence(self) -> str:
        """Return it in words."""
        return f"{self.where}: {self.what}; repair {self.mend}"


SALVAGE = "brings back what can be read into a new file, and keeps the old one"
READ_AGAIN = "forgets what was found there, and it is read again"
REBUILD = "makes it anew"
