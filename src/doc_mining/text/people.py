"""Lists of natural persons: recognised by what announces them and by their rows, and kept from all that follows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from doc_mining.records import Passage
from doc_mining.text.names import (
    LONG,
    announces,
    announces_careers,
    has_function,
    has_title,
    is_header,
    is_person,
    is_prose,
    looks_like_name,
    names_in,
)
from doc_mining.text.represented import represented

_CLOSE = 3  # passages: persons that stand nearer to each other than this are one list
_ROW = 150  # characters: longer is no row of a list
_TOLD = 400  # characters: a longer sentence below an announcement lists persons only where it names several
_LISTED = 4  # names outside sentences make a page with a list, where one is announced; three times as many elsewhere


class WithoutPeople(NamedTuple):
    """Passages of which those that list persons are emptied and marked, and what of such lists may be kept."""

    passages: list[Passage]
    pages: tuple[int, ...]  # on which such lists stand
    represented: tuple[tuple[str, str], ...]  # organisations that they name, each with the title of its group


def without_people(passages: Sequence[Passage]) -> WithoutPeople:
    """The passages without the lists of persons.

    In doubt a passage is taken for one: a line too few is better than a person in the open.
    """
    seen = [_with_initial(p) for p in passages]
    marked = _by_themselves(seen) | _announced(seen)
    marked |= _on_their_pages(seen, marked)
    pages = sorted({s.page for n in marked for s in passages[n].spans} | {passages[n].page for n in marked})
    out = [_emptied(p) if n in marked else p for n, p in enumerate(passages)]
    return WithoutPeople(out, tuple(pages), represented(seen, marked))


def _with_initial(passage: Passage) -> Passage:
    """The passage, with the initial of a name that was taken for the letter of a list item."""
    if passage.kind == "list_item" and passage.marker and re.fullmatch(r"[A-Z]\.", passage.marker):
        return replace(passage, text=f"{passage.marker} {passage.text}")
    return passage


def _emptied(passage: Passage) -> Passage:
    kind = "paragraph" if passage.kind == "heading" else passage.kind
    return replace(passage, kind=kind, people=True, text="", spans=(), cells=(), header_rows=0, marker=None)


def _by_themselves(passages: Sequence[Passage]) -> set[int]:
    """Passages whose own rows are persons, and short lines of which several near each other name one."""
    persons = {n for n, p in enumerate(passages) if p.kind not in ("table", "heading") and is_person(p.text)}
    out = {n for n in persons if sum(n + k in persons for k in range(-_CLOSE, _CLOSE + 1)) >= 3}
    for n, passage in enumerate(passages):
        if passage.kind == "heading":
            out |= _career(passages, n)
            continue
        rows = [r for r in re.split(r"\n|;|•", passage.text) if r.strip()]
        if passage.kind == "table":
            if _is_table_of_people(passage, announced=False):
                out.add(n)
        elif not is_prose(passage.text):
            found = sum(is_person(r) for r in rows)
            if (found >= 2 and found * 2 >= len(rows)) or (found == len(rows) == 1 and has_title(passage.text)):
                out.add(n)
    return out


def _career(passages: Sequence[Passage], n: int) -> set[int]:
    """A heading that is a person's name, and what is told below it about the person."""
    text = passages[n].text
    name = re.split(r"[,(–|]", text)[0].strip()
    if not looks_like_name(name) or not (has_title(text) or is_person(text)):
        return set()
    surname = name.split()[-1]
    out = {n}
    for k in range(n + 1, len(passages)):
        if passages[k].kind == "heading" or surname not in passages[k].text:
            break
        out.add(k)
    return out


def _announced(passages: Sequence[Passage]) -> set[int]:
    """Passages below a heading or line that announces persons, up to a heading that begins something else."""
    out: set[int] = set()
    open_, careers = False, False
    for n, passage in enumerate(passages):
        if passage.kind != "table" and announces(passage.text):
            open_, careers = True, announces_careers(passage.text)
            if passage.kind != "heading" and names_in(passage.text[-LONG:]):
                out.add(n)
            continue
        if not open_:
            continue
        if passage.kind == "heading" and not passage.group and not _goes_on(passages, n, careers):
            open_ = False
        elif _belongs(passage, careers):
            out.add(n)
    return out


def _goes_on(passages: Sequence[Passage], n: int, careers: bool) -> bool:
    """Whether a heading stands within a list of persons: it is a name, or persons follow it."""
    if looks_like_name(passages[n].text) or is_header(passages[n].text):
        return True
    for passage in passages[n + 1 : n + 3]:
        if passage.kind != "heading":
            listed = len(passage.text) < _ROW or passage.kind == "table"
            return _belongs(passage, careers) and ((listed and names_in(passage.text) > 0) or careers)
    return False


def _belongs(passage: Passage, careers: bool) -> bool:
    """Whether a passage below an announcement is part of the list."""
    text = passage.text
    if passage.kind == "table":
        return _is_table_of_people(passage, announced=True)
    if passage.kind == "heading":
        return looks_like_name(text, expected=True) or is_person(text)
    if is_person(text.split("\n")[0]) or looks_like_name(text.split("\n")[0], expected=True):
        return True
    if is_prose(text):
        return careers or (has_title(text) and names_in(text) > (0 if len(text) < _TOLD else _LISTED - 1))
    return names_in(text) > 0 or looks_like_name(text, expected=True) or is_person(text) or has_title(text)


def _on_their_pages(passages: Sequence[Passage], marked: set[int]) -> set[int]:
    """The rest of lists that were read column by column, so that names stand apart from functions and from headings."""
    names: Counter[int] = Counter()
    functions: Counter[int] = Counter()
    told = {passages[n].page for n in marked}
    for passage in passages:
        if not is_prose(passage.text):
            names[passage.page] += names_in(passage.text)
            functions[passage.page] += has_function(passage.text)
        if passage.kind != "table" and announces(passage.text):
            told.add(passage.page)
    crowded = {
        page
        for page, count in names.items()
        if count >= (_LISTED if page in told else 3 * _LISTED) and functions[page] >= 2
    }
    out: set[int] = set()
    for n, passage in enumerate(passages):
        if n in marked or passage.page not in crowded:
            continue
        if passage.kind == "table" and not _is_table_of_people(passage, announced=True):
            continue
        text = passage.text
        if is_header(text) or (
            not is_prose(text) and (names_in(text) or has_function(text) or looks_like_name(text, True))
        ):
            out.add(n)
    return out | _between(passages, marked | out, crowded & told)


def _between(passages: Sequence[Passage], marked: set[int], pages: set[int]) -> set[int]:
    """Short lines beside persons on such a page: for which party, which place."""
    return {
        n
        for n, passage in enumerate(passages)
        if passage.page in pages
        and n not in marked
        and passage.kind != "heading"
        and (n - 1 in marked or n + 1 in marked)
        and len(passage.text) < 60
        and not is_prose(passage.text)
        and not announces(passage.text)
    }


def _is_table_of_people(passage: Passage, announced: bool) -> bool:
    """Whether the rows of a table are persons; an announcement or a column headed "naam" lowers the bar."""
    by_row: dict[int, list[str]] = {}
    for cell in passage.cells:
        text = passage.text[cell.start : cell.end].strip()
        if text:
            by_row.setdefault(cell.row, []).append(text)
    rows = list(by_row.values())
    headed = any(is_header(c) and c.lower().startswith(("naam", "namen", "functienaam")) for row in rows for c in row)
    persons = sum(_is_row_of_person(row, announced or headed) for row in rows)
    share = persons / max(1, len(rows))
    return persons >= 1 and share >= 0.25 if announced or headed else persons >= 3 and share >= 0.4


def _is_row_of_person(row: Sequence[str], announced: bool) -> bool:
    if announced:
        return any(looks_like_name(c, expected=True) or (names_in(c) and not is_prose(c)) for c in row)
    named = any(looks_like_name(c) for c in row) and any(has_title(c) or has_function(c) for c in row)
    return named or any(len(c) < _ROW and is_person(c) for c in row)
