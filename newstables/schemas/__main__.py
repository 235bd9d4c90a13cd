"""Print docs/frames.md."""

import sys

from newstables.schemas import FRAMES, VERSION


def describe() -> str:
    """Return every frame described in Markdown: the text of docs/frames.md."""
    lines = [
        "# The frames",
        "",
        "Made from `newstables/schemas/` by `make frames`; do not edit by hand.",
        f"Schema version {VERSION}. Dates are ISO 8601 text; offsets count code points of",
        "`articles.text` from 0, the end excluded.",
    ]
    for schema in FRAMES:
        lines += ["", f"## {schema.name}", "", f"One row is {schema.one_row_is}."]
        lines += [
            f"Key: `{schema.key}`.",
            "",
            "| column | type | what it holds |",
            "| --- | --- | --- |",
        ]
        for name, column in schema.columns.items():
            about = column.about.replace("|", "\\|")
            missing = " (may be missing)" if column.may_be_missing else ""
            lines.append(f"| `{name}` | {column.spelled()} | {about}{missing} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(describe())
