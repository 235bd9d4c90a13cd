"""Word lists and word forms that the quotation steps share."""

from functools import cache

from newstables.lexicons import table, words

MARKS = frozenset(
    {'"', "“", "”", "''", "``", "‘", "’", "'", "«", "»", "„", "″", "「", "」", "『", "』"}
)
_NO_PLURAL = ("ss", "us", "is")
_PLURAL = ("s", "men", "children", "feet", "criteria")
_IRREGULAR = {
    "said": "say", "says": "say", "told": "tell", "wrote": "write", "written": "write",
    "spoke": "speak", "spoken": "speak", "swore": "swear", "sworn": "swear", "thought": "think",
    "felt": "feel", "knew": "know", "known": "know", "found": "find", "held": "hold",
    "began": "begin", "begun": "begin", "went": "go", "gone": "go", "goes": "go", "got": "get",
    "gave": "give", "given": "give", "took": "take", "taken": "take", "made": "make",
    "saw": "see", "seen": "see", "understood": "understand", "meant": "mean", "heard": "hear",
    "kept": "keep", "left": "leave", "sought": "seek", "shot": "shoot", "read": "read",
    "put": "put", "sent": "send", "showed": "show", "shown": "show", "foresaw": "foresee",
    "forgot": "forget", "overheard": "overhear", "sang": "sing", "chose": "choose",
    "came": "come", "dubbed": "dub", "quipped": "quip", "quipping": "quip", "lied": "lie",
    "lying": "lie", "has": "have", "had": "have", "having": "have", "is": "be", "was": "be",
    "are": "be", "were": "be", "been": "be", "being": "be", "'s": "be", "did": "do", "does": "do",
    "done": "do", "paid": "pay", "lay": "lie", "drew": "draw", "led": "lead", "fought": "fight",
    "won": "win", "ran": "run", "saying": "say", "bet": "bet", "built": "build",
    "brought": "bring", "bought": "buy", "caught": "catch", "taught": "teach", "lost": "lose",
    "met": "meet", "cast": "cast", "set": "set", "hit": "hit", "let": "let", "stood": "stand",
    "struck": "strike", "threw": "throw", "broke": "break", "drove": "drive", "rose": "rise",
    "became": "become", "ate": "eat", "fell": "fall", "grew": "grow", "sat": "sit", "wore": "wear",
}  # fmt: skip


@cache
def reporting_verbs() -> dict[str, str]:
    """Return the base form of every verb that reports speech -> its class: "snap" -> "manner"."""
    return table("reporting_verbs")


@cache
def verb_stem(form: str) -> str:
    """Return the base form of a lower-case verb form: "noted" -> "note", "hoping" -> "hope"."""
    if form in _IRREGULAR:
        return _IRREGULAR[form]
    known = reporting_verbs()
    for candidate in _bases(form):
        if candidate in known:
            return candidate
    return _bases(form)[0]


def _bases(form: str) -> list[str]:
    """Return the forms an inflected verb may come from, the likeliest first."""
    for ending in ("ied", "ies", "ying"):
        if form.endswith(ending) and len(form) > len(ending) + 1:
            return [form[: -len(ending)] + "y", form[: -len(ending)] + "ie"]
    for ending in ("ed", "ing"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            stem = form[: -len(ending)]
            if stem.endswith("ss"):
                return [stem]
            if stem[-1] == stem[-2] and stem[-1] not in "ls":
                return [stem[:-1], stem, stem + "e"]
            if stem[-1] in "cgsuvz" or (stem[-1] == "t" and stem[-2] in "aiu") or stem[-2:] == "in":
                return [stem + "e", stem, stem[:-1]]
            return [stem, stem + "e", stem[:-1]]
    if form.endswith(("sses", "shes", "ches", "xes", "oes")):
        return [form[:-2]]
    if form.endswith("s") and not form.endswith("ss"):
        return [form[:-1], form[:-2]]
    return [form]


@cache
def noun_stem(form: str) -> str:
    """Return the singular of a lower-case noun: "officials" -> "official", "crises" -> "crisis".

    Source: simplemma's English list, which knows no word classes: so it is asked of what can be a
    plural alone, and "building" stays what it is.
    """
    if not form.endswith(_PLURAL):
        return form
    import simplemma  # half a second, for those who look a word up

    if form.endswith("s") and form[-2:] not in _NO_PLURAL and not simplemma.is_known(form, "en"):
        return form[:-1]  # a word the list lacks
    return simplemma.lemmatize(form, lang="en")


@cache
def noun_class(form: str) -> str:
    """Return what a noun names: "role" (who can speak), "body", "document", or "" for the rest."""
    for candidate in (form, noun_stem(form)):
        if candidate in words("role_nouns"):
            return "role"
        if candidate in words("speaking_bodies"):
            return "body"
        if candidate in words("speaking_documents"):
            return "document"
    return ""
