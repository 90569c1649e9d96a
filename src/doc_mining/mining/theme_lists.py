"""Themes that a document lists: a table or list that is announced, or a run of names in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from doc_mining.mining.scopes import WHOLE, Scopes
from doc_mining.mining.taxonomy import main_theme, named_theme
from doc_mining.mining.theme_rules import Candidate, theme_rules
from doc_mining.records import Document, Passage, TableCell

_REACH = 16  # passages after an announcement in which its list may stand
_LONGEST = 220  # characters of a theme's name
_NAME_WORDS = 8  # words before a colon that are a name, with its explanation behind


def listed(document: Document, scopes: Scopes) -> Iterator[Candidate]:
    """What follows an announcement ("De thema's zijn:", a heading "Gekozen thema's"), and tables of area and theme."""
    body = [p for p in document.body() if p.part is None]
    for n, passage in enumerate(body):
        if passage.kind == "table":
            yield from _headed_table(passage, scopes)
        elif passage.kind == "box" and (lines := _titled_lines(passage)):
            for start, end in lines:
                yield from _item(passage, start, end, scopes)
        elif _announces(passage):
            yield from _sane(_following(body[n + 1 : n + 1 + _REACH], passage, scopes))
            if passage.kind == "caption" and n and body[n - 1].kind == "table":
                yield from _area_table(body[n - 1], scopes)


def inline(document: Document, scopes: Scopes) -> Iterator[Candidate]:
    """Three or more names of themes in a sentence: "de thema's betaalbaarheid, duurzaamheid en leefbaarheid"."""
    for passage in document.body():
        if passage.part is not None or passage.kind not in ("paragraph", "list_item", "box"):
            continue
        for m in theme_rules().inline.finditer(passage.text):
            sentence = passage.text[passage.text.rfind(". ", 0, m.start()) + 1 : m.end()]
            parts = _enumerated(passage.text, m.start("list"), m.end("list"))
            if len(parts) >= 3 and not theme_rules().elsewhere.search(sentence):
                for start, end in parts:
                    yield Candidate(passage, start, end, scopes.at(passage, m.start()), "inline", 0.75)
                return


def _announces(passage: Passage) -> bool:
    rules = theme_rules()
    if passage.kind in ("heading", "caption"):
        bare = re.sub(r"^(?:[\d.]+|[A-H]\.?)\s+", "", passage.text).strip()
        return rules.title.fullmatch(bare) is not None
    if passage.kind == "table":
        return False
    end = passage.text[-260:]
    if rules.elsewhere.search(end.split(". ")[-1]):
        return False
    return bool(rules.announces.search(end) or (rules.chosen.search(end) and rules.choosing.search(end)))


def _following(after: Sequence[Passage], announced: Passage, scopes: Scopes) -> Iterator[Candidate]:
    """The table, list or box directly behind an announcement."""
    level: int | None = None
    for passage in after:
        if passage.kind == "table" and level is None:
            yield from _area_table(passage, scopes)
            return
        if passage.kind == "caption" and level is None:
            continue
        if passage.kind != "list_item" and not (passage.group and passage.group == announced.group):
            return
        if passage.kind == "list_item":
            level = level or passage.level or 1
            if (passage.level or 1) > level:
                continue
        yield from _item(passage, 0, len(passage.text), scopes)


def _sane(found: Iterator[Candidate]) -> list[Candidate]:
    """A list is one of themes when most of it is on a main theme."""
    rows = list(found)
    return rows if sum(main_theme(r.name)[0] is not None for r in rows) * 2 >= len(rows) else []


def _titled_lines(passage: Passage) -> list[tuple[int, int]]:
    """The lines of a box below a first line such as "De thema's van deze visitatie"."""
    first, _, _ = passage.text.partition("\n")
    if first == passage.text or not theme_rules().title.fullmatch(first.strip()):
        return []
    return [m.span() for m in re.finditer(r"[^\n]+", passage.text)][1:]


def _item(passage: Passage, start: int, end: int, scopes: Scopes) -> Iterator[Candidate]:
    """A bullet: "Area: theme", "theme (area)", "theme: what it is about", several themes of an area, or one alone."""
    text = passage.text[start:end].split("\n")[0]
    lead = re.match(r"(?:[•▪–-]\s*)?(?:(?:gemeente|regio) )?(?P<area>[^:–]{2,40})\s*[:–]\s*(?=\S)", text, re.IGNORECASE)
    area = _area(lead["area"], scopes) if lead else None
    if area and lead:
        start, text = start + lead.end(), text[lead.end() :]
    start, text = _unlabelled(start, text)
    several = _enumerated(passage.text, start, start + len(text)) if area else []
    if len(several) > 1 and all(named_theme(passage.text[a:b]) for a, b in several):
        for a, b in several:
            yield Candidate(passage, a, b, area or WHOLE, "list", 0.85)
        return
    name = _head(text)
    behind = re.search(r"\((?:gemeente |regio )?(?P<area>[^()]{3,40})\)$", name)
    if behind and (placed := _area(behind["area"], scopes)):
        area, name = placed, name[: behind.start()].strip()
    if 2 < len(name) <= _LONGEST:
        yield Candidate(passage, start, start + len(name), area or scopes.at(passage, start), "list", 0.9)


def _unlabelled(start: int, text: str) -> tuple[int, str]:
    m = re.match(rf"(?:\d+[.)]?\s+)?(?:{theme_rules().label.pattern})?", text, re.IGNORECASE)
    cut = m.end() if m else 0
    return start + cut, text[cut:]


def _head(text: str) -> str:
    """A theme's name without the explanation behind it and the mark at its end."""
    name = re.split(r"(?<=\w)\.\s+(?=[A-Z])", text)[0]
    name = re.sub(r"[\s;.,]+(?:en|of)?[\s;.,]*$", "", name)
    before, colon, _ = name.partition(": ")
    return before if colon and len(before.split()) <= _NAME_WORDS and named_theme(before) else name


def _headed_table(passage: Passage, scopes: Scopes) -> Iterator[Candidate]:
    """A table whose first row heads a column of areas and one of themes, and no scores."""
    header = [passage.text[c.start : c.end].strip() for c in passage.cells if c.row == 0]
    rules = theme_rules()
    if any(rules.score_header.match(h) for h in header):
        return
    if any(rules.header.fullmatch(h) for h in header) and any(rules.area_header.fullmatch(h) for h in header):
        yield from _area_table(passage, scopes)


def _area_table(passage: Passage, scopes: Scopes) -> Iterator[Candidate]:
    """Rows of an area and its theme; a row without area belongs to the one above. Without areas, a column of themes."""
    rows: dict[int, list[TableCell]] = {}
    for cell in passage.cells:
        if cell.end > cell.start:
            rows.setdefault(cell.row, []).append(cell)
    themed = _theme_column(passage)
    placed = _has_areas(passage, rows, scopes)
    area: str | None = None
    for cells in rows.values():
        texts = [passage.text[c.start : c.end].strip() for c in cells]
        if any(theme_rules().header.fullmatch(t) and cells[0].row < 2 for t in texts):
            continue
        named = (_area(texts[0], scopes) or (_bare(texts[0]) if len(cells) > 1 else None)) if placed else None
        area = named or area
        rest = cells[1:] if named else cells
        of_theme = next((c for c in rest if c.column == themed), None) or _first_name(passage, rest)
        if of_theme and (area or not placed):
            yield from _of_cell(passage, of_theme, area or WHOLE)


def _theme_column(passage: Passage) -> int | None:
    for cell in passage.cells:
        if cell.row < 2 and theme_rules().header.fullmatch(passage.text[cell.start : cell.end].strip()):
            return cell.column
    return None


def _has_areas(passage: Passage, rows: dict[int, list[TableCell]], scopes: Scopes) -> bool:
    firsts = [passage.text[c[0].start : c[0].end].strip() for c in rows.values()]
    return any(theme_rules().area_header.fullmatch(f) for f in firsts[:2]) or any(_area(f, scopes) for f in firsts)


def _first_name(passage: Passage, cells: Sequence[TableCell]) -> TableCell | None:
    for cell in cells:
        text = passage.text[cell.start : cell.end].strip()
        if len(text) > 2 and not re.fullmatch(r"[\d.,%€ -]+", text):
            return cell
    return None


def _of_cell(passage: Passage, cell: TableCell, area: str) -> Iterator[Candidate]:
    """One theme, or several that stand one below the other or in a run of names."""
    lines = [
        (cell.start + m.start(), cell.start + m.end())
        for m in re.finditer(r"[^\n;]+", passage.text[cell.start : cell.end])
    ]
    if len(lines) > 1 and all(
        main_theme(passage.text[a:b])[0] and passage.text[a:b].strip()[0].isupper() for a, b in lines
    ):
        parts = lines
    else:
        parts = _enumerated(passage.text, cell.start, cell.end)
        if len(parts) < 2 or not all(named_theme(passage.text[a:b]) for a, b in parts):
            parts = [(cell.start, cell.end)]
    for start, end in parts:
        start, text = _unlabelled(start, passage.text[start:end])
        if 2 < len(text.strip()) <= _LONGEST:
            yield Candidate(passage, start, start + len(text.rstrip(" ;.")), area, "table", 0.95)


def _enumerated(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The names in "betaalbaarheid, wonen en zorg en duurzaamheid", as long as each is the name of a theme."""
    out: list[tuple[int, int]] = []
    pieces = [(start + m.start(), start + m.end()) for m in re.finditer(r"[^,]+", text[start:end])]
    for a, b in pieces:
        a += len(text[a:b]) - len(re.sub(r"^\s*(?:en |de |het )*", "", text[a:b]))
        whole = text[a:b].rstrip(" .;")
        if named_theme(whole):
            out.append((a, a + len(whole)))
            continue
        cut = next((m for m in re.finditer(r"\s+en\s+", whole) if named_theme(whole[: m.start()])), None)
        if not cut:
            return out
        out.append((a, a + cut.start()))
        rest = re.match(r"(?:de |het )?(?P<name>.+)", whole[cut.end() :])
        longest = _longest_name(rest["name"]) if rest else ""
        if longest and rest:
            at = a + cut.end() + rest.start("name")
            out.append((at, at + len(longest)))
        return out
    return out


def _longest_name(text: str) -> str:
    words = text.split()
    return next((" ".join(words[:n]) for n in range(len(words), 0, -1) if named_theme(" ".join(words[:n]))), "")


def _area(text: str, scopes: Scopes) -> str | None:
    """The area that a cell or label names; the whole corporation has names of its own."""
    bare = _bare(text)
    if bare.lower() in theme_rules().whole:
        return WHOLE
    return scopes.of_heading(bare) if len(bare) < 60 else None


def _bare(text: str) -> str:
    return re.sub(r"^(?:de )?(?:gemeente|regio)\s+", "", text.strip(), flags=re.IGNORECASE)
