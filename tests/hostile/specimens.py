"""Writes PDFs that are broken, malicious or merely odd. Each function returns the bytes of one file.

Where only one page is bad it is the second of three, so that a test can see whether the others are still read.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Sequence

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

TEXT = b"BT /F1 11 Tf 72 700 Td (De commissie waardeert de prestaties als goed.) Tj ET"
WORDS = 7  # in TEXT
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
BOX = b"/MediaBox [0 0 595 842]"


def written(objects: Sequence[bytes], root: int = 1) -> bytes:
    """A PDF file of these objects, numbered from 1."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, start))
    return out.getvalue()


def stream(data: bytes, entries: bytes = b"") -> bytes:
    packed = zlib.compress(data, 9)
    return b"<< /Length %d /Filter /FlateDecode %b >>\nstream\n%b\nendstream" % (len(packed), entries, packed)


def three_pages(
    content: bytes = b"",
    *,
    page: bytes = b"",
    resources: bytes = b"",
    more: Sequence[bytes] = (),
    raw: bytes = b"",
    font: int = 3,
) -> bytes:
    """Two good pages around one with this content; objects of `more` are numbered from 10."""
    plain = b"<< /Type /Page /Parent 2 0 R %b /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>"
    second = b"<< /Type /Page /Parent 2 0 R %b /Resources << /Font << /F1 %d 0 R >> %b >> /Contents 8 0 R >>"
    return written(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 3 /Kids [4 0 R 5 0 R 6 0 R] >>",
            FONT,
            plain % (BOX, 7),
            second % (page or BOX, font, resources),
            plain % (BOX, 7),
            stream(TEXT),
            raw or stream(content),
            b"null",
            *more,
        ]
    )


def good() -> bytes:
    return three_pages(TEXT)


# Files that are no readable PDF


def not_a_pdf() -> bytes:
    return b"<html><body>404 Not Found</body></html>"


def empty() -> bytes:
    return b""


def only_a_header() -> bytes:
    return b"%PDF-1.4\n"


def noise() -> bytes:
    return b"%PDF-1.5\n" + bytes((i * 7919 + i // 251) % 256 for i in range(50_000))


def cut_in_half() -> bytes:
    data = three_pages(b" ".join([TEXT] * 200))
    return data[: len(data) // 2]


def locked() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("geheim", ownerPassword="baas"))
    canvas.drawString(100, 700, "achter slot")
    canvas.save()
    return out.getvalue()


def no_pages() -> bytes:
    return written([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 0 /Kids [] >>"])


def page_tree_in_a_circle() -> bytes:
    kids = b"<< /Type /Pages /Count 2 /Kids [2 0 R 3 0 R] /Parent 2 0 R >>"
    page = b"<< /Type /Page /Parent 2 0 R %b >>" % BOX
    return written([b"<< /Type /Catalog /Pages 2 0 R >>", kids, page])


def pages_that_are_not_there() -> bytes:
    return written([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 3000 /Kids [7 0 R] >>"])


def nested_arrays() -> bytes:
    deep = b"[" * 200_000 + b"]" * 200_000
    return written([b"<< /Type /Catalog /Pages 2 0 R /Odd %b >>" % deep, b"<< /Type /Pages /Count 0 /Kids [] >>"])


def xref_in_a_circle() -> bytes:
    data = good()
    start = data.rindex(b"xref\n0")
    trailer = b"trailer\n<< /Size 10 /Root 1 0 R /Prev %d >>" % start
    return data[: data.index(b"trailer")] + trailer + data[data.index(b"\nstartxref") :]


# Files that are odd, and can be read


def startxref_destroyed() -> bytes:
    data = good()
    return data[: data.rindex(b"startxref")] + b"startxref\n99999999\n%%EOF\n"


def rubbish_before_the_header() -> bytes:
    return b"HTTP/1.1 200 OK\r\n\r\n" + good()


def huge_page() -> bytes:
    return three_pages(TEXT, page=b"/MediaBox [0 0 10000000 10000000]")


def page_without_size() -> bytes:
    return three_pages(TEXT, page=b"/MediaBox [0 0 0 0]")


def size_that_is_no_number() -> bytes:
    return three_pages(TEXT, page=b"/MediaBox [(a) /b null 1e99]")


def turned() -> bytes:
    return three_pages(TEXT, page=BOX + b" /Rotate 90")


def cropped() -> bytes:
    return three_pages(TEXT, page=BOX + b" /CropBox [50 600 500 800]")


def negative_origin() -> bytes:
    return three_pages(b"1 0 0 1 -300 -400 cm " + TEXT, page=b"/MediaBox [-300 -400 295 442]")


def text_far_away() -> bytes:
    return three_pages(TEXT + b" BT /F1 11 Tf 1e30 -1e30 Td (ver weg) Tj ET BT /F1 1e20 Tf (groot) Tj ET")


def text_twice() -> bytes:
    return three_pages(TEXT + b" 3 Tr " + TEXT)


def outline_in_a_circle() -> bytes:
    return written(
        [
            b"<< /Type /Catalog /Pages 2 0 R /Outlines 5 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
            FONT,
            b"<< /Type /Page /Parent 2 0 R %b /Resources << /Font << /F1 3 0 R >> >> /Contents 7 0 R >>" % BOX,
            b"<< /Type /Outlines /First 6 0 R /Last 6 0 R /Count 1 >>",
            b"<< /Title (Rond) /Parent 5 0 R /Next 6 0 R /Prev 6 0 R /First 6 0 R /Dest [4 0 R /Fit] >>",
            stream(TEXT),
        ]
    )


def length_that_lies() -> bytes:
    raw = b"<< /Length 3 >>\nstream\n%b\nendstream" % TEXT
    return three_pages(raw=raw)


# One bad page among good ones


def image_only() -> bytes:
    image = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    return three_pages(
        b"q 595 0 0 842 0 0 cm /I Do Q", resources=b"/XObject << /I 10 0 R >>", more=[stream(b"\x80", image[2:])]
    )


def no_unicode() -> bytes:
    """A subset font without a ToUnicode table, whose codes stand for other letters than they seem to."""
    names = b" ".join(b"/g%d" % i for i in range(33, 127))
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Niets /Encoding << /Differences [33 %b] >> >>" % names
    words = b"De commissie waardeert de prestaties van de corporatie in de afgelopen periode als goed".split()
    letters = b"bcdfghjklmnpqrstvwxz"
    shifted = [b" ".join(bytes(letters[(c + i) % 20] for c in word) for word in words) for i in range(20)]
    lines = [b"1 0 0 1 72 %d Tm (%b) Tj " % (700 - 14 * i, line) for i, line in enumerate(shifted)]
    text = b"BT /F1 11 Tf " + b"".join(lines) + b"ET"
    return three_pages(text, more=[font], font=10)


def forms_in_forms() -> bytes:
    """Fourteen forms, each of which draws the next one ten times."""
    first, last = 10, 23
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> %b >>"
    more = [stream(b"/X Do " * 10, form % b"/XObject << /X %d 0 R >>" % (number + 1)) for number in range(first, last)]
    more.append(stream(TEXT, form % b""))
    return three_pages(b"/X Do", resources=b"/XObject << /X 10 0 R >>", more=more)


def form_of_itself() -> bytes:
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X 10 0 R >> >>"
    return three_pages(b"/X Do", resources=b"/XObject << /X 10 0 R >>", more=[stream(b"/X Do /X Do", form)])


def flate_bomb(megabytes: int = 500) -> bytes:
    packer = zlib.compressobj(9)
    block = b" " * (1 << 20)
    packed = b"".join([packer.compress(block) for _ in range(megabytes)]) + packer.flush()
    return three_pages(raw=b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(packed), packed))


def millions_of_states() -> bytes:
    return three_pages(b"q " * 2_000_000 + TEXT)


def millions_of_characters() -> bytes:
    line = b"BT /F1 1 Tf 1 0 0 1 10 %d Tm (" + b"abcdefghi " * 300 + b") Tj ET "
    return three_pages(b"".join(line % (i % 840) for i in range(1000)))


def a_hundred_thousand_lines() -> bytes:
    return three_pages(TEXT + b"".join(b" %d %d m %d %d l S" % (i % 595, 0, i % 595, i % 842) for i in range(100_000)))


def grid_of_thousands() -> bytes:
    lines = [b"%d 0 m %d 842 l S 0 %d m 595 %d l S " % (i * 4, i * 4, i * 5, i * 5) for i in range(150)]
    cells = [b"1 0 0 1 %d %d Tm (7) Tj " % (1 + x * 4, 1 + y * 5) for x in range(148) for y in range(150)]
    return three_pages(b"".join(lines) + b"BT /F1 3 Tf " + b"".join(cells) + b"ET")


def columns_of_numbers() -> bytes:
    cells = [b"1 0 0 1 %d %d Tm (7) Tj " % (1 + x * 9, 1 + y * 9) for x in range(66) for y in range(93)]
    return three_pages(b"BT /F1 4 Tf " + b"".join(cells) + b"ET")


UNREADABLE: dict[str, tuple[Callable[[], bytes], str]] = {
    "not a PDF": (not_a_pdf, "not a PDF"),
    "empty": (empty, "empty"),
    "only a header": (only_a_header, "truncated or damaged"),
    "noise": (noise, "truncated or damaged"),
    "cut in half": (cut_in_half, "truncated or damaged|no pages"),
    "locked": (locked, "password"),
    "no pages": (no_pages, "no pages|damaged"),
    "nested arrays": (nested_arrays, "no pages|damaged"),
}

READABLE: dict[str, Callable[[], bytes]] = {
    "good": good,
    "startxref destroyed": startxref_destroyed,
    "rubbish before the header": rubbish_before_the_header,
    "xref in a circle": xref_in_a_circle,
    "huge page": huge_page,
    "page without size": page_without_size,
    "size that is no number": size_that_is_no_number,
    "turned": turned,
    "cropped": cropped,
    "negative origin": negative_origin,
    "text far away": text_far_away,
    "text twice": text_twice,
    "length that lies": length_that_lies,
    "states": millions_of_states,
    "columns of numbers": columns_of_numbers,
    "grid of thousands": grid_of_thousands,
}

BAD_PAGE: dict[str, tuple[Callable[[], bytes], str]] = {
    "image only": (image_only, "no_text"),
    "no unicode": (no_unicode, "garbled_text|no_text"),
    "forms in forms": (forms_in_forms, "time|memory|page_skipped|glyphs"),
    "form of itself": (form_of_itself, "time|memory|page_skipped"),
    "flate bomb": (flate_bomb, "time|memory|page_skipped|page_damaged"),
    "characters": (millions_of_characters, "time|memory|page_skipped|glyphs"),
    "lines": (a_hundred_thousand_lines, "drawings"),
}
