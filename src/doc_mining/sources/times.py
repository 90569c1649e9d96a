"""When and how: the method a report was held under, the period it judged, the term of agreements, publication."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from doc_mining.records import DocumentKind
from doc_mining.sources.rulebook import rules
from doc_mining.sources.view import View
from doc_mining.sources.years import DATE, MONTH_YEAR, SPAN, YEAR, compiled, iso, years

_NUMBER = (
    r"[‘’“”\"']?(?<![\d.,])(?P<v>[3-7](?:[.,]\d)?)"
    r"(?!\d|[.,]\d|\s*(?:jaar|punten|%|procent|maal|keer|van de|november|mei|juni))[‘’“”\"']?"
)
_LONGEST = 8  # years of a period; of a term 12
_LONGEST_TERM = 12
_SHORT = 90  # a line of a title page or a heading
_NEAR = 45  # characters before a span in which words tell whose it is
_FIRST = 80  # sentences that introduce a document


@cache
def _patterns(section: str, key: str) -> tuple[re.Pattern[str], ...]:
    return tuple(compiled(w.replace("{number}", _NUMBER)) for w in rules("times")[section][key])


@cache
def _cue(section: str, key: str) -> re.Pattern[str]:
    return re.compile(rules("times")[section][key], re.IGNORECASE)


def methodology(view: View) -> str | None:
    """The method a report was held under: "4.0", "5.0", "6.0", "7"; None where it is not said, or only mentioned."""
    votes: dict[str, float] = defaultdict(float)
    for line in (*view.front, *view.margins, view.given):
        for version in _versions(line):
            votes[version] += 5
    for sentence in view.sentences:
        for clause in _clauses(sentence) if _METHOD_WORDS.search(sentence) else ():
            for version in _versions(clause):
                votes[version] += 4 if _cue("method", "held").search(clause) else 1
    for heading in view.headings:
        if not _cue("method", "mentioned").search(heading):
            for version in _versions(heading):
                votes[version] += 3
    best = max(votes.items(), key=lambda v: v[1], default=None)
    return best[0] if best else None


def _clauses(sentence: str) -> Sequence[str]:
    """What a sentence says of this visitation's method: all of it, or the clauses in which no other is mentioned."""
    if not _cue("method", "mentioned").search(sentence):
        return (sentence,)
    parts = re.split(r"[,;:]\s|\s\(|\s(?:maar|terwijl|en|dus)\s", sentence)
    return [p for p in parts if not _cue("method", "mentioned").search(p) and _cue("method", "held").search(p)]


def _versions(text: str) -> Iterator[str]:
    if not _METHOD_WORDS.search(text):
        return
    for name, version in rules("times")["method"]["named"].items():
        if name in text.lower() and re.search("method", text, re.IGNORECASE):
            yield version
    for pattern in _patterns("method", "forms"):
        for m in pattern.finditer(text):
            value = m["v"].replace(",", ".")
            yield "7" if value in ("7", "7.0") else value if "." in value else f"{value}.0"


_METHOD_WORDS = re.compile(r"[Mm]ethod|METHOD|[Vv]ersie|VERSIE|[Vv]isitat|VISITAT|[Kk]ader|[Ss]ystematiek")
_ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def period(view: View) -> tuple[int | None, int | None]:
    """First and last year of what a visitation judged."""
    votes: dict[tuple[int, int], float] = defaultdict(float)
    for line in (*view.front, *view.margins, view.given):
        _vote(votes, line, ("strong", "weak"), 5)
        if re.fullmatch(rf"(?:.*\s)?\(?{SPAN}\)?", line.strip(), re.IGNORECASE) and len(line) < _SHORT:
            _vote_bare(votes, line)
    for n, sentence in enumerate(view.sentences):
        _vote(votes, sentence, ("strong",), 3 if n < _FIRST else 1)
        _vote(votes, sentence, ("weak",), 1 if n < _FIRST else 0.25)
    for heading in view.headings:
        _vote(votes, heading, ("strong",), 1)
    best = max(votes.items(), key=lambda v: v[1], default=None)
    return best[0] if best and best[1] >= 1 else (None, None)


def _vote(votes: dict[tuple[int, int], float], text: str, keys: Sequence[str], weight: float) -> None:
    if not _ANY_YEAR.search(text):
        return
    for key in keys:
        found = {years(m) for p in _patterns("period", key) for m in p.finditer(text) if not _of_other(m, text)}
        for span in found:
            if span and 0 < span[1] - span[0] <= _LONGEST:
                votes[span] += weight


def _vote_bare(votes: dict[tuple[int, int], float], line: str) -> None:
    """A line of the title page that ends in a span: "2018-2021", "Woonstichting De Linde 2018 – 2021"."""
    for m in re.finditer(SPAN, line, re.IGNORECASE):
        span = years(m)
        if span and 0 < span[1] - span[0] <= _LONGEST and not _cue("period", "other").search(line):
            votes[span] += 4


def _of_other(m: re.Match[str], text: str) -> bool:
    """Whether words shortly before the span say that it is another document's or an earlier visitation's."""
    start = max(0, m.start("start") - _NEAR)
    before = text[start : m.start("start")]
    clause = re.split(r"[;:]\s|,\s(?!\d)", before)[-1]
    return _cue("period", "other").search(clause) is not None


def term(view: View, kind: DocumentKind) -> tuple[int | None, int | None]:
    """First and last year for which agreements hold or that a document is on; one year is both."""
    votes: dict[tuple[int, int], float] = defaultdict(float)
    lines = [*view.front, view.given, *view.headings[:8]]
    for key, longest, weight in (("span", _LONGEST_TERM, 2.0), ("year", 0, 1.0)):
        for n, text in enumerate([*lines, *view.sentences[:_FIRST]]):
            for m in (m for p in _patterns("term", key) for m in p.finditer(text)):
                span = years(m)
                if span and span[1] - span[0] <= longest + (key == "year") and not _cue("term", "other").search(m[0]):
                    votes[span] += weight * (4 if n < len(lines) else 1)
    if kind == "jaarverslag":
        votes = {span: n for span, n in votes.items() if span[0] == span[1]}
    if not votes:
        return next(filter(None, map(_only_years, view.front)), (None, None))
    best = max(votes.items(), key=lambda v: v[1], default=None)
    return best[0] if best else (None, None)


def _only_years(line: str) -> tuple[int, int] | None:
    """The years on a line of the title page that ends in one or has a span, and is no date."""
    if len(line) >= _SHORT or DATE.search(line) or MONTH_YEAR.search(line):
        return None
    if m := re.search(SPAN, line, re.IGNORECASE):
        return years(m)
    only = re.search(rf"{YEAR}$", line.strip())
    return (int(only[0]), int(only[0])) if only else None


def published(view: View, kind: DocumentKind) -> str | None:
    """The date on title page or colophon: a day, else a month with its year; for agreements also of signing."""
    for lines in (view.front, view.datelines, view.margins):
        for pattern in (DATE, MONTH_YEAR):
            for line in lines:
                if len(line) < 120 and not _cue("publication", "other").search(line) and (m := pattern.search(line)):
                    return iso(m)
    return _signed(view.body) if kind == "prestatieafspraken" else None


def _signed(body: str) -> str | None:
    """When agreements were signed: the date behind the word, or the one shortly before it."""
    for m in _cue("publication", "signed").finditer(body):
        behind, before = body[m.end() : m.end() + 120], body[max(0, m.start() - 60) : m.start()]
        nearest = [*DATE.finditer(behind)][:1] or [*MONTH_YEAR.finditer(behind)][:1]
        nearest = nearest or [*DATE.finditer(before)][-1:] or [*MONTH_YEAR.finditer(before)][-1:]
        if nearest:
            return iso(nearest[0])
    return None
