"""Articles, findings and decisions drawn by chance: few names, alike on purpose."""

import json

from newstables.decisions.corrections import make_correction
from newstables.schemas import ARTICLES, ENTITY_TYPES
from tests.fixtures.frames import ACT, findings

PEOPLE = {
    "Ana Duarte": ("Ana Duarte", "Duarte", "Ana"), "A. Duarte": ("A. Duarte",),
    "Ana Duarté": ("Ana Duarté",), "Bo Duarte": ("Bo Duarte", "Duarte"), "Duarte": ("Duarte",),
    "Bo Lind": ("Bo Lind", "Lind"), "Lind Bo": ("Lind Bo",), "Lind": ("Lind",),
    "Zhan Kerimov": ("Zhan Kerimov", "Kerimov"), "Jan Kerimoff": ("Jan Kerimoff",),
    "Kerimov": ("Kerimov",), "Kerimoff": ("Kerimoff",), "Mina Lee": ("Mina Lee", "Lee"),
    "Oskar Lee": ("Oskar Lee", "Lee"), "Lee": ("Lee",), "Antony Vale": ("Antony Vale", "Vale"),
    "Anthony Vale": ("Anthony Vale",), "Vale": ("Vale",), "Ana": ("Ana",),
}  # fmt: skip
OTHERS = {
    ("ORG", "Harbour Trust Union"): ("Harbour Trust Union", "HTU", "Trust"),
    ("ORG", "HTU"): ("HTU",), ("ORG", "Trust"): ("Trust",), ("ORG", "Vale"): ("Vale",),
    ("GPE", "Vell"): ("Vell",), ("GPE", "Lowmoor"): ("Lowmoor",), ("GPE", "Duarte"): ("Duarte",),
    ("NORP", "Veller"): ("Vellers",), ("NORP", "Vellers"): ("Vellers",),
    ("LOC", "Lind"): ("Lind",),
}  # fmt: skip
NAMES = {("PERSON", name): forms for name, forms in PEOPLE.items()} | OTHERS
SAID = (
    "The harbour will stay open through the winter", "The harbor will stay open through the winter",
    "The harbour will stay open through the winter, they said", "Ferries first",
    "Money for the harbour and the ferries", "Harbours need money", "Where is the money",
)  # fmt: skip
ROLES = ("HTU chief", "Vell minister", "minister")
DAYS = (None, "2023-05-02", "2023-05-03", "2023-05-10", "2023-05")
RULES = (
    {"is": "weekday", "day": 2}, {"is": "fixed", "value": "2023-05-02"},
    {"is": "fixed", "value": "2023-05-04"}, {"is": "weekday", "day": 4},
)  # fmt: skip


def article(draw, number):
    """One row of ARTICLES; every third copies the one before it for the most part."""
    shared = " ".join(f"Word {n} of matter {n * 7}." for n in range(12))
    text = f"{shared if number % 3 else ''} Article {number // 2} of {draw.random()}." + " x" * 300
    return {
        "article_id": f"a{number:03d}", "text": text, "words": len(text.split()),
        "title": draw.choice(["Harbour talks", None]), "outlet": draw.choice(["A", "B", None]),
        "published": draw.choice(DAYS), "added_at": f"2023-05-20T00:00:{number % 60:02d}",
    }  # fmt: skip


def articles(draw, numbers):
    return ARTICLES.frame(article(draw, number) for number in numbers)


def found_in(draw, article_ids):
    """Findings of some articles, as one reading of them might have it."""
    rows = {name: [] for name in ("mentions", "quotes", "times", "happenings", "furniture")}
    for article_id in article_ids:
        keys = draw.sample(sorted(NAMES), k=draw.randint(2, 7))
        _name(draw, article_id, keys, rows["mentions"])
        people = [name for kind, name in keys if kind == "PERSON"]
        _quote(draw, article_id, people, rows)
        if draw.random() < 0.5:
            _happen(draw, article_id, keys, people, rows)
    return findings(**rows)


def _name(draw, article_id, keys, rows):
    for place, (kind, name) in enumerate(keys):
        for again in range(draw.randint(1, 3)):
            form = draw.choice(NAMES[kind, name])
            start = 100 * place + 25 * again
            rows.append(
                {
                    "article_id": article_id, "start": start, "end": start + len(form),
                    "text": form, "type": kind, "name": name, "entity_id": f"{kind}:{name}",
                    "reason": draw.choice(["as printed", "surname"]), "in_quote": False,
                    "furniture": draw.choice([None, None, "caption"]),
                    "sentence_start": 100 * place, "sentence_end": 100 * place + 100,
                }
            )  # fmt: skip


def _quote(draw, article_id, people, rows):
    for place in range(draw.randint(0, 3)):
        start = 100 * place + 3
        text = draw.choice(SAID)
        role = draw.choice([None, *ROLES])
        speaker = draw.choice([*people, None, "his office"]) if people else None
        printed = draw.choice([speaker, "he"])
        if draw.random() < 0.3:
            speaker, printed, role = ROLES[0], f"the {ROLES[0]}", None
        rows["times"].append(_time(draw, article_id, start + 60))
        rows["quotes"].append(
            {
                "quote_id": f"{article_id}:{start}", "article_id": article_id, "start": start,
                "end": start + 50, "spans": [[start, start + 50]], "text": text,
                "kind": draw.choice(["direct", "indirect"]), "speaker": speaker,
                "speaker_text": printed, "speaker_role": role and f"the {role}",
                "speaker_start": start + 51, "speaker_end": start + 60, "reason": "beside it",
                "confidence": 0.8, "said_time": draw.choice([None, start + 60]),
                "polarity": 0.0, "subjectivity": 0.0,
            }
        )  # fmt: skip


def _time(draw, article_id, start):
    return {
        "article_id": article_id, "start": start, "end": start + 7, "text": "Tuesday",
        "type": "DATE", "rule": draw.choice(RULES), "reason": "",
    }  # fmt: skip


def _happen(draw, article_id, keys, people, rows):
    for place in range(draw.randint(1, 3)):
        start = 700 + 100 * place
        rows["times"].append(_time(draw, article_id, start + 5))
        who = people[:1]
        act = draw.choice(["visit", "meet", "speak", "sign"])
        rows["happenings"].append(
            ACT | {
                "article_id": article_id, "start": start, "end": start + 80, "at": start + 10,
                "act": act, "status": draw.choice(["past", "planned"]),
                "time_start": draw.choice([start + 5, start + 5, None]),
                "place": draw.choice(["Vell", "Lowmoor", "Porto", None]), "participants": who,
                "traveller": who[0] if who and act == "visit" else None, "agents": who,
                "description": f"{draw.choice(['Talks', 'A visit'])} in May", "words": ["talks"],
            }
        )  # fmt: skip


# ---- decisions


def decision(draw, tables):
    """One decision about something that is there, or was."""
    kind = draw.choice(("article", "quote", "quote", "quote", "name", "name", "event", "tour"))
    made = _MADE[kind](draw, tables)
    if made is None:
        return None
    what, target, before, after, scope = made
    return make_correction(what, target, before=before, after=after, scope=scope, who="x")


def _pick(draw, tables, query):
    rows = tables.cursor().execute(f"{query} ORDER BY ALL").fetchall()
    return draw.choice(rows) if rows else None


def _about_article(draw, tables):
    row = _pick(draw, tables, "SELECT article_id FROM articles")
    what, after = draw.choice([
        ("article.published", draw.choice(DAYS)), ("article.outlet", "C"),
        ("article.title", "Another"), ("article.removed", True), ("article.removed", True),
    ])  # fmt: skip
    return row and (what, row[0], None, after, "here")


def _about_quote(draw, tables):
    row = _pick(draw, tables, "SELECT quote_id FROM quotes")
    what, after = draw.choice([
        ("quote.speaker", draw.choice(["Ana Duarte", "Bo Lind", "Cy Moor", None])),
        ("quote.speaker", "Zhan Kerimov"), ("quote.kind", "mixed"), ("quote.reviewed", True),
        ("quote.hidden", draw.choice([True, True, False])),
        ("quote.spans", {"spans": [[5, 20]], "text": draw.choice(SAID)}),
        ("quote.saying", {"saying": draw.choice(["one", "two", None]), "text": "so"}),
        ("quote.saying", {"saying": draw.choice(["one", None]), "text": "so"}),
    ])  # fmt: skip
    scope = draw.choice(["here", "article", "everywhere"]) if what == "quote.speaker" else "here"
    return row and (what, row[0], None, after, scope)


def _about_name(draw, tables):
    row = _pick(draw, tables, "SELECT type, name, article_id, start, text FROM mentions")
    if row is None:
        return None
    kind, name, article_id, start, form = row
    other = draw.choice([*PEOPLE, "Somebody Else"])
    what, after = draw.choice([
        ("name.merge", {"other": other}), ("name.split", {"other": other}),
        ("name.rename", {"other": "Label"}), ("name.ignore", {}),
        ("name.retype", {"other_type": draw.choice(ENTITY_TYPES)}),
    ])  # fmt: skip
    if what != "name.split":
        where = draw.choice([{}, {}, {"article_id": article_id}, {"form": form},
                             {"article_id": article_id, "start": start}])  # fmt: skip
        after = after | where
    return what, f"{kind}:{name}", None, after, "everywhere"


def _about_event(draw, tables):
    rows = tables.cursor().execute("SELECT * FROM events ORDER BY event_id").df()
    if rows.empty:
        return None
    row = rows.iloc[draw.randrange(len(rows))]
    evidence = [dict(span) for span in row["evidence"]]
    before = {"kind": row["kind"], "description": row["description"], "evidence": evidence}
    what, after = draw.choice([
        ("event.hidden", True), ("event.place", "Porto"), ("event.description", "Told by hand"),
        ("event.when", {"date": "2023-05-09", "end": None, "about": False}),
        ("event.merge", str(rows["event_id"].iloc[0])),
    ])  # fmt: skip
    return what, row["event_id"], json.loads(json.dumps(before)), after, "here"


def _about_tour(draw, tables):
    row = _pick(draw, tables, "SELECT key, traveller FROM tours")
    days = {"start": "2023-05-01", "end": "2023-05-03"}
    return row and (
        "tour.kept", row[0], None, {"name": "A tour", "traveller": row[1], **days}, "here"
    )  # fmt: skip


_MADE = {
    "article": _about_article, "quote": _about_quote, "name": _about_name, "event": _about_event,
    "tour": _about_tour,
}  # fmt: skip
