"""Mails: the body is an article, every attachment that holds text another.

Quoted history stays in the text, where the engine marks it as furniture.
"""

import re
from collections import Counter
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default
from email.utils import parseaddr
from io import BytesIO
from pathlib import PurePath
from typing import Any

from newstables.errors import ArticleError
from newstables.reading.article import Draft, Known, Problem, Source
from newstables.reading.decoding import decode_as, drop_surrogates
from newstables.reading.formats.markup import text_of_markup
from newstables.reading.formats.packed import NO_TEXT, tell_left_out

_BETWEEN = re.compile(rb"(?:\A|\r?\n)(?=From [^\r\n]{1,200}\d{2}:\d{2}[^\r\n]{0,60}\r?\n[\w-]+:)")
_SUFFIXES = {
    "text/html": ".html",
    "text/plain": ".txt",
    "message/rfc822": ".eml",
    "application/pdf": ".pdf",
    "text/csv": ".csv",
}


def read_mail(source: Source) -> Iterator[Draft | Source | Problem]:
    """Read a mail and what is attached to it; a page saved as a mail (MHTML) is read as a page.

    Source: RFC 5322, RFC 2045 to 2047, RFC 2557.
    """
    mail = message_from_bytes(source.data, policy=default)
    assert isinstance(mail, EmailMessage)
    if not mail.keys() or (mail.get_content_type() == "text/plain" and "Subject" not in mail
                           and "From" not in mail):  # fmt: skip
        raise ArticleError(f"'{source.name}': not a mail; save it anew from the mail program")
    page = _saved_page(mail)
    if page is not None:
        yield source.inside("page.html", page.get_payload(decode=True) or b"")  # type: ignore[arg-type]
        return
    body = mail.get_body(("plain", "html"))
    text = _text_of(body, source.name) if body is not None else ""
    html = mail.get_body(("html",))
    if html is not None and len(text.split()) < 20:  # "your program cannot show this mail"
        longer = _text_of(html, source.name)
        text = longer if len(longer.split()) > len(text.split()) else text
    if text.strip():
        yield Draft(source.name, text, _stated(mail))
    attached = list(_attached(mail, body, html))
    if not text.strip() and not attached:
        raise ArticleError(f"'{source.name}': a mail without text; leave it out")
    yield from _inside(source, attached)


def read_mailbox(source: Source) -> Iterator[Source | Problem]:
    """Read every mail of a mailbox, each as a file of its own.

    Source: RFC 4155 (mbox).
    """
    starts = [found.end() for found in _BETWEEN.finditer(source.data)]
    for number, start in enumerate(starts, 1):
        end = starts[number] if number < len(starts) else len(source.data)
        lines = source.data[start:end].split(b"\n", 1)
        mail = re.sub(rb"(?m)^>(>*From )", rb"\1", lines[1] if len(lines) > 1 else b"")
        yield source.inside(f"mail {number}.eml", mail)


def read_msg(source: Source) -> Iterator[Draft | Source | Problem]:
    """Read a mail as Outlook saves it, and what is attached to it.

    Source: [MS-OXMSG], as python-oxmsg reads it.
    """
    from oxmsg import Message as Saved

    mail = Saved.load(BytesIO(source.data))
    html = mail.html_body or ""
    text = (mail.body or "").replace("\r\n", "\n") or (text_of_markup(html) if html else "")
    if text.strip():
        yield Draft(source.name, drop_surrogates(text), _stated_of_msg(mail))
    attached = [
        (part.file_name or f"attachment {number}{_suffix(part.mime_type)}", part.file_bytes)
        for number, part in enumerate(mail.attachments, 1)
    ]
    if not text.strip() and not attached:
        raise ArticleError(f"'{source.name}': a mail without text; leave it out")
    yield from _inside(source, [(name, data) for name, data in attached if data])


def _inside(source: Source, attached: list[tuple[str, bytes]]) -> Iterator[Source | Problem]:
    left_out: Counter[str] = Counter()
    for name, data in attached:
        suffix = PurePath(name).suffix.lower()
        if suffix in NO_TEXT:
            left_out[suffix] += 1
        else:
            yield source.inside(name, data)
    yield from tell_left_out(source, left_out)


def _saved_page(mail: EmailMessage) -> Message | None:
    """Return the page of an MHTML file: browsers write no sender, and a page as the first part."""
    saved = "Snapshot-Content-Location" in mail or "Saved by" in str(mail.get("From", ""))
    if not saved and not (mail.get_content_type() == "multipart/related" and "To" not in mail
                          and "Message-ID" not in mail):  # fmt: skip
        return None
    return next((part for part in mail.walk() if part.get_content_type() == "text/html"), None)


def _text_of(part: Message, name: str) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return ""
    text = decode_as(data, part.get_content_charset(), name=name)
    if part.get_content_type() == "text/html":
        return text_of_markup(text)
    return drop_surrogates(text.replace("\r\n", "\n"))


def _stated(mail: EmailMessage) -> dict[str, Known]:
    sender = parseaddr(_header(mail, "From"))
    said = {
        "title": _header(mail, "Subject"),
        "byline": sender[0] or sender[1],
        "published": _header(mail, "Date"),
    }
    return {
        name: Known(words, f"metadata: the mail's {name}") for name, words in said.items() if words
    }


def _header(mail: EmailMessage, name: str) -> str:
    try:
        return drop_surrogates(" ".join(str(mail.get(name, "")).split()))
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):
        return ""  # a header that no parser understands states nothing


def _stated_of_msg(mail: Any) -> dict[str, Known]:
    sent = mail.sent_date
    said = {
        "title": mail.subject or "",
        "byline": parseaddr(mail.sender or "")[0] or mail.sender or "",
        "published": sent.isoformat() if sent else "",
    }
    return {
        name: Known(drop_surrogates(words), f"metadata: the mail's {name}")
        for name, words in said.items()
        if words
    }


def _attached(
    mail: EmailMessage, body: Message | None, html: Message | None
) -> Iterator[tuple[str, bytes]]:
    for number, part in enumerate(mail.iter_attachments(), 1):
        if part is body or part is html:
            continue
        kind = part.get_content_type()
        name = part.get_filename() or f"attachment {number}{_suffix(kind)}"
        if kind == "message/rfc822":
            inner = part.get_payload(0) if part.is_multipart() else None
            name = name if name.lower().endswith(".eml") else f"{name}.eml"
            data: Any = inner.as_bytes() if isinstance(inner, Message) else b""
        else:
            data = part.get_payload(decode=True)
        if isinstance(data, bytes) and data.strip():
            yield name, data


def _suffix(kind: str | None) -> str:
    kind = kind or ""
    known = _SUFFIXES.get(kind)
    return known or ".png" if kind.startswith("image/") else known or ""
