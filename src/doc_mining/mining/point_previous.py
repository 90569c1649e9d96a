"""Points of the previous visitation in their own section, each with what became of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from doc_mining.mining import followup
from doc_mining.mining.point_making import point
from doc_mining.mining.point_places import COMMITTEE, Place
from doc_mining.mining.point_recalled import Recalled, recalled
from doc_mining.mining.scopes import Scopes
from doc_mining.mining.wishes import asks, behind_label, wishes
from doc_mining.records import DevelopmentPoint, Document, FollowUp, Passage
from doc_mining.text import sentences


class _Answer(NamedTuple):
    status: FollowUp
    quote: str | None
    page: int | None
    implied: bool = False  # nothing marks it as an answer: one that speaks of several points goes before it


_Found = list[tuple[DevelopmentPoint, _Answer | None]]


def previous_points(place: Place, document: Document, scopes: Scopes) -> Iterator[DevelopmentPoint]:
    """The points of a place on the previous visitation; without an answer they were not spoken of."""
    name = document.identity.corporation
    found: _Found = []
    for n, p in enumerate(place.passages):
        if p.kind == "table":
            found += _table(p, scopes)
        elif p.kind == "list_item":
            _item(p, name, scopes, found)
        elif p.kind == "heading":
            _heading(p, scopes, found)
        elif told := recalled(p.text, document.identity.period_start, within=True):
            found += [(_recalled(p, r, scopes, 0.85), _told(p, r)) for r in told]
        elif _is_point(p):
            _item(p, name, scopes, found)
        elif not _one_each(place.passages[n:], found):
            _paragraph(p, name, found)
    for made, answer in found:
        yield _answered(made, answer)


def recalled_points(p: Passage, told: Sequence[Recalled], scopes: Scopes) -> Iterator[DevelopmentPoint]:
    """Points that a paragraph elsewhere recalls."""
    for one in told:
        yield _answered(_recalled(p, one, scopes, 0.75), _told(p, one))


def _answered(made: DevelopmentPoint, answer: _Answer | None) -> DevelopmentPoint:
    told = answer or _Answer("niet_besproken", None, None)
    against = told.status == "opgevolgd" and followup.against(made.text, told.quote or "")
    status = told._replace(status="niet") if against else told
    return replace(made, follow_up_status=status.status, follow_up_quote=status.quote, follow_up_page=status.page)


def _recalled(p: Passage, one: Recalled, scopes: Scopes, confidence: float) -> DevelopmentPoint:
    return point(p, one.start, one.end, scopes, COMMITTEE, "vorige_visitatie", "recalled", confidence)


def _told(p: Passage, one: Recalled) -> _Answer | None:
    return _answer_of(p, *one.answer) if one.answer else None


def _answer_of(p: Passage, start: int, end: int) -> _Answer:
    text = p.text[start:end]
    return _Answer(followup.status_of(text), text, p.page_at(start))


# -- points -----------------------------------------------------------------------------------------------------------


def _is_point(p: Passage) -> bool:
    """Whether a paragraph is a point of its own: labelled as one ("Aanbeveling 2: …"), or set as an imperative."""
    start = behind_label(p.text)
    first = next(iter(sentences(p.text[start:])), None)
    if first is None or p.text.rstrip().endswith(":"):
        return False
    return followup.is_point_label(p.text[:start]) or asks(p.text[start:][slice(*first)], imperative=True)


def _item(p: Passage, name: str | None, scopes: Scopes, found: _Found) -> None:
    if (p.level or 1) > 1 and found and not asks(p.text):
        _answer(p, 0, found)
        return
    start = behind_label(p.text)
    cut = followup.split(p.text[start:], name)
    end = start + cut.point
    for wish in wishes(p.text[start:end]):
        made = point(p, start + wish.start, start + wish.end, scopes, COMMITTEE, "vorige_visitatie", "previous", 0.9)
        found.append((made, None))
    if cut.follow_up is not None:
        _answer(p, start + cut.follow_up, found, implied=cut.implied)


def _heading(p: Passage, scopes: Scopes, found: _Found) -> None:
    number = re.match(r"[\d.]+\s+", p.text)
    start = number.end() if number else 0
    start += behind_label(p.text[start:])
    if len(p.text.split()) > 2 and asks(p.text[start:]):
        made = point(p, start, len(p.text), scopes, COMMITTEE, "vorige_visitatie", "previous_heading", 0.8)
        found.append((made, None))


# -- what became of them ----------------------------------------------------------------------------------------------


def _one_each(passages: Sequence[Passage], found: _Found) -> bool:
    """Give paragraphs behind a list to its points one by one, when there are as many of them and none says otherwise."""
    waiting = [n for n, (_, have) in enumerate(found) if have is None]
    told = [p for p in passages if p.kind == "paragraph" and not p.text.rstrip().endswith(":")]
    if len(waiting) < 2 or len(told) != len(waiting) or len(told) != len(passages):
        return False
    if any(followup.ordinals(p.text) or followup.answers(p.text) > 1 or followup.answers_all(p.text) for p in told):
        return False
    own = _own_words(found, waiting)
    if any(max(shared := _shared(own, p.text)) > shared[k] for k, p in enumerate(told)):
        return False
    for n, p in zip(waiting, told, strict=True):
        found[n] = (found[n][0], _answer_of(p, 0, len(p.text)))
    return True


def _paragraph(p: Passage, name: str | None, found: _Found) -> None:
    if not found or p.text.rstrip().endswith(":"):
        return
    if len(found) > 1 and _spread(p, found):
        return
    if followup.answers_all(p.text):
        answer = _answer_of(p, 0, len(p.text))
        found[:] = [(made, have or answer) for made, have in found]
    elif found[-1][1] is None or (followup.is_follow_up(p.text, name) and followup.answers(p.text) > 1):
        _answer(p, 0, found)


def _spread(p: Passage, found: _Found) -> bool:
    """Give each sentence of a paragraph on several points to those that it counts ("de eerste twee") or shares most
    telling words with. A sentence with neither belongs to the one before it, if that was given away.

    Returns whether anything was given to another point than the last.
    """
    waiting = [n for n, (_, have) in enumerate(found) if have is None]
    own = _own_words(found, waiting)
    groups = _groups(found)
    spans = _in_order(p.text, own, waiting)
    last: tuple[int, ...] = ()
    for start, end in () if spans else sentences(p.text):
        sentence = p.text[start:end]
        counted = followup.ordinals(sentence)
        mine = tuple(n for k in counted for n in (groups[k] if -len(groups) <= k < len(groups) else ()) if n in waiting)
        if not mine and followup.answers(sentence) <= 1 and waiting:
            mine = tuple(waiting[k] for k in _most(_shared(own, sentence)))
        last = mine or last
        for n in last:
            spans[n] = (spans.get(n, (start, end))[0], end)
    if not spans or (len(spans) < 2 and max(spans) == len(found) - 1):
        return False
    for n, (start, end) in spans.items():
        found[n] = (found[n][0], _answer_of(p, start, end))
    return True


def _in_order(text: str, own: Sequence[frozenset[str]], waiting: Sequence[int]) -> dict[int, tuple[int, int]]:
    """The sentences one by one, when there are as many as points and none shares more words with another point."""
    places = sentences(text)
    if len(places) != len(waiting) or len(waiting) < 2:
        return {}
    for k, (start, end) in enumerate(places):
        sentence, shared = text[start:end], _shared(own, text[start:end])
        if max(shared) > shared[k] or followup.answers(sentence) > 1 or not set(followup.ordinals(sentence)) <= {k}:
            return {}
    return dict(zip(waiting, places, strict=True))


def _groups(found: _Found) -> list[list[int]]:
    """The points by the item that they stand in."""
    out: dict[int, list[int]] = {}
    for n, (made, _) in enumerate(found):
        out.setdefault(made.passage, []).append(n)
    return list(out.values()) if len(out) > 1 else [[n] for n in range(len(found))]


def _own_words(found: _Found, numbers: Sequence[int]) -> list[frozenset[str]]:
    """The telling words of each of some points that none of the others has."""
    words = [followup.telling(found[n][0].text) for n in numbers]
    return [w.difference(*(v for m, v in enumerate(words) if m != n)) for n, w in enumerate(words)]


def _shared(own: Sequence[frozenset[str]], sentence: str) -> list[int]:
    said = followup.telling(sentence)
    return [len(said & words) for words in own]


def _most(shared: Sequence[int]) -> list[int]:
    """The points that a sentence is on: those of which it holds most words."""
    best = max(shared, default=0)
    return [n for n, count in enumerate(shared) if count and count == best]


def _answer(p: Passage, start: int, found: _Found, *, implied: bool = False) -> None:
    """Give the last point, or as many as the words say, what became of it; points of one item share it."""
    text = p.text[start:]
    shown = followup.quoted(text)
    answer = _Answer(followup.status_of(shown), shown, p.page_at(start), implied)
    count = followup.answers(text)
    several = count > 1
    last = found[-1][0].passage
    for n in range(len(found) - 1, -1, -1):
        made, have = found[n]
        unanswered = have is None or (several and have.implied)
        mine = made.passage == last and unanswered
        if not mine and (count <= 1 or not unanswered):
            break
        found[n] = (made, answer)
        if made.passage != last or n == 0 or found[n - 1][0].passage != made.passage:
            count -= 1
            if count <= 0:
                break
            last = found[n - 1][0].passage if n else last


# -- tables -----------------------------------------------------------------------------------------------------------


def _table(p: Passage, scopes: Scopes) -> _Found:
    """Rows of a table with a column of points and columns of what became of them."""
    kinds: dict[int, str] = {}
    header = max(1, p.header_rows)
    for cell in p.cells:
        if cell.row < header and (kind := followup.column_kind(p.text[cell.start : cell.end])):
            kinds.setdefault(cell.column, kind)
    rows: dict[int, dict[int, tuple[int, int]]] = {}
    for cell in p.cells:
        if cell.row >= header and cell.end > cell.start:
            rows.setdefault(cell.row, {})[cell.column] = (cell.start, cell.end)
    column = _column_of_points(p, kinds, rows.values())
    out: _Found = []
    for cells in rows.values():
        if column not in cells or len(cells) < 2:
            continue
        start, end = cells[column]
        made = point(p, start, end, scopes, COMMITTEE, "vorige_visitatie", "previous_table", 0.9)
        out.append((made, _row_answer(p, {c: s for c, s in cells.items() if c != column}, kinds)))
    return out


def _column_of_points(
    p: Passage, kinds: Mapping[int, str], rows: Collection[Mapping[int, tuple[int, int]]]
) -> int | None:
    """The column that is headed as such, else the first that holds words: one before it counts the rows."""
    texts = {c: [p.text[slice(*row[c])] for row in rows if c in row] for row in rows for c in row}
    worded = [c for c, cells in sorted(texts.items()) if sum(len(t.split()) > 2 for t in cells) * 2 > len(cells)]
    headed = [c for c, cells in texts.items() if kinds.get(c) == "point" and any(len(t.split()) > 1 for t in cells)]
    return next(iter([*headed, *(c for c in worded if c not in kinds), *worded]), None)


def _row_answer(p: Passage, cells: dict[int, tuple[int, int]], kinds: dict[int, str]) -> _Answer | None:
    """What a row says: the cell that is a word of status decides, the cell that tells most is quoted."""
    told = {c: p.text[slice(*span)] for c, span in cells.items() if kinds.get(c) != "point"}
    words = {c: t for c, t in told.items() if re.search(r"\w", t)}
    verdict = next((t for t in words.values() if followup.is_status(t)), None)
    if verdict is None:
        verdict = next((t for c, t in words.items() if kinds.get(c) == "status"), None)
    tells = [t for t in words.values() if t != verdict and not re.fullmatch(r"[\d.]+", t)]
    text = max(tells, key=len) if tells else verdict
    if text is None:
        return None
    start = next(span[0] for c, span in cells.items() if told.get(c) == text)
    return _Answer(followup.status_of(verdict or text), text, p.page_at(start))
