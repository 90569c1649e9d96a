"""Small folders of PDFs for tests that run the whole main job."""

from __future__ import annotations

from pathlib import Path

from support.sheets import Sheets

REPORT = (
    ("Visitatierapport Woonstichting De Linde", 20),
    ("Maatschappelijke visitatie over de periode {start} tot en met {end}", 12),
    ("De visitatiecommissie van bureau Raeflex voerde de visitatie uit volgens methodiek 6.0.", 10),
    ("Waardering visitatiecommissie", 14),
    ("De commissie waardeert de prestaties van De Linde op het gebied van betaalbaarheid als ‘{label}’.", 10),
    ("Aanbevelingen", 14),
    ("De commissie beveelt De Linde aan om de huurdersorganisatie eerder bij het huurbeleid te betrekken.", 10),
)


def report(path: Path, start: int, end: int, label: str = "goed") -> Path:
    """A one-page visitation report of a fictional corporation."""
    sheets = Sheets(path)
    top = 60.0
    for text, size in REPORT:
        font = "Helvetica-Bold" if size > 12 else "Helvetica"
        top = sheets.lines(60, top, 460, text.format(start=start, end=end, label=label), size, font) + size
    sheets.save()
    return path


def letter(path: Path, number: int = 0) -> Path:
    """A short letter that holds no finding."""
    sheets = Sheets(path)
    sheets.lines(
        72, 72, 400, f"Brief {number}. De corporatie schrijft haar huurders over het onderhoud van hun woning."
    )
    sheets.save()
    return path
