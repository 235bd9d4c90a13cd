"""A folder of every kind of file, good, bad and hostile, and what is expected of each."""

import gzip
import io
import json
import os
import zipfile
from dataclasses import dataclass, field
from email.message import EmailMessage

from tests.reading.folder import exports, office
from tests.reading.folder.articles import stories, story
from tests.reading.folder.pdf import column, pdf


@dataclass(frozen=True)
class File:
    """One file, the stories it holds, and words of each sentence that it must be answered with."""

    name: str | bytes
    data: bytes
    stories: list = field(default_factory=list)
    told: list = field(default_factory=list)  # parts of sentences, one a problem
    fields: tuple = ("title", "outlet", "published", "byline", "section")
    texts: bool = True  # whether each text holds every paragraph of its story


def all_files():
    return [
        *_plain(),
        *_pages(),
        *_tables(),
        *_documents(),
        *_mails(),
        *_packed(),
        *_news(),
        *_archives(),
        *_bad(),
        *_hostile(),
    ]


def make_folder(folder, files=None):
    """Write the files, and links out of the folder, into it."""
    for file in files or all_files():
        path = os.path.join(os.fsencode(folder), os.fsencode(file.name))  # noqa: PTH118
        with open(path, "wb") as out:  # noqa: PTH123 - names that are no UTF-8
            out.write(file.data)


_DATED = ("title", "outlet", "published")
_NUMBERS = iter(range(10_000))


def _some(count):
    """Return stories that no other file has."""
    return stories(count, start=[next(_NUMBERS) for _ in range(count)][0])


def _one():
    return _some(1)[0]


def _plain():
    for name, encoding in (
        ("fields.txt", "utf-8"),
        ("bom.txt", "utf-8-sig"),
        ("utf16.txt", "utf-16"),
        ("windows.txt", "cp1252"),
    ):
        one = _one()
        text = f"Headline: {one.title}\nSource: {one.outlet}\nDate: {one.british}\n\n{one.text}"
        yield File(name, text.encode(encoding), [one], fields=_DATED)
    one = _one()
    front = f"---\ntitle: {one.title}\noutlet: {one.outlet}\ndate: {one.published}\n---\n{one.text}"
    yield File("front.md", front.encode(), [one], fields=_DATED)


def _page(one, *, charset="utf-8", head=""):
    body = "".join(f"<p>{words}</p>" for words in one.paragraphs)
    linked = {
        "@type": "NewsArticle",
        "headline": one.title,
        "publisher": {"name": one.outlet},
        "datePublished": f"{one.published}T09:30:00+01:00",
        "author": [{"name": one.author}],
        "articleSection": one.section,
    }
    head = head or f'<script type="application/ld+json">{json.dumps(linked)}</script>'
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="{charset}">{head}<title>x</title>'
        f"</head><body><article><h1>{one.title}</h1>{body}</article></body></html>"
    )


def _pages():
    one = _one()
    yield File("page.html", _page(one).encode(), [one])
    one = _one()
    yield File("latin.htm", _page(one, charset="iso-8859-1").encode("cp1252"), [one])
    one = _one()
    yield File("no-ending", _page(one).encode(), [one])
    one = _one()
    mht = EmailMessage()
    mht["Snapshot-Content-Location"], mht["Subject"] = "https://courier.example/a", one.title
    mht.set_content(_page(one), subtype="html")
    yield File("saved.mhtml", mht.as_bytes(), [one])
    some = _some(3)
    updates = [
        {
            "@type": "BlogPosting",
            "headline": one.title,
            "articleBody": one.text,
            "datePublished": one.published,
            "author": {"name": one.author},
        }
        for one in some
    ]
    blog = {
        "@type": "LiveBlogPosting",
        "headline": "Live",
        "liveBlogUpdate": updates,
        "publisher": {"name": "Courier"},
    }
    head = f'<script type="application/ld+json">{json.dumps(blog)}</script>'
    yield File(
        "live.html",
        _page(some[0], head=head).encode(),
        some,
        fields=("title", "published", "byline"),
    )


_HEADER = ["Title", "Source", "Date", "Author", "Section", "Text"]


def _row(one, *, day=None):
    return [one.title, one.outlet, day or one.published, one.author, one.section, one.text]


def _csv(rows, *, separator=",", above=""):
    lines = [separator.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    return above + "\r\n".join(lines) + "\r\n"


def _tables():
    for name, separator, above, encoding in (
        ("comma.csv", ",", "", "utf-8"),
        ("semicolon.csv", ";", "sep=;\r\n", "utf-8-sig"),
        ("tab.tsv", "\t", "", "utf-16"),
        ("notes.csv", ",", "Search results\r\n\r\n", "utf-8"),
        ("excel97.xls.csv", ";", "", "cp1252"),
    ):
        some = _some(4)
        data = _csv([_HEADER, *map(_row, some)], separator=separator, above=above)
        yield File(name, data.encode(encoding), some)
    some = [one for one in stories(27, start=6000) if 10 <= one.day <= 15]
    rows = [_row(one, day=f"{one.day}/01/2023") for one in some]
    yield File("days-first.csv", _csv([_HEADER, *rows]).encode(), some)
    unsure = [one for one in stories(200, start=5000) if one.day == 3][:2]
    rows = [_row(one, day=f"0{one.day}/02/2023") for one in unsure]
    yield File(
        "unsure.csv",
        _csv([_HEADER, *rows]).encode(),
        unsure,
        ["may be two days each"],
        fields=("title", "outlet"),
    )
    some = _some(3)
    yield File(
        "book.xlsx", office.xlsx({"News": [_HEADER, *map(_row, some)], "Notes": [["a"]]}), some
    )
    some = _some(3)
    yield File("book.ods", office.ods([_HEADER, *map(_row, some)]), some)
    some = _some(3)
    yield File("book.xls", office.xls([_HEADER, *map(_row, some)]), some)
    some = _some(2)
    yield File(
        "columns.xlsx",
        office.xlsx({"A": [["nr", "words of it"], *([1, one.text] for one in some)]}),
        [],
        ["no column is called text"],
    )
    yield from _objects()


def _object(one):
    return {
        "title": one.title,
        "source": {"name": one.outlet},
        "date": one.published,
        "author": one.author,
        "section": one.section,
        "text": one.text,
    }


def _objects():
    some = _some(3)
    yield File("list.json", json.dumps([_object(one) for one in some]).encode(), some)
    some = _some(3)
    nested = {"status": "ok", "articles": {"results": [_object(one) for one in some], "count": 3}}
    yield File("nested.json", json.dumps(nested).encode(), some)
    some = _some(3)
    lines = [json.dumps({"_id": 1, "_source": _object(one) | {"body": None}}) for one in some]
    yield File("dump.jsonl", "\n".join(lines).encode(), some)
    some = _some(3)
    lines = [
        json.dumps(
            _object(one) | {"date": {"$date": f"{one.published}T08:00:00Z"}, "x": float("nan")}
        )
        for one in some
    ]
    yield File("mongo.ndjson", "\n".join(lines).encode(), some)
    some = _some(2)
    lines = [json.dumps(_object(some[0])), '{"text": "cut', "", json.dumps(_object(some[1]))]
    yield File("one-bad-line.jsonl", "\n".join(lines).encode(), some, ["not valid JSON"])


def _documents():
    for name, make in (
        ("report.docx", office.docx),
        ("report.odt", office.odt),
        ("report.rtf", office.rtf),
    ):
        one = _one()
        top = [f"Headline: {one.title}", f"Source: {one.outlet}", f"Date: {one.british}"]
        yield File(name, make([*top, *one.paragraphs]), [one], fields=_DATED)
    one = _one()
    yield File(
        "word-under-another-name.doc",
        office.docx(["# " + one.title, *one.paragraphs]),
        [one],
        fields=("title",),
    )
    one = _one()
    yield File(
        "headline.odt", office.odt(["# " + one.title, *one.paragraphs]), [one], fields=("title",)
    )
    one = _one()
    lines = column(one.text.replace("\n\n", "\n"), x=50, top=720, width=95)
    yield File("plain.pdf", pdf([[(50, 760, 18, one.title), *lines]]), [one], fields=("title",))
    one, other = _some(2)
    left = column(one.text.replace("\n\n", "\n"), x=50, top=700, width=42)
    right = column(other.text.replace("\n\n", "\n"), x=320, top=700, width=42)
    by_line = sorted([*left, *right], key=lambda placed: (-placed[1], placed[0]))
    yield File("columns.pdf", pdf([[(50, 740, 16, one.title), *by_line]]), [one], fields=("title",))
    some = _some(4)
    pages = [
        [
            (50, 780, 8, "Ministry of Ports"),
            (280, 20, 8, f"Page {number} of 4"),
            *column(one.text.replace("\n\n", "\n"), x=50, top=720, width=95),
        ]
        for number, one in enumerate(some, 1)
    ]
    yield File("running-heads.pdf", pdf(pages), [some[0]], fields=())


def _mails():
    one = _one()
    yield File(
        "plain.eml",
        office.mail(
            subject=one.title, sender=f"{one.author} <a@press.example>", day=one.day, text=one.text
        ),
        [one],
        fields=("title", "published", "byline"),
    )
    one = _one()
    page = "".join(f"<p>{words}</p>" for words in one.paragraphs)
    yield File(
        "page.eml",
        office.mail(
            subject=one.title, sender=f"{one.author} <a@press.example>", day=one.day, html=page
        ),
        [one],
        fields=("title", "published", "byline"),
    )
    one, other = _some(2)
    attached = [
        (
            "release.docx",
            office.docx(["# " + other.title, *other.paragraphs]),
            "application/octet-stream",
        ),
        ("logo.png", b"\x89PNG", "image/png"),
    ]
    yield File(
        "attached.eml",
        office.mail(
            subject=one.title,
            sender="a@press.example",
            day=one.day,
            text=one.text,
            attachments=attached,
        ),
        [one, other],
        fields=("title",),
    )
    some = _some(5)
    box = b"".join(
        b"From a@press.example Mon Jan 30 10:00:00 2023\n"
        + office.mail(
            subject=one.title, sender=f"{one.author} <a@press.example>", day=one.day, text=one.text
        ).replace(b"\nFrom ", b"\n>From ")
        + b"\n"
        for one in some
    )
    yield File("box.mbox", box, some, fields=("title", "published", "byline"))
    one, other = _some(2)
    yield File(
        "outlook.msg",
        office.msg(
            subject=one.title,
            sender=one.author,
            body=one.text,
            attachments=[("more.txt", other.text.encode())],
        ),
        [one, other],
        fields=(),
    )


def _text_of(one):
    return f"Title: {one.title}\nSource: {one.outlet}\nDate: {one.british}\n\n{one.text}".encode()


def _packed():
    some = _some(3)
    members = {f"in/{number}.txt": _text_of(one) for number, one in enumerate(some)}
    yield File(
        "pack.zip",
        office.zipped(members | {"in/a.png": b"x", "__MACOSX/._a": b"x"}),
        some,
        ["files without text were left out"],
        fields=_DATED,
    )
    some = _some(2)
    inner = office.zipped({"b.txt": _text_of(some[1])})
    yield File(
        "in-pack.zip",
        office.zipped({"a.txt": _text_of(some[0]), "in.zip": inner}),
        some,
        fields=_DATED,
    )
    some = _some(3)
    yield File(
        "list.jsonl.gz",
        gzip.compress("\n".join(json.dumps(_object(one)) for one in some).encode()),
        some,
    )
    some = _some(3)
    yield File("crawl.warc", _warc(some), some)
    some = _some(2)
    yield File("crawl.warc.gz", _warc(some, gz=True), some)
    some = _some(2)
    members = {"datapackage.json": b"{}", "archive/data.warc.gz": _warc(some, gz=True)}
    yield File("crawl.wacz", office.zipped(members), some)


def _warc(some, *, gz=False):
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gz)
    for number, one in enumerate(some):
        for status, kind, body in (
            ("200 OK", "text/html; charset=utf-8", _page(one).encode()),
            ("200 OK", "image/png", b"\x89PNG"),
            ("404 Not Found", "text/html", b"<p>gone</p>"),
        ):
            head = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.0")
            writer.write_record(
                writer.create_warc_record(
                    f"https://courier.example/{number}",
                    "response",
                    payload=io.BytesIO(body),
                    http_headers=head,
                )
            )
    return out.getvalue()


def _news():
    some = _some(2)
    items = "".join(
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta><provider><name>{one.outlet}'
        f"</name></provider></itemMeta><contentMeta><contentCreated>{one.published}T10:00:00+01:00"
        f"</contentCreated><by>By {one.author}</by><headline>{one.title}</headline></contentMeta>"
        '<contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head>'
        "<body>"
        + "".join(f"<p>{words}</p>" for words in one.paragraphs)
        + "</body></html></inlineXML>"
        "</contentSet></newsItem>"
        for one in some
    )
    yield File(
        "g2.xml",
        f'<?xml version="1.0"?><newsMessage><itemSet>{items}</itemSet></newsMessage>'.encode(),
        some,
        fields=("title", "outlet", "published", "byline"),
    )
    one = _one()
    old = (
        f"<NewsML><NewsItem><NewsManagement><FirstCreated>{one.published.replace('-', '')}T100000Z"
        f"</FirstCreated></NewsManagement><NewsComponent><AdministrativeMetadata><Provider><Party "
        f'FormalName="{one.outlet}"/></Provider></AdministrativeMetadata><NewsLines><HeadLine>{one.title}'
        f"</HeadLine><ByLine>{one.author}</ByLine></NewsLines><ContentItem><DataContent><nitf><body>"
        "<body.content>"
        + "".join(f"<p>{words}</p>" for words in one.paragraphs)
        + "</body.content></body></nitf></DataContent></ContentItem></NewsComponent></NewsItem>"
        "</NewsML>"
    )
    yield File("newsml.xml", old.encode(), [one], fields=("title", "outlet", "published", "byline"))
    one = _one()
    first = {
        "headline": one.title,
        "body_text": one.text,
        "byline": one.author,
        "uri": "urn:1",
        "versioncreated": f"{one.published}T10:00:00+01:00",
        "provider": one.outlet,
    }
    yield File(
        "ninjs1.json",
        json.dumps(first).encode(),
        [one],
        fields=("title", "outlet", "published", "byline"),
    )
    one = _one()
    second = {
        "headlines": [{"role": "main", "value": one.title}],
        "by": one.author,
        "bodies": [
            {"role": "main", "contentType": "text/html", "value": f"<p>{one.text}</p>"},
            {"role": "main", "contentType": "text/plain", "value": one.text},
        ],
        "versionCreated": f"{one.published}T10:00:00Z",
        "provider": {"name": one.outlet},
    }
    yield File(
        "ninjs3.json",
        json.dumps(second).encode(),
        [one],
        fields=("title", "outlet", "published", "byline"),
    )
    some = _some(2)
    feed = "".join(
        f"<item><title>{one.title}</title><pubDate>{one.british} 10:00 GMT</pubDate>"
        f"<content:encoded><![CDATA[<p>{'</p><p>'.join(one.paragraphs)}</p>]]></content:encoded>"
        f"</item>"
        for one in some
    )
    yield File(
        "whole-feed.xml",
        '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"{feed}</channel></rss>".encode(),
        some,
        fields=("title", "published"),
    )
    yield File(
        "summaries.xml",
        b"<rss><channel><item><title>a</title></item></channel></rss>",
        [],
        ["a feed of summaries"],
    )


def _archives():
    uni = exports.nexis_uni
    some = _some(50)
    yield File("Files(50).docx", office.docx(uni(some)), some)
    some = _some(7)
    yield File("Files(7).rtf", office.rtf(uni(some)), some)
    some = _some(5)
    yield File("Files(5).txt", "\n".join(uni(some, cover=False)).encode(), some)
    some = _some(4)
    pages = [
        column(
            "\n".join(
                line for part in uni([one], cover=False) for line in part.split("\n") if line
            ),
            x=50,
            top=760,
            width=95,
        )
        for one in some
    ]
    yield File("Files(4).pdf", pdf(pages), some)
    for name, make, count in (
        ("academic.txt", exports.nexis_academic, 12),
        ("nexis.html", exports.nexis_page, 20),
        ("factiva-codes.txt", exports.factiva_codes, 6),
        ("factiva.txt", exports.factiva_plain, 6),
        ("factiva.html", exports.factiva_page, 9),
        ("factiva-codes.html", exports.factiva_tables, 8),
        ("factiva.xml", exports.factiva_xml, 5),
        ("proquest.txt", exports.proquest, 10),
        ("europresse.html", exports.europresse, 3),
    ):
        some = _some(count)
        yield File(name, make(some).encode(), some)
    some = _some(4)
    yield File("academic.rtf", office.rtf(exports.nexis_academic(some).split("\n")), some)
    some = _some(4)
    yield File("Factiva-20230203.rtf", office.rtf(exports.factiva_codes(some).split("\n")), some)
    some = _some(3)
    cut = "\n".join(exports.nexis_uni(some)).replace("Documents (3)", "Documents (4)")
    yield File("promised.txt", cut.encode(), some, ["the file says it holds 4 articles"])
    some = _some(3)
    short = "\n".join(exports.nexis_uni(some)).replace(f"{some[1].words} words", "1,238 words")
    yield File("lost-words.txt", short.encode(), some, ["the file says 1,238 words"])
    yield File(
        "no-articles.txt",
        b"Byline: A\nSection: B\nEnd of Document\n\n\nEnd of Document\n",
        [],
        ["cannot be told apart"],
    )


def _bad():
    rows = _csv([_HEADER, _row(story(4001))])
    for name, data, told in (
        ("empty.txt", b"", "the file is empty"),
        ("blank.md", b" \n\t\n", "the file is empty"),
        ("photo.png", b"\x89PNG\r\n", "a PNG picture"),
        ("photo.txt", b"\xff\xd8\xff\xe0", "a JPEG picture"),
        ("scan.pdf", pdf([[]], picture=True), "recognise the text first"),
        ("locked.pdf", pdf([[(50, 700, 10, "a")]], locked=True), "locked with a password"),
        ("cut.pdf", pdf([[(50, 700, 10, "words " * 9)]])[:300], "PDF"),
        ("not.docx", b"just words", "not a Word document"),
        ("not.odt", b"just words", "not a OpenDocument"),
        ("not.xlsx", b"just words", "not a workbook"),
        ("cut.xlsx", office.xlsx({"A": [["text"], ["a"]]})[:900], "not a workbook"),
        ("cut.zip", office.zipped({"a.txt": b"words"})[:40], "a damaged zip"),
        ("cut.gz", gzip.compress(b"words " * 999)[:-20], "breaks off"),
        ("not.xml", b"<a>b", "not known"),
        ("broken.json", b'{"text": ', "not valid JSON"),
        ("words.json", b'"words"', "holds no articles"),
        ("header.csv", b"title,text\r\n", "a table without rows"),
        ("song.mp3", b"ID3", "cannot read .mp3"),
        ("old.doc", office.compound({"WordDocument": b"x" * 5000}), "cannot read .doc"),
        (
            "locked.docx",
            office.compound({"EncryptedPackage": b"x" * 5000}),
            "locked with a password",
        ),
        ("no.msg", office.compound({"x": b"y"}), "cannot"),
        ("pack.rar", b"Rar!\x1a\x07", "a RAR archive"),
        ("no-mail.eml", b"\n\njust words", "not a mail"),
        ("noise.txt", bytes(range(256)) * 9, "not text"),
        ("bad.html", b"<html><body></body></html>", "no article in this page"),
    ):
        yield File(name, data, [], [told])
    one, other = _some(2)
    open_mark = _csv([_HEADER, _row(one)]) + _csv([_row(other)]).rstrip().rstrip('"')
    yield File("open-mark.csv", open_mark.encode(), [one, other], ["never closes it"])
    one = _one()
    mixed = (
        f"Title: {one.title}\nSource: {one.outlet}\n\n{one.text}\n\nA caf".encode()
        + b"\xe9 opened."
    )
    yield File("mixed.txt", mixed, [one], ["two encodings"], fields=("title",))
    yield File(
        "future.csv",
        rows.replace("2023-", "2199-").encode(),
        [story(4001)],
        ["is dated 2199"],
        fields=("title",),
    )


def _hostile():
    bomb = office.zipped({"bomb.txt": b"a " * 30_000_000})
    yield File("bomb.zip", bomb, [], ["as no text is"])
    yield File("bomb.gz", gzip.compress(b"a " * 30_000_000), [], ["as no text is"])
    ring = office.in_a_ring(office.xls([["text"], *([story(4002).text] for _ in range(9))]))
    yield File("ring.xls", ring, [], ["damaged, or whose cells lie too far apart"])
    yield File("far.xlsx", office.far_apart(), [], ["damaged, or whose cells lie too far apart"])
    nested = b"words of it"
    for number in range(8):
        nested = office.zipped({f"{number}.zip" if number else "a.txt": nested})
    yield File("deep.zip", nested, [], ["archives deep"])
    names = office.zipped({"../../out.txt": _text_of(one := _one()), "/etc/passwd.txt": b""})
    yield File("outside.zip", names, [one], ["the file is empty"], fields=_DATED)
    lock = io.BytesIO()
    with zipfile.ZipFile(lock, "w") as packed:
        packed.writestr("a.txt", b"words")
    locked = bytearray(lock.getvalue())
    locked[6] |= 1
    locked[locked.find(b"PK\x01\x02") + 8] |= 1
    yield File("locked.zip", bytes(locked), [], ["locked with a password"])
    yield File("brackets.json", b"[" * 100_000, [], ["nested too deeply"])
    yield File(
        "brackets.jsonl",
        b"[" * 50_000 + b"\n" + json.dumps(_object(one := _one())).encode(),
        [one],
        ["nested too deeply"],
    )
    yield File("number.json", b'{"text": "a", "n": ' + b"9" * 5000 + b"}", [], ["integer string"])
    yield File(
        "half.json",
        b'{"text": "half \\ud83d of it", "title": "\\ud83d"}',
        [],
        ["garbled"],
        fields=(),
        texts=False,
    )
    laughs = (
        '<!DOCTYPE l [<!ENTITY a "ha">'
        + "".join(
            f'<!ENTITY a{number} "{f"&a{number - 1 or str()};" * 10}">' for number in range(1, 10)
        )
        + "]><nitf><body><body.content><p>&a9;</p></body.content></body></nitf>"
    )
    yield File("laughs.xml", laughs.encode(), [], ["hold no text"])
    outside = (
        '<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf><body><body.content><p>&x;</p>'
    )
    yield File(
        "outside.xml", f"{outside}</body.content></body></nitf>".encode(), [], ["hold no text"]
    )
    for label in ("undefined", "unicode_escape", "rot13", "utf-7", "nonsense"):
        page = _page(one := _one(), charset=label).encode().replace("“".encode(), b"\x93")
        page = page.replace("”".encode(), b"\x94")
        yield File(f"{label}.html", page, [one])
    yield File(b"bad\xff.txt", _text_of(one := _one()), [one], fields=_DATED)
    yield File("tags.html", b"<html><body>" + b"<div>" * 20_000 + b"deep", [], ["a"], texts=False)
