"""What is installed with the app, from requirements.txt: the table of docs/dependencies.md."""

import re
from importlib.metadata import PackageNotFoundError, metadata, requires
from pathlib import Path

ROOT = Path(__file__).parents[2]
_PIN = re.compile(r"^([A-Za-z0-9_.-]+)==([^ ;\\]+)(.*?)(?=^[A-Za-z0-9]|\Z)", re.M | re.S)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def pinned(name="requirements.txt"):
    """Every package of a file of pins: name -> (version, hashes)."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return {found[1]: (found[2], _HASH.findall(found[3])) for found in _PIN.finditer(text)}


def wanted():
    """What requirements.in asks for: name -> what for, "" where it says nothing."""
    lines = (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
    found = (re.match(r"([A-Za-z0-9_.-]+)[^#]*(?:#\s*(.*))?$", line) for line in lines)
    return {one[1]: (one[2] or "").partition(";")[0] for one in found if one}


def licence_of(name):
    about = _about(name)
    classes = [one.split("::")[-1].strip() for one in about.get_all("Classifier", [])
               if one.startswith("License ::")]  # fmt: skip
    words = about.get("License-Expression") or next(iter(classes), "") or about.get("License") or ""
    return words.splitlines()[0].strip() if words else "as its files say"


def publisher_of(name):
    about = _about(name)
    for key in ("Author", "Author-email", "Maintainer", "Maintainer-email"):
        if words := (about.get(key) or "").partition("<")[0].strip(' ",'):
            return words.replace("|", "/")
    return "not told"


def _about(name):
    try:
        return metadata(name)
    except PackageNotFoundError:  # of another system, such as colorama
        from email.message import Message

        return Message()


def brought_by():
    """Which packages need a package: name -> names."""
    found = {name: [] for name in pinned()}
    for name in found:
        try:
            needs = requires(name) or []
        except PackageNotFoundError:
            continue
        for need in needs:
            other = re.split(r"[^A-Za-z0-9_.-]", need)[0].lower().replace("_", "-")
            if other in found and "extra ==" not in need:
                found[other].append(name)
    return found


def table(uses):
    """The table of docs/dependencies.md.

    uses: name -> what for, of what requirements.in asks for.
    """
    lines = ["| package | version | what for | published by | licence |", "|---|---|---|---|---|"]
    needed = brought_by()
    for name, (version, _) in sorted(pinned().items()):
        use = uses.get(name) or f"needed by {', '.join(needed[name]) or 'another system'}"
        lines.append(f"| {name} | {version} | {use} | {publisher_of(name)} | {licence_of(name)} |")
    return "\n".join(lines) + "\n"


def uses_told():
    """What the document says each package is for: name -> words, as it stands there."""
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\S+) \| (\S+) \| ([^|]+) \|", text, re.M)
    return {name: (version, use.strip()) for name, version, use in rows if name != "package"}


def main():
    """Write the table anew; what is told of each use stays."""
    path = ROOT / "docs" / "dependencies.md"
    told = {name: use for name, (_, use) in uses_told().items() if not use.startswith("needed by")}
    head = path.read_text(encoding="utf-8").partition("| package |")[0]
    path.write_text(head + table(wanted() | told), encoding="utf-8")


if __name__ == "__main__":
    main()
