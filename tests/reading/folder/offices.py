"""Files as press offices have them: layouts in other languages, odd exports, shapes of crawlers.

The expected articles were written before any of these files was read. What is not found of them
is not asked here: the headline of a PDF, a date behind the name of an outlet ("Courier, 4 "
                                                                               "January").
"""

import html
import json
from email.message import EmailMessage

from tests.reading.folder import office
from tests.reading.folder.articles import stories
from tests.reading.folder.making import File, _csv, _warc
from tests.reading.folder.pdf import column, pdf

_DATED = ("title", "outlet", "published")
_ALL = ("title", "outlet", "published", "byline", "section")
_GERMAN = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split()
_FIRST = 50_000


def offices():
    return [
        *_nexis(), *_factiva(), *_others(), *_mails(), *_tables(), *_objects(), *_pages(),
    ]  # fmt: skip


_NUMBERS = iter(range(_FIRST, _FIRST + 5_000))


def _some(count):
    return stories(count, start=[next(_NUMBERS) for _ in range(count)][0])


def _nexis():
    some = _some(3)
    paragraphs = []
    for one in some:
        paragraphs += [
            one.title, one.outlet, f"{one.day}. Januar 2023 {_GERMAN[one.day % 7]}",
            f"\nCopyright 2023 {one.outlet} Verlag", f"Section: {one.section}; S. 4",
            f"Length: {one.words} Wörter", f"Byline: {one.author}", "Body", "",
            *one.paragraphs, "Load-Date: February 2, 2023", "\nEnd of Document",
        ]  # fmt: skip
    yield File("nexis deutsch.docx", office.docx(paragraphs), some, fields=_ALL)
    some = _some(2)
    paragraphs = []
    for one in some:
        paragraphs += [
            one.title, one.outlet, f"{one.american} Monday, Late Edition - Final",
            f"\nCopyright 2023 {one.outlet}. All Rights Reserved",
            f"Section: Section {one.section}; Column 0; Foreign Desk; Pg. 1",
            f"Length: {one.words} words", f"Byline: By {one.author}", "Body", "", "FULL TEXT",
            *one.paragraphs, "Classification", "Language: ENGLISH", "\nLoad-Date: January 31, 2023",
            "\nEnd of Document",
        ]  # fmt: skip
    yield File("nexis final.rtf", office.rtf(paragraphs), some, fields=_DATED)
    some = _some(2)
    lines = []
    for number, one in enumerate(some, 1):
        lines += [
            f"                              {number} of 2 DOCUMENTS", "", "",
            f"                          {one.outlet}", "", f"                     "
                                                           f"{one.american} Monday",
            "                             Final Edition", "", *_wrapped(one.title), "",
            f"BYLINE: {one.author}, Staff Writer", "", f"SECTION: {one.section}; Pg. A01", "",
            f"LENGTH: {one.words} words", "",
        ]  # fmt: skip
        for paragraph in one.paragraphs:
            lines += [*_wrapped(paragraph), ""]
        lines += ["LOAD-DATE: February 3, 2023", "", "LANGUAGE: ENGLISH", "", ""]
    yield File("academic windows.txt", "\r\n".join(lines).encode("cp1252"), some, fields=_DATED)
    some = _some(3)
    page = "".join(
        f"<A NAME='DOC_ID_0_{n}'></A><DIV CLASS='c0'><P><SPAN>{n + 1} of 3 "
        f"DOCUMENTS</SPAN></P></DIV>"
        f"<DIV><P><SPAN>{one.outlet}</SPAN></P></DIV><DIV CLASS='c3'><P><SPAN CLASS='c4'>{one.day} "
        f"janvier</SPAN><SPAN> 2023 lundi</SPAN></P></DIV><DIV><P><SPAN "
        f"CLASS='c6'>{one.title}</SPAN>"
        f"</P></DIV><DIV><P><SPAN CLASS='c7'>AUTEUR: </SPAN><SPAN>{one.author}</SPAN></P></DIV>"
        f"<DIV><P><SPAN CLASS='c7'>RUBRIQUE: </SPAN><SPAN>{one.section}</SPAN></P></DIV>"
        f"<DIV><P><SPAN CLASS='c7'>LONGUEUR: </SPAN><SPAN>{one.words} mots</SPAN></P></DIV><DIV>"
        + "".join(
            f"<P CLASS='c8'><SPAN>{html.escape(words)}</SPAN></P>" for words in one.paragraphs
        )
        + "</DIV><DIV><P><SPAN CLASS='c7'>DATE-CHARGEMENT: </SPAN><SPAN>2 février "
        "2023</SPAN></P></DIV>"
        for n, one in enumerate(some)
    )
    head = '<META NAME="x" DOCUMENTS="3"><STYLE>.c6 {font-size: 14pt}</STYLE>'
    whole = f"<HTML><HEAD>{head}</HEAD><BODY>{page}</BODY></HTML>"
    yield File("nexis_fr.HTML", whole.encode(), some, fields=_ALL)


def _wrapped(words, width=72):
    import textwrap

    return textwrap.wrap(words, width)


def _factiva():
    some = _some(2)
    page = "".join(
        f'<div class="article frArticle"><p></p><div>{one.section}</div><div id="hd"><span '
        f'class="frHeadline">{one.title}</span></div><div class="author">{one.author}</div>'
        f"<div>{one.words} mots</div><div>{one.day} janvier 2023</div><div>09:20</div>"
        f"<div>{one.outlet}</div><div>HARB</div><div>4</div><div>Français</div>"
        f"<div>© 2023 {one.outlet}</div>"
        + "".join(f'<p class="articleParagraph frarticleParagraph">{html.escape(words)}</p>'
                  for words in one.paragraphs)
        + f"<p>{one.outlet} Ltd</p><p>Document HARB000020230131ej1v0000{number}</p></div>"
        for number, one in enumerate(some)
    )  # fmt: skip
    yield File("Factiva.htm", f"<html><body>{page}</body></html>".encode(), some, fields=_ALL)
    some = _some(4)
    lines = []
    for number, one in enumerate(some):
        lines += [
            f"SE {one.section}", f"HD {one.title}", f"BY {one.author}", f"WC {one.words} words",
            f"PD {one.british}", "ET 04:12 PM", f"SN {one.outlet}", "SC HARB", "LA English",
            f"CY © 2023 {one.outlet}", f"LP {one.paragraphs[0]}", "TD", *one.paragraphs[1:],
            "CO harb : Harbour Ltd", "NS gpol : Politics", "PUB Harbour Press",
            f"AN Document HARB000020230131ej1v0001{number}", "\f",
        ]  # fmt: skip
    lines += ["Search Summary", "Text  pier", "Date  All Dates"]
    yield File("Factiva-20230201-0911.rtf", office.rtf(lines), some, fields=_ALL)
    some = _some(2)
    text = ""
    for number, one in enumerate(some):
        body = "\n\n".join(one.paragraphs)
        text += (
            f"{one.section}\n{one.title}\nBy {one.author}\n{one.words} "
            f"words\n{one.british}\n09:20 GMT\n"
            f"{one.outlet}\nHARB\nLate\n12\nEnglish\n© 2023 {one.outlet}\n\n{body}\n\n"
            f"Document HARB000020230131ej1v0002{number}\n\n"
        )
    yield File("factiva late.txt", text.encode("utf-16"), some, fields=_DATED)


def _others():
    some = _some(2)
    bar = "_" * 60
    text = f"ProQuest\n\n{bar}\n\nReport Information from ProQuest\n\n{bar}\n\n" + "".join(
        f"{one.title}\n\nAuthor: {one.author.split()[1]}, {one.author.split()[0]}\n\n"
        f"Publication info: {one.outlet} ; Kestrel Bay [Kestrel Bay] 30 Jan 2023: A.1.\n\n"
        f"Full text: {one.paragraphs[0]}\n\n" + "\n\n".join(one.paragraphs[1:])
        + f"\n\nSection: {one.section}\n\nPublication title: {one.outlet}\n\n"
        f"Publication date: Jan {one.day}, 2023\n\nCopyright: Copyright {one.outlet} "
        f"2023\n\n{bar}\n\n"
        for one in some
    )  # fmt: skip
    yield File("ProQuestDocuments-2023.txt", text.encode(), some, fields=_DATED)
    some = _some(2)
    page = "".join(
        f'<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">'
        f'{one.outlet}</span></div><span class="DocHeader">lundi {one.day} janvier 2023, p. '
        f"3</span>"
        f'<div class="titreArticle"><p class="titreArticleVisu '
        f'rdp__articletitle">{one.title}</p></div>'
        f'</header><section><div class="DocText clearfix">'
        + "".join(f"<p>{html.escape(words)}</p>" for words in one.paragraphs)
        + "</div></section></article>"
        for one in some
    )
    yield File("europresse.HTML", f"<html><body>{page}</body></html>".encode(), some, fields=_DATED)
    one = _some(1)[0]
    words = " ".join(one.paragraphs)
    left, right = words[: len(words) // 2].rsplit(" ", 1)[0], ""
    right = words[len(left) :].strip()
    page = [*column(one.title, x=60, top=780, width=460, size=18),
            *column(left, x=60, top=740, width=220),
            *column(right, x=320, top=740, width=220)]  # fmt: skip
    yield File("two columns.pdf", pdf([page]), [one], fields=("title",), texts=False)


def _mails():
    one = _some(1)[0]
    paper = office.docx([f"# {one.title}", *one.paragraphs])
    data = office.msg(subject="FW: Clipping", sender="Desk <desk@press.example>",
                      body="Please see attached, which our colleagues in the north sent us today.",
                      attachments=[("clipping.docx", paper)])  # fmt: skip
    yield File(
        "outlook forwarded.msg", data, [one], fields=("title",), texts=False
    )  # the note is one too
    some = _some(3)
    digest = EmailMessage()
    digest["Subject"], digest["From"] = "Pier news digest", "list@press.example"
    digest["Date"] = "Tue, 31 Jan 2023 09:00:00 +0000"
    digest.make_mixed()
    for each in some:
        inner = EmailMessage()
        inner["Subject"], inner["From"] = each.title, f"{each.outlet} <a@b.example>"
        inner["Date"] = f"{each.day} Jan 2023 08:00:00 +0000"
        inner.set_content(each.text)
        digest.attach(_forwarded(inner))
    box = b"From a@b.example Tue Jan 31 09:00:00 2023\n" + digest.as_bytes() + b"\n"
    yield File("digest.mbox", box, some, fields=("title", "published"))
    one = _some(1)[0]
    letter = office.mail(
        subject=one.title, sender=f"{one.outlet} <news@courier.example>",
        day=f"{one.day} Jan 2023 06:30:00 +0100",
        html="<table><tr><td><img src=x width=1></td></tr><tr><td>"
        + "".join(f"<p>{html.escape(words)}</p>" for words in one.paragraphs)
        + "</td></tr><tr><td><a href='https://a.example/u'>Unsubscribe</a></td></tr></table>",
    )  # fmt: skip
    yield File("newsletter.eml", letter, [one], fields=("title", "published"))


def _forwarded(inner):
    whole = EmailMessage()
    whole.set_content(inner)
    return whole


def _tables():
    some = _some(3)
    head = ["Titel", "Quelle", "Datum", "Autor", "Ressort", "Volltext"]
    rows = [[one.title, one.outlet, f"{one.day:02}.01.2023", one.author, one.section, one.text]
            for one in some]  # fmt: skip
    book = office.xlsx({
        "Pressespiegel": [["Pressespiegel Januar 2023"], [], ["", *head],
                          *(["", *row] for row in rows)],
        "Hinweise": [["erstellt von", "Pressestelle"]],
    })  # fmt: skip
    yield File("Pressespiegel.xlsx", book, some, fields=_ALL)
    some = _some(3)
    rows = [[one.title, one.outlet, f"{one.day:02}.01.23", one.author, one.section, one.text]
            for one in some]  # fmt: skip
    text = _csv([["Überschrift", "Medium", "Erscheinungsdatum", "Verfasser", "Ressort", "Text"],
                 *rows],
                separator=";")  # fmt: skip
    yield File("spiegel.csv", text.encode("cp1252", "replace"), some, fields=_DATED)
    some = _some(3)
    rows = [[one.british, one.outlet, one.title, one.author, one.text] for one in some]
    text = "sep=;\r\n" + _csv([["Date", "Media outlet", "Headline", "Journalist", "Article text"],
                               *rows],
                              separator=";")  # fmt: skip
    yield File("meltwater.csv", text.encode("utf-8-sig"), some,
               fields=("title", "outlet", "published", "byline"))  # fmt: skip
    some = _some(3)
    book = office.xlsx({"Export": [
        ["Article", "", "", "Source", ""], ["Headline", "Body", "Date", "Publication", "Author"],
        *([one.title, one.text, one.published, one.outlet, one.author] for one in some),
    ]})  # fmt: skip
    yield File("grouped.xlsx", book, some, fields=("title", "outlet", "published", "byline"))


def _objects():
    for name, fields, make in (
        ("newsplease.json", ("title", "published", "byline"), lambda one: {
            "authors": [one.author], "date_download": "2023-02-11 10:00:00",
            "date_publish": f"{one.published} 09:20:00", "description": "Short.",
            "filename": "a.json",
            "image_url": None, "language": "en", "maintext": one.text,
            "source_domain": "courier.example", "title": one.title, "title_page": None,
            "url": "https://courier.example/a"}),
        ("mediacloud.json", ("title", "outlet", "published"), lambda one: {
            "id": 7, "media_name": one.outlet, "publish_date": f"{one.published}T00:00:00",
            "title": one.title, "story_text": one.text, "indexed_date": "2023-05-05"}),
    ):  # fmt: skip
        one = _some(1)[0]
        yield File(name, json.dumps(make(one)).encode(), [one], fields=fields)
    for name, fields, wrap in (
        ("newsapi.json", ("title", "outlet", "published", "byline"), lambda some: {
            "status": "ok", "totalResults": 2, "articles": [
                {"source": {"id": None, "name": one.outlet}, "author": one.author,
                 "title": one.title, "description": "Short.", "url": "https://courier.example/b",
                 "publishedAt": f"{one.published}T09:20:00Z", "content": one.text}
                for one in some]}),
        ("guardian.json", ("title", "published", "byline", "section"), lambda some: {
            "response": {"status": "ok", "results": [
                {"id": "world/1", "sectionName": one.section, "webTitle": one.title,
                 "webPublicationDate": f"{one.published}T09:20:00Z", 
                 "webUrl": "https://c.example/1",
                 "fields": {"bodyText": one.text, "byline": one.author}} for one in some]}}),
        ("elastic.json", ("title", "outlet", "published", "byline"), lambda some: {
            "took": 3, "hits": {"total": {"value": 2}, "hits": [
                {"_index": "news", "_id": str(n), "_score": 1.0, "_source": {
                    "headline": one.title, "publisher": one.outlet, "author": one.author,
                    "published_at": {"$date": f"{one.published}T09:20:00Z"}, "body": one.text}}
                for n, one in enumerate(some)]}}),
        ("nyt.json", ("title", "published", "section"), lambda some: {
            "status": "OK", "response": {"docs": [
                {"headline": {"main": one.title, "kicker": None}, "section_name": one.section,
                 "pub_date": f"{one.published}T10:00:00+0000", "web_url": "https://n.example/1",
                 "byline": {"original": f"By {one.author}", "person": []}, "full_text": one.text}
                for one in some]}}),
    ):  # fmt: skip
        some = _some(2)
        yield File(name, json.dumps(wrap(some)).encode(), some, fields=fields)
    some = _some(3)
    lines = "\n".join(json.dumps({
        "url": f"https://courier.example/{n}", "raw": {"html": "<p>x</p>"},
        "extracted": {"title": one.title, "text": one.text, "author": [one.author, None],
                      "date": one.published, "sitename": one.outlet}})
        for n, one in enumerate(some))  # fmt: skip
    yield File("crawl.ndjson", lines.encode(), some, fields=_DATED)


def _pages():
    one = _some(1)[0]
    graph = {"@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "@id": "#site", "name": one.outlet},
        {"@type": "Organization", "@id": "#org", "name": one.outlet},
        {"@type": "Person", "@id": "#who", "name": one.author},
        {"@type": ["NewsArticle"], "headline": one.title, 
         "datePublished": f"{one.published}T08:00+01:00",
         "dateModified": "2023-02-09", "author": {"@id": "#who"}, "publisher": {"@id": "#org"},
         "articleSection": [one.section]},
    ]}  # fmt: skip
    body = "".join(f"<p>{html.escape(words)}</p>" for words in one.paragraphs)
    page = (
        f'<!doctype html><html amp lang="en"><head><meta charset="utf-8"><script async src="x.js">'
        f"</script><script "
        f'type="application/ld+json">{json.dumps(graph)}</script><title>{one.title} | '
        f"{one.outlet}</title></head><body><amp-sidebar><ul><li>Home</li></ul></amp-sidebar><main>"
        f"<h1>{one.title}</h1><amp-img src=a></amp-img>{body}</main></body></html>"
    )
    yield File("story.amp.html", page.encode(), [one], fields=_ALL)
    one = _some(1)[0]
    body = "".join(f"<p>{html.escape(words)}</p>" for words in one.paragraphs)
    page = (
        f'<html><head><meta charset="utf-8"><meta property="og:type" content="article">'
        f'<meta property="og:title" content="{one.title}"><meta property="og:site_name" content='
        f'"{one.outlet}"><meta property="article:published_time" '
        f'content="{one.published}T22:30:00-05:00">'
        f'<meta name="author" content="{one.author}"><meta property="article:section" content='
        f'"{one.section}"></head><body><nav><a href=/>Home</a><a href=/w>World</a></nav>'
        f"<h1>{one.title}</h1><div class='article-body'>{body}</div><footer>© "
        f"2023</footer></body></html>"
    )
    yield File("meta.html", page.encode(), [one], fields=_ALL)
    some = _some(2)
    yield File("offices.warc", _warc(some), some, fields=_DATED)
    some = _some(2)
    items = "".join(
        f"<item><title>{one.title}</title><link>https://c.example/{n}</link>"
        f"<dc:creator>{one.author}"
        f"</dc:creator><pubDate>{one.day} Jan 2023 23:30:00 "
        f"-0500</pubDate><content:encoded><![CDATA["
        + "".join(f"<p>{words}</p>" for words in one.paragraphs)
        + "]]></content:encoded></item>"
        for n, one in enumerate(some)
    )
    feed = (
        '<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Courier '
        "feed</title>"
        f"{items}</channel></rss>"
    )
    yield File("feed.xml", feed.encode(), some, fields=("title", "published", "byline"))
    one = _some(1)[0]
    front = (
        f'---\ntitle: "{one.title}"\nsource: "https://courier.example/c"\nauthor:\n  - '
        f'"[[{one.author}]]"\n'
        f"published: {one.published}\ncreated: 2023-02-09\ntags:\n  - clippings\n---\n{one.text}\n"
    )
    yield File("clipped.md", front.encode(), [one], fields=("title", "published"))
    one = _some(1)[0]
    paragraphs = [one.title, f"{one.outlet}, {one.british}", f"By {one.author}", *one.paragraphs]
    yield File("clip.odt", office.odt(paragraphs), [one], fields=("title",))
