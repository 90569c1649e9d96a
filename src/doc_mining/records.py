"""What flows between the stages: frozen records that know their own data and nothing of the stages.

One frame everywhere: the page *as displayed* (crop box and rotation applied), origin at the top left, unit point
(1/72 inch), pages counted from 1. Values are those of the contract: field names English, values Dutch.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

# ---------------------------------------------------------------------------------------------------------------------
# Geometry and what stands on a page


class Box(NamedTuple):
    """A rectangle on a page, in points; `x0 <= x1` and `top <= bottom`."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


class Word(NamedTuple):
    """A run of glyphs without a gap, as drawn; ligatures and doubled glyphs already resolved."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float  # type size in points, as displayed
    bold: bool
    italic: bool
    color: int  # fill colour as 0xRRGGBB


class Stroke(NamedTuple):
    """A drawn straight line, or a rectangle thin enough to be one (under 2 points)."""

    x0: float
    top: float
    x1: float
    bottom: float


class Panel(NamedTuple):
    """A drawn rectangle with an area: the frame or the background of a box, a card or a table cell."""

    x0: float
    top: float
    x1: float
    bottom: float
    filled: bool
    stroked: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One page as read: words in stream order and what is drawn around them."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    strokes: tuple[Stroke, ...] = ()
    panels: tuple[Panel, ...] = ()
    image_share: float = 0.0  # part of the page's area under images, 0-1
    label: str | None = None  # the page's label in the file (/PageLabels), if it has any


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline within one column."""

    words: tuple[Word, ...]
    page: int

    @property
    def text(self) -> str:
        return " ".join([w.text for w in self.words])

    @property
    def box(self) -> Box:
        w = self.words
        return Box(self.page, w[0].x0, min([x.top for x in w]), max([x.x1 for x in w]), max([x.bottom for x in w]))


class Cell(NamedTuple):
    """A table cell; `lines` are its lines from top to bottom, empty for an empty cell."""

    row: int
    column: int
    lines: tuple[Line, ...]
    row_span: int = 1
    column_span: int = 1


BlockKind = Literal["text", "panel", "table", "furniture"]


@dataclass(frozen=True, slots=True)
class Block:
    """A region of one page in reading order.

    text: lines of one column. panel: lines inside a drawn box or card. table: `cells` hold the lines (`lines` too, row by
    row). furniture: running head, foot, page number, navigation link; kept so that no page text is lost unseen.
    """

    kind: BlockKind
    box: Box
    lines: tuple[Line, ...]
    cells: tuple[Cell, ...] = ()
    rows: int = 0
    columns: int = 0


@dataclass(frozen=True, slots=True)
class PageLayout:
    """One page cut into blocks, in the order in which a person reads them."""

    number: int
    width: float
    height: float
    blocks: tuple[Block, ...]
    label: str | None = None  # page number as printed (or the file's page label)
    image_share: float = 0.0


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a user must know about a document: where, why, what now."""

    code: str  # short and stable: no_text, page_skipped, memory, time, encrypted, changed, ...
    message: str  # one sentence, in English, that names what to do
    page: int | None = None


Status = Literal["ok", "partial", "quarantined"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A PDF as read: every page seen is here, with a warning where its text could not be had."""

    pages: tuple[PageLayout, ...]
    page_count: int
    status: Status = "ok"
    warnings: tuple[Notice, ...] = ()
    title: str | None = None  # from the file's metadata
    author: str | None = None
    created: str | None = None  # ISO date from the file's metadata
    outline: tuple[tuple[int, str, int], ...] = ()  # bookmarks: (level from 1, title, page)


# ---------------------------------------------------------------------------------------------------------------------
# A document as text

PassageKind = Literal["heading", "paragraph", "list_item", "table", "box", "caption", "footnote"]


class Span(NamedTuple):
    """Characters `start:end` of a passage's text stand in this rectangle; one per word."""

    start: int
    end: int
    page: int
    x0: float
    top: float
    x1: float
    bottom: float


class TableCell(NamedTuple):
    """A cell of a table passage; `start:end` is its text in the passage's text (empty cells: start == end)."""

    row: int
    column: int
    start: int
    end: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, paragraph, list item, table, box, caption or footnote, in reading order.

    `text` has hyphens repaired and furniture removed. A table's text is its rows joined by a newline, the non-empty
    cells of a row by one space. A box's or list item's paragraphs are joined by a newline.
    """

    order: int
    kind: PassageKind
    text: str
    spans: tuple[Span, ...]
    section: tuple[str, ...] = ()
    part: str | None = None
    level: int | None = None  # headings: 1 is highest; list items: nesting from 1
    page: int = 1
    page_label: str | None = None
    cells: tuple[TableCell, ...] = ()
    header_rows: int = 0  # tables: how many leading rows are header
    marker: str | None = None  # list items and numbered headings: the bullet or number as printed
    group: int = 0  # passages cut from one box or card share a number > 0
    people: bool = False  # a list of natural persons: never stored, searched or mined

    def boxes(self, start: int = 0, end: int | None = None) -> tuple[Box, ...]:
        """Rectangles, one per line, around characters `start:end` of the text."""
        out: list[Box] = []
        stop = len(self.text) if end is None else end
        page, left, top, right, bottom = 0, 0.0, 0.0, 0.0, 0.0  # of the line so far
        for s in self.spans:
            if s.end <= start or s.start >= stop:
                continue
            low, high = s.top, s.bottom
            if page == s.page and s.x0 >= left - 1 and s.x0 - right < 3 * (high - low):
                shared = (bottom if bottom < high else high) - (top if top > low else low)
                if shared > 0.5 * min(bottom - top, high - low):
                    top, right, bottom = min(top, low), max(right, s.x1), max(bottom, high)
                    continue
            if page:
                out.append(Box(page, left, top, right, bottom))
            page, left, top, right, bottom = s.page, s.x0, low, s.x1, high
        if page:
            out.append(Box(page, left, top, right, bottom))
        return tuple(out)

    def page_at(self, position: int) -> int:
        """The page on which the word at `position` of the text stands."""
        for s in self.spans:
            if s.end > position:
                return s.page
        return self.spans[-1].page if self.spans else self.page


DocumentKind = Literal[
    "visitatierapport",
    "position_paper",
    "prestatieafspraken",
    "bestuurlijke_reactie",
    "jaarverslag",
    "artikel",
    "overig",
]


@dataclass(frozen=True, slots=True)
class Identity:
    """What a document is, recognised from its pages."""

    kind: DocumentKind = "overig"
    title: str | None = None
    corporation: str | None = None
    bureau: str | None = None
    methodology: str | None = None
    period_start: int | None = None
    period_end: int | None = None
    published: str | None = None  # ISO date, year-month or year
    municipalities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document as passages; what the miners read."""

    passages: tuple[Passage, ...]
    pages: int
    status: Status = "ok"
    warnings: tuple[Notice, ...] = ()
    identity: Identity = field(default_factory=Identity)
    ocr_pages: tuple[int, ...] = ()
    people_pages: tuple[int, ...] = ()  # pages with a list of persons, which is kept out
    represented: tuple[tuple[str, str], ...] = ()  # organisations that such a list names, each with its group's title
    title: str | None = None  # from the file's metadata
    author: str | None = None
    created: str | None = None
    margins: tuple[str, ...] = ()  # distinct lines of running heads and feet, without their page numbers

    def body(self) -> Iterator[Passage]:
        """Passages that may be mined, stored and searched: all but lists of persons."""
        return (p for p in self.passages if not p.people)


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was found, by content."""

    path: str
    sha256: str
    size: int
    modified_ns: int

    @property
    def document_id(self) -> str:
        return self.sha256[:16]


# ---------------------------------------------------------------------------------------------------------------------
# Findings

AppraiserType = Literal[
    "commissie",
    "huurders",
    "gemeente",
    "zorg_welzijn",
    "collega_corporatie",
    "belanghebbenden",
    "corporatie",
    "overig",
]
Aspect = Literal[
    "prestaties",
    "ambities",
    "relatie_communicatie",
    "invloed_beleid",
    "samenwerking",
    "prestatieafspraken",
    "vermogen",
    "governance",
    "representativiteit",
    "eindoordeel",
    "overig",
]
Form = Literal["exact", "range", "distribution", "abstention"]
Origin = Literal["commissie", "belanghebbenden", "vorige_visitatie"]
FollowUp = Literal["opgevolgd", "deels", "niet", "niet_besproken"]
Concreteness = Literal["meetbaar", "proces", "intentie"]
FigureKind = Literal["realisatie", "plan", "norm"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What every finding has: where it stands, the words that prove it, and how sure we are."""

    quote: str
    page: int
    boxes: tuple[Box, ...]
    section: tuple[str, ...] = ()
    part: str | None = None
    scope: str = "corporatie"
    theme: str | None = None
    confidence: float = 0.5
    extractor: str = ""
    corrected: bool = False
    finding_id: str = ""
    passage: int = -1  # order of the passage it was found in; not exported
    start: int = -1  # where the quote starts in that passage's text; not exported


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement(Finding):
    appraiser_type: AppraiserType
    appraiser: str | None = None
    about: str | None = None
    aspect: Aspect = "overig"
    subject: str | None = None
    label: str | None = None
    label_to: str | None = None
    score: float | None = None
    weight: float | None = None
    form: Form = "exact"
    count: int | None = None
    grade: float | None = None
    grade_to: float | None = None
    repeats: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DevelopmentPoint(Finding):
    origin: Origin
    appraiser_type: AppraiserType
    appraiser: str | None = None
    text: str
    follow_up_status: FollowUp | None = None
    follow_up_quote: str | None = None
    follow_up_page: int | None = None
    repeats: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Finding):
    theme_as_written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Finding):
    number: str | None = None
    parties: tuple[str, ...] = ()
    text: str
    concreteness: Concreteness
    value: float | None = None
    unit: str | None = None
    year: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Finding):
    indicator: str
    year: str
    value: float
    unit: str | None = None
    kind: FigureKind = "realisatie"


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation named in a document; never a natural person."""

    name: str
    type: str
    scope: str | None
    page: int


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was mined from one document; tuples in reading order."""

    judgements: tuple[Judgement, ...] = ()
    development_points: tuple[DevelopmentPoint, ...] = ()
    themes: tuple[Theme, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    figures: tuple[Figure, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    warnings: tuple[Notice, ...] = ()
