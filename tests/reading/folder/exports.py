"""Exports of archives, written anew in the layouts of Nexis, Factiva, ProQuest and Europresse."""

import html
import textwrap


def nexis_uni(stories, *, cover=True):
    """Return the paragraphs of an export of Nexis Uni."""
    lines = []
    if cover:
        lines = [
            "User Name: Desk",
            "Date and Time: Friday, 3 February 2023",
            "Job Number: 1",
            f"Documents ({len(stories)})",
        ]
        lines += [f"{number}. {one.title}" for number, one in enumerate(stories, 1)]
        lines += ["Client/Matter: -None-", "Search Terms: council", "Search Type: Terms", ""]
    for one in stories:
        lines += [
            one.title,
            one.outlet,
            f"{one.american} Monday 9:20 AM GMT",
            f"\nCopyright 2023 {one.outlet} All Rights Reserved",
            f"Section: {one.section}; Pg. 4",
            f"Length: {one.words} words",
            f"Byline: {one.author}",
            "Body",
            "",
            *one.paragraphs,
            "Classification",
            "\nLoad-Date: February 1, 2023",
            "\nEnd of Document",
        ]
    return lines


def nexis_academic(stories):
    parts = []
    for number, one in enumerate(stories, 1):
        body = "\n\n".join(textwrap.fill(words, 78) for words in one.paragraphs)
        labelled = number % 2
        title = f"HEADLINE: {one.title}" if labelled else one.title
        parts.append(
            f"{f'{number} of {len(stories)} DOCUMENTS':^80}\n\n\n{one.outlet:^80}\n\n"
            f"{one.american + ' Monday':^80}\n{'Edition 1;':^80}\n{'Scotland':^80}\n\n"
            + (
                f"SECTION: {one.section}; Pg. A01\n\nLENGTH: {one.words} words\n\n{title}\n\n"
                f"BYLINE: {one.author}\n\nBODY:\n\n"
                if labelled
                else f"{title}\n\nBYLINE: {one.author}\n\nSECTION: {one.section}\n\n"
                f"LENGTH: {one.words}"
                " words\n\n"
            )
            + f"{body}\n\nLOAD-DATE: February 1, 2023\n\nLANGUAGE: ENGLISH\n\n"
            f"{'Copyright 2023 ' + one.outlet:^80}\n{'All Rights Reserved':^80}\n\n"
        )
    return "".join(parts)


def nexis_page(stories):
    parts = []
    for number, one in enumerate(stories, 1):
        month, rest = one.american.split(" ", 1)
        body = "".join(
            f'<P CLASS="c8"><SPAN>{html.escape(words)}</SPAN></P>' for words in one.paragraphs
        )
        parts.append(
            f'<A NAME="DOC_ID_0_{number}"></A><DIV CLASS="c0"><P><SPAN>{number} of {len(stories)} '
            f"DOCUMENTS</SPAN></P></DIV><DIV><P><SPAN>{one.outlet}</SPAN></P></DIV><DIV><P>"
            f'<SPAN CLASS="c4">{month}</SPAN><SPAN> {rest} Monday</SPAN></P></DIV><DIV><P>'
            f'<SPAN CLASS="c6">{one.title}</SPAN></P></DIV><DIV><P><SPAN>BYLINE: </SPAN><SPAN>'
            f"{one.author}</SPAN></P></DIV><DIV><P><SPAN>SECTION: </SPAN><SPAN>{one.section}</SPAN>"
            f"</P></DIV><DIV><P><SPAN>LENGTH: </SPAN><SPAN>{one.words} words</SPAN></P></DIV><DIV>"
            f"{body}</DIV><DIV><P><SPAN>LOAD-DATE: </SPAN><SPAN>February 1, 2023</SPAN></P></DIV>"
        )
    return f'<HTML><HEAD><META NAME="q" DOCUMENTS="{len(stories)}"></HEAD><BODY>{"".join(parts)}'


def factiva_codes(stories):
    parts = [
        f"SE {one.section}\nHD \n{one.title}\nBY \nBy {one.author}\nWC \n{one.words} words\nPD \n"
        f"{one.british}\nSN \n{one.outlet}\nSC \nHARB\nLA \nEnglish\nCY \n(c) 2023 {one.outlet}\n"
        f"LP \n{one.paragraphs[0]}\nTD \n"
        + "\n\n".join(one.paragraphs[1:])
        + "\nCO \nharbr : Harbour\nIN \ni1 : Ports\nAN \n"
        f"Document HARB0000202302{number:02}ej1v0000{number}\n\f\n"
        for number, one in enumerate(stories, 1)
    ]
    return "".join(parts) + "Search Summary\nText council\nResults Found 3\n"


def factiva_plain(stories):
    return "".join(
        f"{one.section}\n{one.title}\nBy {one.author}\n{one.words} words\n{one.british}\n"
        f"{one.outlet}\nHARB\nEnglish\n© 2023 {one.outlet}\n\n{one.text}\n\n"
        f"Document HARB0000202302{number:02}ej1v0000{number}\n\f\n"
        for number, one in enumerate(stories, 1)
    )


def factiva_page(stories):
    parts = []
    for number, one in enumerate(stories, 1):
        body = "".join(
            f'<p class="articleParagraph enarticleParagraph">{html.escape(words)}</p>'
            for words in one.paragraphs
        )
        parts.append(
            f'<div id="article-{number}" class="article"><div class="article enArticle"><p></p>'
            f'<div>{one.section}</div><div id="hd"><span class="enHeadline">'
            f"{one.title}</span></div>"
            f'<div class="author">By {one.author}</div><div>{one.words} words</div><div>'
            f"{one.british}</div><div>{one.outlet}</div><div>HARB</div><div>4</div><div>English"
            f"</div><div>© 2023 {one.outlet}</div>{body}<p>{one.outlet} Ltd</p>"
            f"<p>Document HARB0000202302{number:02}ej1v0000{number}</p></div></div>"
        )
    return f"<html><body>{''.join(parts)}</body></html>"


def factiva_tables(stories):
    def row(code, words):
        return f'<tr><td class="index"><b>{code}</b></td><td>{words}</td></tr>'

    def paragraphs(some):
        return "".join(f'<p class="articleParagraph">{html.escape(words)}</p>' for words in some)

    parts = [
        '<div class="article enArticle"><table>'
        + row("HD", f"<b>{one.title}</b>")
        + row("BY", f"By {one.author}")
        + row("WC", f"{one.words} words")
        + row("PD", one.british)
        + row("ET", "09:15")
        + row("SN", one.outlet)
        + row("SE", one.section)
        + row("LP", paragraphs(one.paragraphs[:1]))
        + row("TD", paragraphs(one.paragraphs[1:]))
        + row("AN", "Document HARB000020230131ej1v00001")
        + "</table></div>"
        for one in stories
    ]
    return f"<html><body>{''.join(parts)}</body></html>"


def factiva_xml(stories):
    parts = [
        f"<article><headline><paragraph>{one.title}</paragraph></headline><byline>{one.author}"
        f"</byline><sourceName>{one.outlet}</sourceName><sectionName>{one.section}</sectionName>"
        f"<publicationDate><date>{one.published.replace('-', '')}</date></publicationDate>"
        f"<wordCount>{one.words}</wordCount><leadParagraph><paragraph>{one.paragraphs[0]}"
        "</paragraph></leadParagraph><tailParagraphs>"
        + "".join(f"<paragraph>{words}</paragraph>" for words in one.paragraphs[1:])
        + "</tailParagraphs></article>"
        for one in stories
    ]
    articles = "".join(parts)
    answer = f'<ppsArticleResponse xmlns="http://pps.example/2.0">{articles}</ppsArticleResponse>'
    return f'<?xml version="1.0"?><PPSResponse>{answer}</PPSResponse>'


def proquest(stories):
    rule = "_" * 60
    parts = [
        f"\n\n{one.title}\n\nAuthor: {one.author}\n\nPublication title: {one.outlet}\n\n"
        f"Publication date: Jan {one.day}, 2023\n\nSection: {one.section}\n\n"
        f"Full text: {one.text}\n\n"
        "Copyright: 2023\n\nDocument URL: https://library.example/docview/1\n\n"
        for one in stories
    ]
    return f"Report of search\n\n{rule}{rule.join(parts)}{rule}\n\nEnd of search form\n"


def europresse(stories):
    parts = [
        f'<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">'
        f'{one.outlet}</span></div><span class="DocHeader">{one.section}, Monday, {one.american}, '
        f'{one.words} words</span><div class="titreArticle"><p class="titreArticleVisu">{one.title}'
        f'</p></div><div class="sm-margin-bottomNews">{one.author}</div></header><div '
        'class="docOcurrContainer">'
        + "".join(f"<p>{words}</p>" for words in one.paragraphs)
        + "</div></article>"
        for one in stories
    ]
    return f"<html><body>{''.join(parts)}</body></html>"
