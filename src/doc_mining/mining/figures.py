"""Dated indicators of factsheets, boxes, tables and prose."""

from __future__ import annotations

from doc_mining.mining.figure_cards import card_figures
from doc_mining.mining.figure_flat import flat_rows
from doc_mining.mining.figure_frames import frame_figures
from doc_mining.mining.figure_pairs import pair_figures
from doc_mining.mining.figure_prose import cell_figures, prose_figures
from doc_mining.mining.figure_reading import Reading, figure
from doc_mining.mining.figure_tables import flat_figures, table_figures
from doc_mining.mining.scopes import Scopes
from doc_mining.records import Document, Figure, Passage

_KINDS = {"visitatierapport", "position_paper", "jaarverslag", "prestatieafspraken"}


def figures(document: Document, scopes: Scopes) -> tuple[Figure, ...]:
    """The numbers that measure something and have a year, said or derivable, in reading order.

    Documents of a kind that reports no indicators have none. In performance agreements only what was reached is a
    figure: a target there is an agreement.
    """
    if document.identity.kind not in _KINDS:
        return ()
    found: dict[tuple[int, int, str, float, str], Figure] = {}
    for passage in document.body():
        for reading in _readings(passage, document):
            if document.identity.kind == "prestatieafspraken" and not _reached(reading, document):
                continue
            made = figure(passage, reading, scopes)
            found.setdefault((passage.order, reading.start, reading.year, reading.value, reading.indicator), made)
    return tuple(found.values())


def _readings(passage: Passage, document: Document) -> list[Reading]:
    if passage.kind == "table":
        return (
            table_figures(passage, document)
            or pair_figures(passage, document)
            or _with(cell_figures(passage, document), frame_figures(passage, document))
        )
    if passage.kind in ("heading", "footnote"):
        return []
    if passage.kind == "paragraph" and (rows := flat_rows(passage.text)):
        return flat_figures(rows)
    if document.identity.kind == "prestatieafspraken":
        return _with(prose_figures(passage, document), frame_figures(passage, document))
    cards = card_figures(passage, document)
    if cards and passage.kind != "paragraph":
        return cards
    return _with(cards, _with(prose_figures(passage, document), frame_figures(passage, document)))


def _with(first: list[Reading], others: list[Reading]) -> list[Reading]:
    """The readings of a surer rule, and those of another that it has not."""
    known = {(r.year, r.value) for r in first}
    return sorted([*first, *(r for r in others if (r.year, r.value) not in known)], key=lambda r: r.start)


def _reached(reading: Reading, document: Document) -> bool:
    """Whether a number of performance agreements says what was, or had been agreed, before they began to hold."""
    start = document.identity.period_start
    return int(reading.year[-4:]) < start if start is not None else reading.kind == "realisatie"
