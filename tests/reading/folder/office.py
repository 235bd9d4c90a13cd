"""Documents, workbooks and mails, made by hand where no library writes them."""

import io
import struct
import zipfile
from email.message import EmailMessage
from xml.sax.saxutils import escape

import xlsxwriter

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(members, *, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as packed:
        for name, data in members.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else method  # as OpenDocument asks
            packed.writestr(name, data, compress_type=stored)
    return out.getvalue()


def docx(paragraphs, *, extra=""):
    """Return a Word file; "\\n" in a paragraph is a line break, a leading "# " a headline."""
    body = "".join(_word_paragraph(one) for one in paragraphs) + extra
    document = f'<w:document xmlns:w="{W}"><w:body>{body}<w:sectPr/></w:body></w:document>'
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def _word_paragraph(words):
    style = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' if words.startswith("# ") else ""
    lines = [
        f'<w:t xml:space="preserve">{escape(line)}</w:t>'
        for line in words.removeprefix("# ").split("\n")
    ]
    return f"<w:p>{style}<w:r>{'<w:br/>'.join(lines)}</w:r></w:p>"


def odt(paragraphs):
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    body = "".join(
        f'<text:h text:outline-level="1">{escape(one[2:])}</text:h>'
        if one.startswith("# ")
        else f"<text:p>{escape(one)}</text:p>"
        for one in paragraphs
    )
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        f'xmlns:text="{text}"><office:body><office:text>{body}</office:text></office:body>'
        "</office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def rtf(paragraphs):
    def written(words):
        out = words.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
        return "".join(letter if ord(letter) < 128 else f"\\u{ord(letter)}?" for letter in out)

    body = "\\par\n".join(written(one).replace("\n", "\\line ") for one in paragraphs)
    return ("{\\rtf1\\ansi\\ansicpg1252 " + body + "\\par}").encode("ascii")


def xlsx(sheets):
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "d.m.yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return out.getvalue()


def ods(rows):
    table = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p>'
            "</table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="News">{table}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = '<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return zipped({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def xls(rows):
    """Return a workbook of Excel 97: BIFF8 labels in a compound file."""
    book = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    name = b"News"
    sheet_at = len(book) + 4 + 8 + len(name) + 4
    book += _record(0x85, struct.pack("<IHBB", sheet_at, 0, len(name), 0) + name)
    book += _record(0x0A, b"")
    book += _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            head = struct.pack("<HHHHB", number, column, 0, len(cell), 1)
            book += _record(0x204, head + cell.encode("utf-16-le"))
    return compound({"Workbook": book + _record(0x0A, b"")})


def in_a_ring(data):
    """Return a small compound file whose directory goes on in its own sector, without an end."""
    table = len(data) - 1024
    end = data.rindex(struct.pack("<I", 0xFFFFFFFE), table)
    return data[:end] + struct.pack("<I", (end - table) // 4) + data[end + 4 :]


def far_apart():
    """Return a workbook of two rows, one of them the last that there can be."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "text")
        sheet.write(1_048_575, 16_383, "words of it")
    return out.getvalue()


def _record(kind, data):
    return struct.pack("<HH", kind, len(data)) + data


def msg(*, subject, sender, body, attachments=()):
    """Return a mail as Outlook saves it, with text properties only."""
    texts = {"0037": subject, "0C1A": sender, "1000": body}
    streams = {f"__substg1.0_{tag}001F": words.encode("utf-16-le") for tag, words in texts.items()}
    rows = [_property(int(tag, 16), 0x1F, len(words) * 2) for tag, words in texts.items()]
    rows.append(_property(0x340D, 0x03, 0x40000))  # its text is Unicode
    streams["__properties_version1.0"] = b"\0" * 32 + b"".join(rows)
    storages = {}
    for number, (name, data) in enumerate(attachments):
        rows = [_property(0x3707, 0x1F, len(name) * 2), _property(0x3701, 0x102, len(data))]
        storages[f"__attach_version1.0_#{number:08}"] = {
            "__properties_version1.0": b"\0" * 8 + b"".join(rows),
            "__substg1.0_3707001F": name.encode("utf-16-le"),
            "__substg1.0_37010102": data,
        }
    return compound(streams, storages)


def _property(tag, kind, size):
    return struct.pack("<HHIII", kind, tag, 6, size, 0)


def compound(streams, storages=None):
    """Return an OLE2 compound file of version 3; small streams lie in its mini stream."""
    sector, mini, free, end = 512, 64, 0xFFFFFFFF, 0xFFFFFFFE
    fat, body, mini_fat, mini_body, entries = [], bytearray(), [], bytearray(), []

    def chained(data, table, into, size):
        start, count = len(table), max(1, -(-len(data) // size))
        table.extend([*range(start + 1, start + count), end])
        into.extend(data.ljust(count * size, b"\0"))
        return start

    def entry(name, kind, *, child=free, right=free, start=0, size=0):
        raw = name.encode("utf-16-le") + b"\0\0"
        return (
            raw.ljust(64, b"\0")
            + struct.pack("<HBBIII", len(raw), kind, 1, free, right, child)
            + b"\0" * 36
            + struct.pack("<IQ", start, size)
        )

    def family(files, folders):
        names = sorted([*files, *folders], key=lambda name: (len(name), name.upper()))
        first = len(entries)
        entries.extend([b""] * len(names))
        for number, name in enumerate(names):
            right = first + number + 1 if number + 1 < len(names) else free
            if name in files:
                data = files[name]
                small = len(data) < 4096
                place = (
                    chained(data, mini_fat, mini_body, mini)
                    if small
                    else chained(data, fat, body, sector)
                )
                made = entry(name, 2, right=right, start=place, size=len(data))
            else:
                child = len(entries)
                family(folders[name], {})
                made = entry(name, 1, right=right, child=child)
            entries[first + number] = made

    entries.append(b"")
    family(streams, storages or {})
    minis = chained(bytes(mini_body), fat, body, sector) if mini_body else end
    entries[0] = entry("Root Entry", 5, child=1, start=minis, size=len(mini_body))
    mini_table = struct.pack(f"<{len(mini_fat)}I", *mini_fat)
    padded = mini_table.ljust(-(-len(mini_table) // sector) * sector, b"\xff")
    mini_at = chained(padded, fat, body, sector) if mini_fat else end
    directory = chained(
        b"".join(entries).ljust(-(-len(entries) // 4) * sector, b"\0"), fat, body, sector
    )
    count = -(-(len(fat) + 8) // 128) + 1
    first_fat = len(fat)
    fat.extend([0xFFFFFFFD] * count)
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(count * sector, b"\xff")
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 16
        + struct.pack(
            "<HHHHHHIIIIIIIIII",
            0x3E,
            3,
            0xFFFE,
            9,
            6,
            0,
            0,
            0,
            count,
            directory,
            0,
            4096,
            mini_at,
            len(padded) // sector if mini_fat else 0,
            end,
            0,
        )
    )
    places = [first_fat + number for number in range(count)] + [free] * (109 - count)
    return header + struct.pack("<109I", *places) + bytes(body) + table


def mail(*, subject, sender, day, text="", html="", attachments=(), charset="utf-8"):
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, sender, "desk@courier.example"
    message["Date"] = f"Tue, {day} Jan 2023 09:30:00 +0100"
    message["Message-ID"] = f"<{abs(hash(subject))}@courier.example>"
    if text:
        message.set_content(text, charset=charset)
        if html:
            message.add_alternative(html, subtype="html")
    elif html:
        message.set_content(html, subtype="html")
    for name, data, kind in attachments:
        main, sub = kind.split("/")
        message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()
