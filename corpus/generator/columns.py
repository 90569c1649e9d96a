"""Text in columns of equal height, between pieces that take the full width."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportlab.platypus import Flowable

STEP = 6.0  # points by which a height is tried
LEAST = 70.0  # points: a piece of text that would give lower columns is set in fewer


class Placed(NamedTuple):
    """A flowable in a column, `top` below the head of the column."""

    flowable: Flowable
    column: int
    top: float


class Columns(Flowable):  # type: ignore[misc]
    """Flowables set in `count` columns, as low as they can be; what does not fit goes to the next page."""

    def __init__(self, flowables: Sequence[Flowable], count: int, width: float, gutter: float) -> None:
        super().__init__()
        self.flowables, self.column_width, self.gutter = list(flowables), width, gutter
        self.most, self.count = count, max(1, min(count, int(self._total() // LEAST)))
        self.placed: list[Placed] = []
        self.tall = 0.0
        self.spaceAfter = 6

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        tall = self._lowest(height)
        if tall is None:
            return width, height + 1
        self.placed, _ = self._place(tall)
        self.tall = tall
        return width, tall

    def split(self, width: float, height: float) -> list[Flowable]:
        if height < 50:
            return []
        placed, rest = self._place(height)
        if not placed or not rest:
            return []
        return [Columns._fixed(self, placed, height), Columns(rest, self.most, self.column_width, self.gutter)]

    def draw(self) -> None:
        for flowable, column, top in self.placed:
            _, tall = flowable.wrap(self.column_width, 10_000)
            flowable.drawOn(self.canv, column * (self.column_width + self.gutter), self.tall - top - tall)

    def _total(self) -> float:
        """The height of everything in a single column."""
        return sum(float(f.wrap(self.column_width, 10_000)[1] + f.getSpaceAfter()) for f in self.flowables)

    def _lowest(self, height: float) -> float | None:
        """The least height at which everything fits, or None if `height` is not enough."""
        if self._place(height)[1]:
            return None
        tall = min(height, self._total() / self.count)
        while tall < height and self._place(tall)[1]:
            tall = min(height, tall + STEP)
        return tall

    def _place(self, tall: float) -> tuple[list[Placed], list[Flowable]]:
        """What stands where in columns of height `tall`, and what is left over."""
        waiting, placed = list(self.flowables), list[Placed]()
        for column in range(self.count):
            top = 0.0
            while waiting:
                piece = waiting[0]
                top += piece.getSpaceBefore() if top else 0
                _, high = piece.wrap(self.column_width, 10_000)
                if top + high <= tall:
                    placed.append(Placed(piece, column, top))
                    top += high + piece.getSpaceAfter()
                    waiting.pop(0)
                    continue
                parts = piece.split(self.column_width, tall - top) if tall - top > 24 else []
                if len(parts) > 1:
                    placed.append(Placed(parts[0], column, top))
                    waiting[:1] = parts[1:]
                break
            while waiting and placed and placed[-1].column == column and placed[-1].flowable.getKeepWithNext():
                waiting.insert(0, placed.pop().flowable)  # no heading at the foot of a column
        return placed, waiting

    @staticmethod
    def _fixed(of: Columns, placed: list[Placed], tall: float) -> Flowable:
        return _Set(placed, tall, of.column_width, of.gutter)


class _Set(Flowable):  # type: ignore[misc]
    """Columns whose pieces have their places."""

    def __init__(self, placed: list[Placed], tall: float, width: float, gutter: float) -> None:
        super().__init__()
        self.placed, self.tall, self.column_width, self.gutter = placed, tall, width, gutter

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return width, self.tall

    draw = Columns.draw
