"""Years, spans of years and dates in Dutch text."""

from __future__ import annotations

import re

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_MONTH = "|".join((*MONTHS, "jan", "feb", "mrt", "apr", "jun", "jul", "aug", "sept", "sep", "okt", "nov", "dec"))
YEAR = r"(?<![\d.,])(?:19[89]|20[0-4])\d(?![\d.,]\d)"
_DAY_MONTH = rf"(?:\d{{1,2}}\s+)?(?:{_MONTH})\.?\s+"
_TO = r"\s*(?:[-–—/]|t\.?/?m\.?|tot(?: en met| aan)?|en met|en|tot/met|,)\s*"
_END = rf"(?P<end>{YEAR}|(?:(?<=['’])|(?<=[-–/])|(?<=[-–/]\s))\d\d(?![\d.,]*\d)(?!\s*(?:%|euro)))"
SPAN = (
    rf"(?:{_DAY_MONTH})?(?P<start>{YEAR})(?:,\s*{YEAR})*{_TO}"
    rf"(?:eind |medio |begin |inclusief |['’]|{_DAY_MONTH})?{_END}"
)
DATE = re.compile(
    rf"\b(?P<d>\d{{1,2}})\s+(?P<m>{_MONTH})\.?\s+(?P<y>{YEAR})\b"
    rf"|(?<![\d-])(?P<d2>\d{{1,2}})[-/.](?P<m2>\d{{1,2}})[-/.](?P<y2>{YEAR})\b"
    rf"|(?<![\d-])(?P<y3>{YEAR})-(?P<m3>\d\d)-(?P<d3>\d\d)\b",
    re.IGNORECASE,
)
MONTH_YEAR = re.compile(rf"\b(?P<m>{_MONTH})\.?\s+(?P<y>{YEAR})\b", re.IGNORECASE)


def compiled(wording: str) -> re.Pattern[str]:
    """A pattern for a wording with {span} or {year} in it."""
    return re.compile(wording.replace("{span}", SPAN).replace("{year}", f"(?P<start>{YEAR})"), re.IGNORECASE)


def years(m: re.Match[str]) -> tuple[int, int] | None:
    """First and last year of a matched span; a single year is both; None when it runs backwards."""
    start = int(m["start"])
    ending = m.groupdict().get("end")
    if not ending:
        return start, start
    end = int(ending) if len(ending) == 4 else start // 100 * 100 + int(ending)
    return (start, end) if end >= start else None


def iso(m: re.Match[str]) -> str | None:
    """A matched date as "2023-03-12", a month as "2023-03"; None when there is no such day or month."""
    groups = {k[0]: v for k, v in m.groupdict().items() if v}
    month = groups["m"].lower()
    number = int(month) if month.isdigit() else next(n for n, name in enumerate(MONTHS, 1) if _same_month(name, month))
    day = int(groups.get("d", 0))
    if not 1 <= number <= 12 or day > 31:
        return None
    return f"{groups['y']}-{number:02d}-{day:02d}" if day else f"{groups['y']}-{number:02d}"


def _same_month(name: str, spelled: str) -> bool:
    return name.startswith(spelled) or (name == "maart" and spelled == "mrt")
