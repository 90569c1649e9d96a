"""Which drawn rectangles are boxes and cards that hold text of their own."""

from __future__ import annotations

from collections.abc import Sequence

from doc_mining.pdf.bands import Item, item_of
from doc_mining.pdf.edges import reaches
from doc_mining.pdf.lines import Run, rows_of
from doc_mining.records import Page, Panel

LEAST_WIDTH, LEAST_HEIGHT = 50.0, 12.0  # points
WIDEST_SHARE = 0.6  # of the page's area: a larger panel is its background
TOUCHING = 2.5  # points between panels that are parts of one thing
MOST_PANELS = 400  # more are a drawing


def itemised(page: Page, runs: Sequence[Run]) -> list[Item]:
    """The runs as items, those inside a box gathered in it."""
    boxes = _boxes(page, runs)
    reach = reaches(runs)
    items: list[Item] = []
    inside: dict[int, list[Run]] = {}
    for run in runs:
        home = next((k for k, box in enumerate(boxes) if _holds(box, run)), None)
        if home is None:
            items.append(item_of(run, reach.get(id(run))))
        else:
            inside.setdefault(home, []).append(run)
    held: list[tuple[Panel, list[Item]]] = []
    for k, box in enumerate(boxes):  # smallest first, so that children stand ready for their parent
        children = [item_of(r, reach.get(id(r))) for r in inside.get(k, ())]
        children += _taken(held, box)
        if not children:
            continue
        held.append((box, children))
    for box, children in held:
        items.extend(_settled(box, children))
    return items


def _taken(held: list[tuple[Panel, list[Item]]], box: Panel) -> list[Item]:
    """The boxes within a box, taken out of `held`."""
    out: list[Item] = []
    for entry in held[:]:
        if _within(entry[0], box):
            held.remove(entry)
            out.extend(_settled(*entry))
    return out


def _settled(box: Panel, children: list[Item]) -> list[Item]:
    """A box as one item; a bar behind one line is text as wide as the bar; a ground under boxes is none."""
    runs = [r for c in children for r in c.runs]
    boxed = [c for c in children if c.panel is not None]
    if boxed and sum(len(c.runs) for c in boxed) > 0.6 * len(runs):
        return children
    if len(boxed) == 0 and len(rows_of(runs)) == 1:
        bar = Item(box.x0, min(r.top for r in runs), box.x1, max(r.bottom for r in runs), runs)
        return [bar] if len(runs) == 1 else children
    return [Item(box.x0, box.top, box.x1, box.bottom, runs, panel=box, children=children)]


def _boxes(page: Page, runs: Sequence[Run]) -> list[Panel]:
    """The rectangles that frame text, smallest first."""
    area = page.width * page.height
    found: list[Panel] = []
    for panel in page.panels[: 4 * MOST_PANELS]:
        width, height = panel.x1 - panel.x0, panel.bottom - panel.top
        if width < LEAST_WIDTH or height < LEAST_HEIGHT or width * height > WIDEST_SHARE * area:
            continue
        if not any(_same(panel, other) for other in found):
            found.append(panel)
    if len(found) > MOST_PANELS:
        return []
    found = _with_heads(_without_cells(found))
    found.sort(key=lambda p: (p.x1 - p.x0) * (p.bottom - p.top))
    return [p for p in found if _frames(p, runs)]


def _same(a: Panel, b: Panel) -> bool:
    return all(abs(x - y) < TOUCHING for x, y in zip(a[:4], b[:4], strict=True))


def _without_cells(panels: list[Panel]) -> list[Panel]:
    """Leaves out rows and cells of tables: three or more that touch, in a row or a stack of one width."""
    neighbours: dict[int, list[int]] = {k: [] for k in range(len(panels))}
    for i, a in enumerate(panels):
        for j in range(i + 1, len(panels)):
            b = panels[j]
            if _stacked(a, b) or _beside(a, b):
                neighbours[i].append(j)
                neighbours[j].append(i)
    out: list[Panel] = []
    seen: set[int] = set()
    for k in range(len(panels)):
        if k in seen:
            continue
        group, queue = [], [k]
        seen.add(k)
        while queue:
            i = queue.pop()
            group.append(i)
            for j in neighbours[i]:
                if j not in seen:
                    seen.add(j)
                    queue.append(j)
        if len(group) < 3:
            out.extend(panels[i] for i in group)
    return out


def _stacked(a: Panel, b: Panel) -> bool:
    same_width = abs(a.x0 - b.x0) < TOUCHING and abs(a.x1 - b.x1) < TOUCHING
    return same_width and (abs(a.bottom - b.top) < TOUCHING or abs(b.bottom - a.top) < TOUCHING)


def _beside(a: Panel, b: Panel) -> bool:
    same_height = abs(a.top - b.top) < TOUCHING and abs(a.bottom - b.bottom) < TOUCHING
    return same_height and (abs(a.x1 - b.x0) < TOUCHING or abs(b.x1 - a.x0) < TOUCHING)


def _with_heads(panels: list[Panel]) -> list[Panel]:
    """A bar on top of a box of the same width is the box's head: one box."""
    out: list[Panel] = []
    for panel in sorted(panels, key=lambda p: p.top):
        last = next((p for p in out if _stacked(p, panel) and p.bottom <= panel.top + TOUCHING), None)
        if last is not None:
            out.remove(last)
            panel = panel._replace(top=last.top, filled=panel.filled or last.filled)
        out.append(panel)
    return out


def _holds(box: Panel, run: Run) -> bool:
    x, y = (run.x0 + run.x1) / 2, (run.top + run.bottom) / 2
    return box.x0 - 1 <= run.x0 + 2 and x <= box.x1 and box.top - 2 <= y <= box.bottom + 2


def _within(inner: Panel, outer: Panel) -> bool:
    return (
        inner.x0 >= outer.x0 - TOUCHING
        and inner.x1 <= outer.x1 + TOUCHING
        and inner.top >= outer.top - TOUCHING
        and inner.bottom <= outer.bottom + TOUCHING
    )


def _frames(box: Panel, runs: Sequence[Run]) -> bool:
    """Whether a rectangle holds text whole; one whose edge cuts through text is decoration."""
    held = crossed = 0
    for run in runs:
        y = (run.top + run.bottom) / 2
        if box.top <= y <= box.bottom and run.x1 > box.x0 and run.x0 < box.x1:
            if run.x0 >= box.x0 - 2 and run.x1 <= box.x1 + 6:
                held += 1
            else:
                crossed += 1
    return held > 0 and crossed <= 0.1 * held
