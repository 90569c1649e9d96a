"""The lines that are drawn on a page, and the grids of cells that they make.

Cells are found by pdfplumber's table finder, which is fed the lines that PDFium read: the frame is that of the page as
displayed, and the page is not parsed a second time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal, NamedTuple

from doc_mining.records import Page, Panel

NEAR = 3.0  # points: lines as near as this are one
SHORTEST = 5.0
HIGHEST_ROW = 110.0
MOST_EDGES = 4000  # of one page: more is a drawing
MOST_CROSSINGS = 3000  # of one stretch of the page
Rectangle = tuple[float, float, float, float]


class Edge(NamedTuple):
    """A horizontal or vertical line from `start` to `end`; `at` is its place on the other axis."""

    way: Literal["h", "v"]
    at: float
    start: float
    end: float


class Bars(NamedTuple):
    """Horizontal lines of one width above each other: where the rows of a half-ruled table may be parted."""

    x0: float
    x1: float
    heights: tuple[float, ...]


def drawn_edges(page: Page) -> list[Edge]:
    """Strokes and frames, joined where they touch."""
    edges = [_edge(s.x0, s.top, s.x1, s.bottom) for s in page.strokes]
    for panel in page.panels:
        if panel.stroked:
            edges += _sides(panel)
    return _joined(edges)


def shaded_edges(page: Page) -> list[Edge]:
    """The sides of coloured grounds, without those that only set off the text in a larger one."""
    fills = [p for p in page.panels if p.filled and _area(p) < 0.8 * page.width * page.height]
    if len(fills) > MOST_EDGES // 4:
        return []
    fills.sort(key=_area, reverse=True)
    kept: list[Panel] = []
    for panel in fills:
        if not any(_within(panel, other) and _area(other) < 4 * _area(panel) for other in kept):
            kept.append(panel)
    return _joined([edge for panel in kept for edge in _sides(panel)])


def row_edges(page: Page) -> list[Edge]:
    """Lines that may part rows: drawn ones, and the sides of grounds that are low enough for a row. No frames."""
    edges = [_edge(s.x0, s.top, s.x1, s.bottom) for s in page.strokes]
    low = [p for p in page.panels if p.filled and p.bottom - p.top <= HIGHEST_ROW]
    return _joined([*edges, *(side for p in low for side in _sides(p))])


def grids(edges: Sequence[Edge]) -> list[list[Rectangle]]:
    """Groups of touching cells (x0, top, x1, bottom) that the lines enclose."""
    from pdfplumber import table as finder

    found: list[list[Rectangle]] = []
    for stretch in _stretches(edges):
        if not _may_be_grid(stretch):
            continue
        drawn = [_for_plumber(e) for e in [*stretch, *_closing(stretch)]]
        merged = finder.merge_edges(drawn, NEAR, NEAR, NEAR, NEAR)
        crossings = finder.edges_to_intersections(merged, NEAR, NEAR)
        if len(crossings) <= MOST_CROSSINGS:
            found += finder.cells_to_tables(finder.intersections_to_cells(crossings))
    return [[(float(a), float(b), float(c), float(d)) for a, b, c, d in cells] for cells in found]


def bars(edges: Sequence[Edge], least_width: float) -> list[Bars]:
    """Horizontal lines that begin and end alike, at least two of them, from top to bottom."""
    groups: list[list[Edge]] = []
    for edge in sorted((e for e in edges if e.way == "h" and e.end - e.start >= least_width), key=lambda e: e.at):
        for group in groups:
            if abs(group[0].start - edge.start) <= 2 * NEAR and abs(group[0].end - edge.end) <= 2 * NEAR:
                if edge.at - group[-1].at > NEAR:
                    group.append(edge)
                break
        else:
            groups.append([edge])
    groups = [_with_shorter(g, groups) for g in groups if len(g) > 1]
    return [Bars(min(e.start for e in g), max(e.end for e in g), tuple(e.at for e in g)) for g in groups]


def _with_shorter(group: list[Edge], groups: Sequence[list[Edge]]) -> list[Edge]:
    """The lines of a table with those between them that go over its first columns only, as under a row of one cell."""
    first, last = group[0], group[-1]
    shorter = [
        e
        for other in groups
        if other is not group and abs(other[0].start - first.start) <= 2 * NEAR and other[0].end < first.end
        for e in other
        if first.at + NEAR < e.at < last.at - NEAR
    ]
    return sorted([*group, *shorter], key=lambda e: e.at)


def _edge(x0: float, top: float, x1: float, bottom: float) -> Edge:
    if x1 - x0 >= bottom - top:
        return Edge("h", (top + bottom) / 2, x0, x1)
    return Edge("v", (x0 + x1) / 2, top, bottom)


def _sides(p: Panel) -> list[Edge]:
    return [
        Edge("h", p.top, p.x0, p.x1),
        Edge("h", p.bottom, p.x0, p.x1),
        Edge("v", p.x0, p.top, p.bottom),
        Edge("v", p.x1, p.top, p.bottom),
    ]


def _area(p: Panel) -> float:
    return (p.x1 - p.x0) * (p.bottom - p.top)


def _within(inner: Panel, outer: Panel) -> bool:
    return (
        inner.x0 >= outer.x0 - 1
        and inner.x1 <= outer.x1 + 1
        and inner.top >= outer.top - 1
        and inner.bottom <= outer.bottom + 1
    )


def _joined(edges: Sequence[Edge]) -> list[Edge]:
    """Pieces of one line put together; what stays shorter than a letter is dropped."""
    if len(edges) > MOST_EDGES:
        return []
    out: list[Edge] = []
    for way in ("h", "v"):
        levels: list[list[Edge]] = []
        for edge in sorted((e for e in edges if e.way == way), key=lambda e: e.at):
            if levels and edge.at - levels[-1][0].at <= NEAR:
                levels[-1].append(edge)
            else:
                levels.append([edge])
        for level in levels:
            at = sum(e.at for e in level) / len(level)
            out += _pieces(at, sorted(level, key=lambda e: e.start))
    return [e for e in out if e.end - e.start >= SHORTEST]


def _pieces(at: float, level: Iterable[Edge]) -> list[Edge]:
    out: list[Edge] = []
    for edge in level:
        if out and edge.start <= out[-1].end + NEAR:
            out[-1] = out[-1]._replace(end=max(out[-1].end, edge.end))
        else:
            out.append(edge._replace(at=at))
    return out


def _stretches(edges: Sequence[Edge]) -> list[list[Edge]]:
    """Edges parted where nothing is drawn across the page."""
    out: list[list[Edge]] = []
    reach = 0.0
    for edge in sorted(edges, key=_top):
        if not out or _top(edge) > reach + NEAR:
            out.append([])
        out[-1].append(edge)
        reach = max(reach, edge.at if edge.way == "h" else edge.end)
    return out


def _top(edge: Edge) -> float:
    return edge.at if edge.way == "h" else edge.start


def _may_be_grid(stretch: Sequence[Edge]) -> bool:
    """Whether a line ends upon another or crosses it: frames of cards meet at their corners only."""
    across = [e for e in stretch if e.way == "h"]
    uprights = [e for e in stretch if e.way == "v"]
    if len(across) < 2 or not uprights:
        return False
    return any(
        h.start - NEAR <= v.at <= h.end + NEAR
        and v.start - NEAR <= h.at <= v.end + NEAR
        and (h.start + NEAR < v.at < h.end - NEAR or v.start + NEAR < h.at < v.end - NEAR)
        for h in across
        for v in uprights
    )


def _closing(stretch: Sequence[Edge]) -> list[Edge]:
    """The outer sides of a table that has lines between its cells only."""
    out: list[Edge] = []
    uprights = [e for e in stretch if e.way == "v"]
    for group in bars(stretch, 60.0):
        top, bottom = group.heights[0], group.heights[-1]
        inner = [v for v in uprights if group.x0 + NEAR < v.at < group.x1 - NEAR and v.start < bottom and v.end > top]
        if inner:
            top, bottom = min(top, *(v.start for v in inner)), max(bottom, *(v.end for v in inner))
            out += [Edge("v", group.x0, top, bottom), Edge("v", group.x1, top, bottom)]
            out += [Edge("h", y, group.x0, group.x1) for y in (top, bottom)]
    return out


def _for_plumber(edge: Edge) -> dict[str, Any]:
    if edge.way == "h":
        x0, x1, top, bottom = edge.start, edge.end, edge.at, edge.at
    else:
        x0, x1, top, bottom = edge.at, edge.at, edge.start, edge.end
    return {
        "orientation": edge.way,
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "doctop": top,
        "width": x1 - x0,
        "height": bottom - top,
    }
