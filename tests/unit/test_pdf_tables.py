"""Tables are found however they are drawn, with each cell's words in it; what is no table is left to the text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, FrameBreak, PageTemplate, Paragraph, Spacer, Table
from reportlab.platypus import TableStyle as Style

from doc_mining.pdf import Limits
from doc_mining.pdf.reader import read_pages
from doc_mining.pdf.tables import continues, repeated_rows, tables_of
from doc_mining.records import Block, Page, Panel, Stroke, Word
from support.sheets import LANDSCAPE, Sheets, prose
from support.tabled import BODY, STYLES, document, table, texts

SCORECARD = [
    ["Perspectief", "Cijfer", "Weging", "Gemiddelde"],
    ["Presteren naar Opgaven en Ambities", "", "", "7,2"],
    ["Huisvesting van de primaire doelgroep", "7,5", "20%", ""],
    ["Huisvesting van bijzondere doelgroepen waaronder mensen met een zorgvraag en statushouders", "7,0", "20%", ""],
    ["Kwaliteit van de woningen en het woningbeheer", "n.v.t.", "-", ""],
    ["Presteren volgens Belanghebbenden", "", "", "7,1"],
    ["Relatie en communicatie", "7,3", "25%", ""],
    ["Eindoordeel", "", "", "7,2"],
]
GROUPS = [
    ["", "Huurders", "Gemeenten", "Overige belanghebbenden"],
    ["Maatschappelijke prestaties", "7,4", "7,0", "7,8"],
    ["Relatie en communicatie", "7,9", "6,5", "8,0"],
    ["Invloed op beleid", "6,8", "-", "7,2"],
    ["Gemiddeld", "7,4", "6,8", "7,7"],
]
TARGETS = [
    ["Indicator", "2021", "2022", "2023", "Woonveste", "De Linde"],
    ["Aantal nieuwbouwwoningen", "45", "60", "120", "80", "40"],
    ["Gemiddelde energie-index van de voorraad", "1,45", "1,40", "1,35", "1,32", "1,41"],
    ["Huurachterstand", "1,2%", "1,1%", "1,0%", "0,9%", "1,1%"],
]
AMBITIONS = [
    ["Ambitie", "Afspraak", "Resultaat"],
    [
        "Voldoende betaalbare woningen",
        "De corporatie realiseert in de periode tot en met 2024 ten minste 120 sociale huurwoningen in de kern.",
        "Er zijn 80 woningen opgeleverd en voor 40 woningen is de vergunning onherroepelijk, zodat de bouw begint.",
    ],
    [
        "Duurzame voorraad",
        "Alle woningen hebben in 2028 gemiddeld label B.",
        "In 2022 is gemiddeld label C bereikt; de achterstand wordt in drie jaar ingelopen door een programma.",
    ],
    ["Leefbare wijken", "Partijen stellen per wijk een plan op.", "Vier van de zes plannen zijn vastgesteld."],
]
VERDICTS = [
    ["Thema", "Commissie", "Huurders", "Gemeente"],
    ["Betaalbaarheid", "goed", "voldoende", "goed"],
    ["Beschikbaarheid", "ruim voldoende", "matig", "voldoende tot goed"],
    ["Leefbaarheid", "voldoende", "onvoldoende", "goed"],
]
WIDTHS = {
    "scorecard": (SCORECARD, [230, 60, 60, 80]),
    "groups": (GROUPS, [170, 80, 80, 120]),
    "targets": (TARGETS, [150, 50, 50, 50, 70, 70]),
    "ambitions": (AMBITIONS, [110, 170, 170]),
    "verdicts": (VERDICTS, [140, 100, 100, 110]),
}


def pages_of(path: Path) -> tuple[Page, ...]:
    return read_pages(path, Limits()).pages


def tables_in(path: Path) -> list[Block]:
    return [block for _, blocks in sorted(tables_of(str(path), pages_of(path)).items()) for block in blocks]


def columned(path: Path, columns: list[list[Any]], width: float) -> Path:
    """Columns of prose (strings) and tables."""
    frames = [Frame(40 + i * (width + 15), 40, width, 760) for i in range(len(columns))]
    doc = BaseDocTemplate(str(path), pagesize=A4, invariant=1)
    doc.addPageTemplates(PageTemplate(frames=frames))
    flow: list[Any] = []
    for parts in columns:
        for part in parts:
            flow += [Paragraph(part, BODY) if isinstance(part, str) else part, Spacer(1, 10)]
        flow.append(FrameBreak())
    doc.build(flow)
    return path


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("kind", WIDTHS)
def test_a_table_between_prose(tmp_path: Path, kind: str, style: str) -> None:
    rows, widths = WIDTHS[kind]
    path = document(tmp_path / "a.pdf", prose(1), "Tabel 1 Beoordeling", table(rows, widths, style), prose(2))
    assert [texts(t) for t in tables_in(path)] == [rows]


@pytest.mark.parametrize("kind", ["scorecard", "groups", "targets", "verdicts"])
@pytest.mark.parametrize("align", ["MIDDLE", "BOTTOM"])
def test_numbers_beside_the_middle_or_the_last_line_of_a_label(tmp_path: Path, kind: str, align: str) -> None:
    rows, widths = WIDTHS[kind]
    shape = table(rows, widths, "unruled", extra=[("VALIGN", (0, 0), (-1, -1), align)])
    assert [texts(t) for t in tables_in(document(tmp_path / "a.pdf", prose(1), shape, prose(2)))] == [rows]


@pytest.mark.parametrize("kind", ["scorecard", "groups", "targets", "verdicts"])
@pytest.mark.parametrize("style", ["unruled", "booktabs"])
def test_rows_as_close_as_lines(tmp_path: Path, kind: str, style: str) -> None:
    rows, widths = WIDTHS[kind]
    tight = [("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0)]
    path = document(tmp_path / "a.pdf", prose(1), table(rows, widths, style, extra=tight), prose(2))
    assert [texts(t) for t in tables_in(path)] == [rows]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("side", [0, 1])
def test_a_table_beside_a_column_of_prose(tmp_path: Path, style: str, side: int) -> None:
    rows = [["Perspectief", "Nu", "Toen"], *([r[0], r[1], r[2]] for r in SCORECARD[2:5]), ["Eindoordeel", "7,2", "7"]]
    column = [prose(1), table(rows, [130, 50, 55], style), prose(2)]
    columns = [column, [prose(3, 60)]] if side == 0 else [[prose(3, 12)] * 5, column]
    found = tables_in(columned(tmp_path / "a.pdf", columns, 250))
    assert [texts(t) for t in found] == [rows]


@pytest.mark.parametrize("style", ["ruled", "lines", "unruled", "headed"])
def test_a_heading_over_several_columns(tmp_path: Path, style: str) -> None:
    rows = [
        ["Onderwerp", "Belanghebbenden", "", "", "Totaal"],
        ["", "Huurders", "Gemeenten", "Overig", ""],
        ["Relatie", "7,1", "7,2", "7,3", "7,2"],
        ["Invloed", "6,1", "6,2", "6,3", "6,2"],
    ]
    spans = [("SPAN", (1, 0), (3, 0)), ("SPAN", (0, 0), (0, 1)), ("SPAN", (4, 0), (4, 1))]
    path = document(tmp_path / "a.pdf", prose(1), table(rows, [140, 70, 70, 70, 60], style, extra=spans), prose(2))
    (found,) = tables_in(path)
    assert texts(found)[-2:] == rows[-2:]
    assert "Belanghebbenden" in " ".join(texts(found)[0])
    if style == "ruled":
        spanned = {(c.row, c.column): (c.row_span, c.column_span) for c in found.cells}
        assert (spanned[0, 1], spanned[0, 0]) == ((1, 3), (2, 1))


class Upright(Flowable):  # type: ignore[misc]
    """A heading that runs up the page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def wrap(self, *_: float) -> tuple[float, float]:
        return 12, 70

    def draw(self) -> None:
        self.canv.rotate(90)
        self.canv.setFont("Helvetica-Bold", 9)
        self.canv.drawString(2, -9, self.text)


@pytest.mark.parametrize("style", ["ruled", "lines", "unruled"])
def test_headings_that_run_up_the_page(tmp_path: Path, style: str) -> None:
    heads = ["Huurders", "Gemeenten", "Zorgpartijen"]
    body = [[row[0], *row[1:4]] for row in GROUPS[1:4]]
    shape = Table(
        [["", *(Upright(h) for h in heads)]] + [[Paragraph(c, BODY) for c in row] for row in body],
        colWidths=[180, 50, 50, 60],
        hAlign="LEFT",
    )
    shape.setStyle(Style(STYLES[style]))
    found = tables_in(document(tmp_path / "a.pdf", prose(1), shape, prose(2)))
    assert [texts(t) for t in found] == [[["", *heads], *body]]


def test_a_text_that_hangs_under_its_label_belongs_to_the_text(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    s.lines(60, 60, 470, prose(1))
    rows = [
        ("Noorderkwartier", "Betaalbaar wonen voor huishoudens met", ["een laag inkomen"]),
        ("Zuiderpolder", "Langer zelfstandig thuis", []),
        ("Rivierenland", "De verduurzaming van de", ["oudste wijken"]),
        ("Stad", "Samen leven in de buurt", []),
    ]
    top = 220.0
    for label, text, more in rows:
        s.text(60, top, label)
        s.text(200, top, text)
        for line in more:
            top += 12
            s.text(75, top, line)
        top += 24
    (found,) = tables_in(s.save())
    assert texts(found) == [[label, " ".join([text, *more])] for label, text, more in rows]


@pytest.mark.parametrize("heading", [[], [["Thema", "Oordeel"]]])
def test_names_and_verdicts_without_any_lines(tmp_path: Path, heading: list[list[str]]) -> None:
    rows = [["Betaalbaarheid", "goed"], ["Doorstroming", "ruim voldoende"], ["Wonen met zorg", "voldoende"]]
    s = Sheets(tmp_path / "a.pdf")
    top = s.lines(60, 60, 470, prose(1)) + 12
    for label, verdict in heading + rows:
        font = "Helvetica-Bold" if [label, verdict] in heading else "Helvetica"
        s.text(60, top, label, font=font)
        s.text(220, top, verdict, font=font)
        top += 12.5
    s.lines(60, top + 12, 470, prose(2))
    assert [texts(t) for t in tables_in(s.save())] == [heading + rows]


def test_bullets_in_a_cell_stay_with_their_text(tmp_path: Path) -> None:
    rows = [
        ["Thema", "Afspraken"],
        ["Wonen", "• 45 woningen per jaar<br/>• loting bij nieuwbouw"],
        ["Zorg", "• twaalf plekken"],
    ]
    for style in ("ruled", "lines", "shaded", "booktabs"):
        found = tables_in(document(tmp_path / "a.pdf", prose(1), table(rows, [100, 300], style)))
        assert [texts(t) for t in found] == [[[cell.replace("<br/>", " ") for cell in row] for row in rows]]


@pytest.mark.parametrize("style", ["ruled", "lines", "booktabs", "shaded", "headed", "unruled"])
def test_marks_with_an_explanation(tmp_path: Path, style: str) -> None:
    rows = [
        ["Criterium", "Oordeel", "Toelichting"],
        ["Plan", "7", "De strategie is actueel en vertaald in doelen per wijk, die met huurders zijn besproken."],
        ["Check", "6", "De rapportages zijn uitgebreid, maar de koppeling met de doelen ontbreekt op onderdelen."],
        ["Act", "8", "De raad stuurt tijdig bij."],
    ]
    path = document(tmp_path / "a.pdf", prose(1), table(rows, [80, 60, 310], style), prose(2))
    assert [texts(t) for t in tables_in(path)] == [rows]


@pytest.mark.parametrize("repeated", [0, 1])
@pytest.mark.parametrize("style", ["ruled", "lines", "booktabs", "shaded", "unruled"])
def test_a_table_that_goes_on_over_the_page(tmp_path: Path, style: str, repeated: int) -> None:
    rows = [["Indicator", "2021", "2022", "2023"]]
    rows += [[f"Aantal opgeleverde woningen in kern {i}", str(10 + i), str(20 + i), str(30 + i)] for i in range(60)]
    shape = table(rows, [240, 60, 60, 60], style)
    shape.repeatRows = repeated
    first, second = tables_in(document(tmp_path / "a.pdf", prose(1), shape, prose(2)))
    assert (first.box.page, second.box.page) == (1, 2)
    assert continues(first, second)
    assert repeated_rows(first, second) == repeated
    assert first.rows + second.rows == len(rows) + repeated


@pytest.mark.parametrize("style", ["ruled", "lines", "booktabs", "shaded", "headed", "unruled"])
def test_tables_under_each_other_and_beside_each_other_are_two(tmp_path: Path, style: str) -> None:
    rows = [["Thema", "Cijfer"], ["Wonen", "7"], ["Zorg", "8"], ["Leefbaarheid", "6,5"]]
    small = [table(rows, [120, 60], style) for _ in range(4)]
    under = document(tmp_path / "a.pdf", prose(1), small[0], "Tabel 2 Oordelen", small[1], prose(2))
    assert [texts(t) for t in tables_in(under)] == [rows, rows]
    beside = columned(tmp_path / "b.pdf", [[prose(1, 4), small[2]], [prose(1, 4), small[3]]], 250)
    assert [texts(t) for t in tables_in(beside)] == [rows, rows]


def test_text_under_a_table_in_other_type_is_no_row_of_it(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    for row, cells in enumerate([["Thema", "Zuidhoek", "Noordhoek"], ["Wonen", "7", "8"], ["Zorg", "6", "7"]]):
        for x, cell in zip((60, 240, 400), cells, strict=True):
            s.text(x, 100 + 16 * row, cell, 8.6)
    s.text(60, 160, "Ambities", 12.8, "Helvetica-Bold")
    s.text(240, 160, "geven wij voor dit onderdeel een 8.", 9.5)
    s.lines(60, 180, 150, prose(1), 9.5)
    s.lines(240, 180, 300, prose(2), 9.5)
    (found,) = tables_in(s.save())
    assert texts(found) == [["Thema", "Zuidhoek", "Noordhoek"], ["Wonen", "7", "8"], ["Zorg", "6", "7"]]


def test_two_ruled_tables_in_one_column_with_text_between(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")

    def rows(top: float, rows: list[list[str]]) -> float:
        for cells in rows:
            for x, cell in zip((56, 120, 180), cells, strict=True):
                s.text(x, top, cell, 9)
            top += 16
            s.canvas.line(50, s.height - top + 3, 288, s.height - top + 3)
        return top

    first = [["Thema", "Cijfer", "Norm"], ["Wonen", "7", "6"], ["Zorg", "8", "6"], ["Buurt", "5", "6"]]
    second = [["Groep", "Inhoud", "Proces"], ["Huurders", "7,4", "8,1"], ["Gemeenten", "7,0", "6,8"]]
    end = s.lines(50, rows(100, first) + 14, 238, prose(1), 11)
    rows(end + 14, second)
    s.lines(308, 100, 230, prose(2, 12), 11)
    assert [texts(t) for t in tables_in(s.save())] == [first, second]


def test_tables_of_other_columns_do_not_go_on(tmp_path: Path) -> None:
    path = document(
        tmp_path / "a.pdf",
        prose(1),
        table(GROUPS, [170, 80, 80, 120], "ruled"),
        table(TARGETS, [150] + [50] * 5, "ruled"),
    )
    first, second = tables_in(path)
    assert not continues(first, second)
    assert not continues(second, first)


def test_cells_hold_the_very_words_of_the_page(tmp_path: Path) -> None:
    path = document(tmp_path / "a.pdf", prose(1), table(GROUPS, [170, 80, 80, 120], "ruled"))
    (page,) = pages_of(path)
    (found,) = tables_of(str(path), [page])[1]
    words = [w for line in found.lines for w in line.words]
    assert set(words) <= set(page.words)
    assert len(words) == len(set(words))
    assert [line for cell in found.cells for line in cell.lines] == list(found.lines)
    assert all(found.box.x0 <= w.x0 and w.bottom <= found.box.bottom for w in words)


def test_a_turned_page_has_its_table_where_it_is_displayed(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf", LANDSCAPE)
    s.canvas.setPageRotation(90)
    s.canvas.transform(0, 1, -1, 0, LANDSCAPE[1], 0)
    for i, row in enumerate(GROUPS[1:]):
        for j, text in enumerate(row):
            s.text(60 + j * 170, 104 + i * 20, text)
            s.box(55 + j * 170, 100 + i * 20, 170, 20)
    path = s.save()
    (page,) = pages_of(path)
    (found,) = tables_of(str(path), [page])[1]
    assert texts(found) == GROUPS[1:]
    assert found.box.x0 == pytest.approx(60, abs=2)
    assert found.box.top == pytest.approx(105, abs=4)


# What is no table


def test_columns_of_prose_are_no_table(tmp_path: Path) -> None:
    assert tables_in(columned(tmp_path / "a.pdf", [[prose(1, 20)] * 3, [prose(2, 20)] * 2], 250)) == []
    assert tables_in(columned(tmp_path / "b.pdf", [[prose(i, 8)] * 4 for i in range(3)], 165)) == []


def test_short_paragraphs_and_bullets_in_columns_are_no_table(tmp_path: Path) -> None:
    short = [["<b>Kop</b>", "De commissie ziet dat de samenwerking goed verloopt."] * 8 for _ in range(2)]
    assert tables_in(columned(tmp_path / "a.pdf", short, 250)) == []
    bullets = [[f"• Zorg voor {n} woningen in de kern, met oog voor doorstroming" for n in range(14)] for _ in range(2)]
    assert tables_in(columned(tmp_path / "b.pdf", bullets, 250)) == []


@pytest.mark.parametrize("numbered", [False, True])
def test_a_table_of_contents_is_no_table(tmp_path: Path, numbered: bool) -> None:
    s = Sheets(tmp_path / "a.pdf")
    titles = ["Voorwoord", "Recensie", "Presteren naar opgaven", "Besturing", "Governance", "Bijlagen", "Bronnen"]
    for i, title in enumerate(titles):
        if numbered:
            s.text(60, 100 + i * 20, f"{i}." if i % 2 else f"{i}.1.")
        s.text(95, 100 + i * 20, title)
        s.text(500, 100 + i * 20, str(3 + i * 4))
    assert tables_in(s.save()) == []


def test_cards_are_no_table(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    for i in range(6):
        x, top = 50 + i % 2 * 260, 80 + i // 2 * 120
        s.box(x, top, 245, 105, radius=6)
        s.text(x + 10, top + 10, "Oordeel van de commissie", font="Helvetica-Bold")
        s.lines(x + 10, top + 26, 225, prose(i, 2))
    assert tables_in(s.save()) == []


def test_a_frame_around_columns_of_prose_is_no_table(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    for x in (50, 305):
        s.box(x, 80, 255, 500)
        s.lines(x + 10, 90, 235, prose(x, 25))
    assert tables_in(s.save()) == []


def test_lines_above_headings_make_no_table_of_the_text_between(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    top = 60.0
    for n in range(3):
        s.rule(50, top, 500)
        bottoms = [s.lines(x, top + 12, 235, prose(n, 5)) for x in (50, 315)]
        top = max(bottoms) + 12
    s.rule(50, top, 500)
    assert tables_in(s.save()) == []


def test_a_letterhead_is_no_table(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    s.text(60, 60, "Stichting Wonen")
    s.text(400, 60, "Postbus 12")
    s.text(400, 72, "1234 AB Zuiddorp")
    s.lines(60, 140, 470, prose(1))
    assert tables_in(s.save()) == []


def test_real_reports_have_tables_where_they_have_them(shared: Path) -> None:
    found = tables_of("", pages_of(shared / "seeds" / "portaal-visitatierapport-2018-2022.pdf"))
    assert {2, 3} <= set(found)
    assert set(found) <= {2, 3, 63, 64, 65, 66}
    assert (found[2][0].rows, found[2][0].columns) == (6, 4)
    assert (found[3][0].rows, found[3][0].columns) == (7, 2)


COORDINATE = st.one_of(st.sampled_from([50.0, 60.0, 72.0, 90.0, 150.0, 151.0, 300.0]), st.floats(-100, 1000))
WORD = st.builds(
    lambda text, x, y, w, h, bold: Word(text, x, y, x + w, y + h, 10.0, bold, False, 0),
    st.sampled_from(["7,4", "goed", "-", "•", "1.", "De", "commissie", "n.v.t.", "2021", "Totaal"]),
    COORDINATE,
    COORDINATE,
    st.sampled_from([0.0, 5.0, 20.0, 60.0]),
    st.sampled_from([0.0, 10.0, 12.0, 60.0]),
    st.booleans(),
)
LINE = st.builds(lambda x, y, w, h: Stroke(x, y, x + w, y + h), COORDINATE, COORDINATE, COORDINATE, COORDINATE)
GROUND = st.builds(
    lambda x, y, w, h, fill: Panel(x, y, x + abs(w), y + abs(h), fill, not fill),
    COORDINATE,
    COORDINATE,
    COORDINATE,
    COORDINATE,
    st.booleans(),
)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(WORD, min_size=6, max_size=60), st.lists(LINE, max_size=15), st.lists(GROUND, max_size=10))
def test_no_page_is_too_odd(words: list[Word], strokes: list[Stroke], panels: list[Panel]) -> None:
    page = Page(1, 595.0, 842.0, tuple(words), tuple(strokes), tuple(panels))
    for block in tables_of("", [page]).get(1, ()):
        assert block.rows > 1
        assert block.columns > 1
        places = [
            (c.row + i, c.column + j) for c in block.cells for i in range(c.row_span) for j in range(c.column_span)
        ]
        assert sorted(places) == [(r, c) for r in range(block.rows) for c in range(block.columns)]
        assert {w for line in block.lines for w in line.words} <= set(words)


def drawn(s: Sheets) -> list[list[list[str]]]:
    """The tables of the first page, as rows of the texts of their cells."""
    blocks = tables_of("", read_pages(str(s.save()), Limits()).pages).get(1, ())
    return [
        [[" ".join(line.text for line in c.lines) for c in b.cells if c.row == r] for r in range(b.rows)]
        for b in blocks
    ]


def test_heads_over_one_row_of_values_are_a_table_without_lines(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    rows = (["Veld", "1", "2", "3", "4", "Gemiddeld"], ["Oordeel commissie", "7", "6", "8", "7", "7,0"])
    for n, row in enumerate(rows):
        for k, cell in enumerate(row):
            s.text(60 + (170 if k else 0) + 45 * max(0, k - 1), 100 + 16 * n, cell)
    s.lines(60, 160, 460, prose(1))
    assert drawn(s) == [list(rows)]


def test_bold_heads_over_the_one_row_that_fits_on_a_page_are_a_table(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    rows = (["Afspraak", "Wie", "Wanneer"], ["Trapliften op aanvraag plaatsen", "Woonbelang", "elk jaar"])
    for n, (row, font) in enumerate(zip(rows, ("Helvetica-Bold", "Helvetica"), strict=True)):
        for x, cell in zip((60, 290, 380), row, strict=True):
            s.text(x, 700 + 16 * n, cell, 9, font)
    assert drawn(s) == [list(rows)]


def test_numbered_clauses_with_hanging_numbers_are_no_table(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    for n in range(4):
        s.text(60, 100 + 16 * n, f"D{n + 1}")
        s.text(95, 100 + 16 * n, f"De corporatie levert de gegevens van wijk {n + 1} aan.")
    assert drawn(s) == []


def test_a_heading_of_the_text_below_a_table_is_no_row_of_it(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    for n, (name, mark) in enumerate(
        (("Onderdeel", "Cijfer"), ("Strategie", "7"), ("Toezicht", "6"), ("Eindcijfer", "6,5"))
    ):
        s.text(60, 100 + 16 * n, name, 9)
        s.text(250, 100 + 16 * n, mark, 9)
        s.canvas.line(56, s.height - 113 - 16 * n, 300, s.height - 113 - 16 * n)
    s.text(60, 180, "Bijlage 2 Wie wij spraken", 20, "Helvetica-Bold")
    (table_,) = drawn(s)
    assert [row[0] for row in table_] == ["Onderdeel", "Strategie", "Toezicht", "Eindcijfer"]


def test_a_head_of_two_lines_stands_in_its_own_column(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    places = (60, 150, 220, 290)
    for x, head in zip(places, ("Onderdeel", "Gemeenten", "Zorg en", "Gemiddeld"), strict=True):
        s.text(x, 100, head, 8, "Helvetica-Bold")
    s.text(220, 108, "welzijn", 8, "Helvetica-Bold")
    for n, row in enumerate((("Betaalbaarheid", "7,1", "7,4", "7,2"), ("Invloed", "6,5", "6,9", "6,7"))):
        for x, cell in zip(places, row, strict=True):
            s.text(x, 124 + 14 * n, cell, 8)
    (table_,) = drawn(s)
    assert table_[0] == ["Onderdeel", "Gemeenten", "Zorg en welzijn", "Gemiddeld"]


def ruled_below(s: Sheets, row: int, right: float) -> None:
    """A line below a row of a table whose rows are 20 points high."""
    s.canvas.line(60, s.height - 114 - 20 * row, right, s.height - 114 - 20 * row)


def test_a_row_of_one_cell_whose_line_is_short_is_a_row(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    rows = (
        ["Onderdeel", "Cijfer", "Weging"],
        ["Presteren naar opgaven"],
        ["Prestaties", "7,0", "75%"],
        ["Ambities", "8,0", "25%"],
        ["Presteren naar vermogen"],
        ["Doelmatigheid", "6,0", "100%"],
    )
    for n, row in enumerate(rows):
        for x, cell in zip((60, 300, 380), row, strict=False):
            s.text(x, 100 + 20 * n, cell, 9)
        ruled_below(s, n, 430 if len(row) > 1 else 290)
    (table_,) = drawn(s)
    assert [row[0] for row in table_] == [row[0] for row in rows]


def test_heads_that_are_wider_than_their_values_and_stand_well_above_them(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    places = (60, 190, 300, 400)
    rows = (["", "Opgaven en ambities", "Belanghebbenden", "Vermogen"], ["Deze visitatie", "7,3", "7,4", "7,0"])
    for n, row in enumerate((*rows, ["Vorige visitatie", "7,1", "6,9", "6,4"])):
        for x, cell in zip(places, row, strict=True):
            s.text(x, 100 + 20 * n, cell, 9, "Helvetica" if n else "Helvetica-Bold")
        ruled_below(s, n, 470)
    (table_,) = drawn(s)
    assert table_[:2] == list(rows)


def test_heads_stand_on_the_first_line_of_rows_that_are_far_apart(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    rows = [["Afspraak", "Wie", "Wanneer"], ["Bouwplaatsen in de dorpen zoeken", "gemeente", "2026"]]
    rows += [["Pakket van dak, gevel en vloer", "Woonbelang", "2027"], ["Loting bij nieuwbouw", "Woonbelang", "2025"]]
    for n, row in enumerate(rows):
        for x, cell in zip((60, 300, 400), row, strict=True):
            s.text(x, 100 + 24 * n, cell, 9, "Helvetica" if n else "Helvetica-Bold")
        s.canvas.line(60, s.height - 116 - 24 * n, 470, s.height - 116 - 24 * n)
    (table_,) = drawn(s)
    assert table_ == rows


def lined(s: Sheets, top: float, rows: list[list[str]], places: tuple[int, ...]) -> float:
    """A table with lines over the page's width; returns where it ends."""
    for n, row in enumerate(rows):
        for x, cell in zip(places, row, strict=True):
            s.text(x, top + 16 * n, cell, 8)
        s.canvas.line(56, s.height - top - 12 - 16 * n, 540, s.height - top - 12 - 16 * n)
    return top + 16 * len(rows)


FIELDS = [["Veld", "Uitkomst", "Oordeel"], ["Primaire doelgroep", "bereikt", "7"], ["Wijken", "deels", "6"]]
MARKS = [["Wie", "Veld 1", "Veld 2"], ["Gemeente", "7,1", "6,4"], ["Huurders", "6,9", "7,2"]]


def test_two_wide_tables_with_columns_of_text_between_are_two(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    bottom = lined(s, 80, FIELDS, (60, 240, 500))
    s.lines(60, bottom + 20, 225, prose(1, 4))
    s.lines(310, bottom + 20, 225, prose(2, 4))
    lined(s, bottom + 160, MARKS, (60, 180, 260))
    assert drawn(s) == [FIELDS, MARKS]


def test_two_tables_with_a_heading_and_a_line_of_text_between_are_two(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    bottom = lined(s, 80, FIELDS, (60, 240, 500))
    s.text(60, bottom + 16, "Wat huurders en gemeente vonden", 12, "Helvetica-Bold")
    s.text(60, bottom + 36, "Twee partijen gaven per veld een rapportcijfer.", 10)
    lined(s, bottom + 64, MARKS, (60, 180, 260))
    assert drawn(s) == [FIELDS, MARKS]
