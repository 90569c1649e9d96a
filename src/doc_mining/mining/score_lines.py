"""Scorecards that came as lines of text: "Ontwikkelen 7,0 75%", "Huurders: 7,2", a card with "Cijfer 7,4"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from doc_mining.mining.marks import mark_value
from doc_mining.mining.score_cells import read_cell, read_weight
from doc_mining.mining.score_grids import Grid, GridRow
from doc_mining.mining.score_rules import score_rules
from doc_mining.records import Document, Passage

_MARK = r"(?:10(?:[.,]0{1,2})?|[1-9](?:[.,]\d{1,2}|½)?)"
_WEIGHT = r"(?:\d{1,3}(?:[.,]\d+)?\s?%|[123]/[2-9]|[⅓⅔¼½¾])"
_VALUE = rf"{_MARK}(?!\s?%|/\d|[\w]|[.,]\d)"
_LABEL = r"\s?\([a-z][a-z ]{3,24}\)"
_LINE = re.compile(
    rf"(?P<name>[A-Z‘'(0-9][^\n:;.!?€]{{1,110}}?|[A-Z][^\n;!?€]{{2,90}}?)\s*[:.…=–-]*\s+(?:cijfer\s+)?"
    rf"(?:(?P<before>\(?{_WEIGHT}\)?)\s+)?(?P<values>{_VALUE}(?:{_LABEL})?(?:\s+{_VALUE})*)"
    rf"(?:\s+(?P<weight>\(?(?:weging:?\s*)?{_WEIGHT}\)?))?(?:\s+(?P<last>{_VALUE}))?\s*[*.]?"
)
_REVERSED = re.compile(rf"(?P<values>{_MARK})\s+(?P<name>[A-Z][^\n:;.!?€\d]{{3,90}})")
_BARE = re.compile(rf"(?:(?:rapport|eind)?cijfer|score|oordeel|waardering|beoordeling)\s*:?\s*(?:een\s+)?{_MARK}", re.I)
Parts = list[tuple[int, str]]  # (column, text): name, marks, end mark, weight
_LONGEST = 1200  # characters of a passage that may be a scorecard
_HEADER = ((1, "cijfer", 1), (2, "cijfer", 1), (3, "cijfer", 1), (4, "eindcijfer", 1), (5, "weging", 1))
_PROSE = re.compile(
    r"\b(?:een|geen|de|tot|is|zijn|met|wordt|worden|heeft|hebben|geeft|geven|krijgt|scoort|waardeert)\s*$", re.I
)
_VERB = re.compile(
    r"\b(?:is|zijn|wordt|worden|heeft|hebben|geeft|geven|krijgt|krijgen|scoort|scoren|waardeert|waarderen|komt|was|waren|steeg|kan|moet|wil|zie|behaalt|haalt|ontvangt|verdient|bedraagt|luidt|levert|leidt|ligt|lag|geldt|kent|maakt|blijft|bleef|gaf|kreeg|ziet|beoordeelt|noemt|vindt|past|staat|staan|stond|zit|eindigt|houdt|bevindt|oordeelt|beloont|belandt|strandt|stijgt|daalt|daalde)\b",
    re.I,
)


def line_grids(document: Document, skipped: Container[int] = frozenset()) -> Iterator[Grid]:
    """Runs of score lines as grids: the name, up to three marks, an end mark, the weight.

    A run is what stands together: lines of one passage, or of passages that follow one another. Passages whose order
    is in `skipped` hold none.
    """
    run: list[GridRow] = []
    scored = 0
    for passage in document.body():
        readable = passage.kind != "table" and passage.order not in skipped and _may_be_line(passage)
        rows = _passage_rows(passage) if readable else []
        if rows:
            run.extend(rows)
            scored += sum(len(r.cells) > 1 for r in rows)
            continue
        if passage.kind != "table" and _names_group(passage):
            run.append(GridRow(((0, passage.text, 1),), passage, 0, len(passage.text)))
            continue
        if scored:
            yield _grid(run)
        run, scored = [], 0
    if scored:
        yield _grid(run)


def is_score_line(text: str) -> bool:
    """Whether `text` as a whole is a line of a scorecard, or several."""
    return bool(_lines(text))


def _grid(rows: list[GridRow]) -> Grid:
    header = GridRow(_HEADER, rows[0].passage, rows[0].start, rows[0].start)
    return Grid((header, *rows), 1 + max(c for c, _, _ in _HEADER), 1)


def _names_group(passage: Passage) -> bool:
    return len(passage.text) < 90 and score_rules().perspective(passage.text) is not None


def _may_be_line(passage: Passage) -> bool:
    """A heading is a score line only where it says so: "Vermogensinzet: 7", "Beoordeling 7,3"."""
    if passage.kind != "heading":
        return True
    return bool(_BARE.fullmatch(passage.text) or re.search(r":\s*(?:een\s+)?(?:10|[3-9])(?:[.,]\d)?$", passage.text))


def _passage_rows(passage: Passage) -> list[GridRow]:
    return [
        GridRow(tuple((column, part, 1) for column, part in parts), passage, start, end)
        for parts, start, end in _lines(passage.text)
    ]


def _lines(text: str) -> list[tuple[Parts, int, int]]:
    """(name, marks, weight) of each line with its place; empty unless all of the text is made of such lines."""
    if len(text) > _LONGEST or not re.search(r"\d", text) or re.search(r"\s{3}", text):
        return []
    out: list[tuple[Parts, int, int]] = []
    at = 0
    for line in text.split("\n"):
        start = at + len(line) - len(line.lstrip())
        at += len(line) + 1
        if not line.strip():
            continue
        parts = _one(line.strip())
        pieces = [(parts, 0, len(line.strip()))] if parts else _many(line.strip())
        if not pieces:
            if len(line) < 90 and score_rules().perspective(line):
                out.append(([(0, line.strip())], start, start + len(line.strip())))
                continue
            return []
        out.extend((p, start + a, start + b) for p, a, b in pieces)
    return out if any(len(p) > 1 for p, _, _ in out) else []


def _one(line: str) -> Parts | None:
    if _BARE.fullmatch(line):
        name, mark = re.split(r"\s*:?\s+(?=\d|een \d)", line, maxsplit=1)
        return [(0, name), (1, mark.removeprefix("een ").strip())]
    if m := _LINE.fullmatch(line):
        return _parts(m)
    if (m := _REVERSED.fullmatch(line)) and mark_value(m["values"]) and re.search(r"[.,]", m["values"]):
        return None if _VERB.search(m["name"]) else [(0, m["name"].strip()), (1, m["values"])]
    return None


def _many(line: str) -> list[tuple[Parts, int, int]]:
    """Lines that ran together: names and marks by turns, two pairs at least, and nothing else."""
    out: list[tuple[Parts, int, int]] = []
    at = 0
    while at < len(line):
        m = _LINE.match(line, at)
        if not m or not (parts := _parts(m)):
            return []
        out.append((parts, at, m.end()))
        at = m.end()
        while at < len(line) and line[at] in " ,;":
            at += 1
    return out if len(out) >= 2 else []


def _parts(m: re.Match[str]) -> Parts | None:
    name = m["name"].strip(" :.-–…")
    if len(name) < 3 or _VERB.search(name) or _PROSE.search(name) or len(name.split()) > 14:
        return None
    if re.search(rf"\s{_MARK}, [a-z]", name):
        return None  # a list in a sentence
    if re.search(r"\b(?:pagina|hoofdstuk|bijlage|tabel|figuur|artikel|methodiek|versie)$", name, re.I):
        return None
    values = re.findall(rf"{_VALUE}(?:{_LABEL})?", m["values"])
    if len(values) > 3 or not all(read_cell(v) for v in values):
        return None
    parts = [(0, name), *enumerate(values, 1)]
    if m["last"]:
        parts.append((4, m["last"]))
    weight = m["weight"] or m["before"] or ""
    return [*parts, (5, weight)] if weight and read_weight(weight) else parts
