"""Running heads and feet, page numbers and links are set apart; headings never are."""

from __future__ import annotations

from pathlib import Path

import pytest

from doc_mining.text import structure
from support.reading import body, furniture, reading
from support.sheets import Sheets, prose


def book(
    path: Path, pages: int, head: str = "", foot: str = "{n}", heads_on: set[int] | None = None, first: int = 1
) -> Path:
    s = Sheets(path)
    for n in range(1, pages + 1):
        if head and (heads_on is None or n in heads_on):
            s.text(60, 30, head, 8)
        if foot:
            s.text(290, 810, foot.format(n=n + first - 1, of=pages), 8)
        s.text(60, 70, f"Hoofdstuk over onderwerp {'abcdefghij'[n - 1]}", 14, "Helvetica-Bold")
        s.lines(60, 95, 470, prose(n))
        if n < pages:
            s.next()
    return s.save()


@pytest.mark.parametrize(
    "foot",
    ["{n}", "- {n} -", "{n}/{of}", "pagina {n} van {of}", "| {n}", "Pagina {n}", "blz. {n}", "Visitatierapport | {n}"],
)
def test_page_numbers_are_remembered_and_left_out(tmp_path: Path, foot: str) -> None:
    read = reading(book(tmp_path / "a.pdf", 5, foot=foot))
    assert [p.label for p in read.pages] == ["1", "2", "3", "4", "5"]
    assert [len(furniture(p)) for p in read.pages] == [1] * 5


def test_labels_are_as_printed_not_the_page_count(tmp_path: Path) -> None:
    read = reading(book(tmp_path / "a.pdf", 3, first=17))
    assert [p.label for p in read.pages] == ["17", "18", "19"]


def test_roman_numbers(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    for n in ("i", "ii", "iii", "iv"):
        s.lines(60, 80, 470, prose(1))
        s.text(290, 810, n, 8)
        if n != "iv":
            s.next()
    assert [p.label for p in reading(s.save()).pages] == ["i", "ii", "iii", "iv"]


def test_a_running_head_on_some_pages_only(tmp_path: Path) -> None:
    read = reading(book(tmp_path / "a.pdf", 8, head="Visitatie 2018-2022", heads_on={3, 6}))
    assert ["Visitatie 2018-2022" in furniture(p) for p in read.pages] == [n in (3, 6) for n in range(1, 9)]


def test_chapter_headings_at_the_top_stay(tmp_path: Path) -> None:
    read = reading(book(tmp_path / "a.pdf", 6, head="Visitatierapport"))
    assert all(body(p)[0].startswith("Hoofdstuk over") for p in read.pages)


def test_the_same_heading_on_several_pages_stays(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    for n in range(1, 6):
        s.text(60, 70, "Ontwikkelpunten" if n in (2, 4) else f"Kop {'abcdef'[n]}", 10, "Helvetica-Bold")
        s.lines(60, 95, 470, prose(n))
        s.next()
    read = reading(s.save())
    assert body(read.pages[1])[0] == "Ontwikkelpunten"
    assert body(read.pages[3])[0] == "Ontwikkelpunten"


def test_a_running_head_that_names_its_chapter(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    chapters = ["Recensie", "Recensie", "Noord", "Noord", "Noord", "Vermogen", "Zuid", "Zuid"]
    for n, chapter in enumerate(chapters, start=1):
        s.text(60, 30, chapter, 8)
        s.lines(60, 95, 470, prose(n))
        if n < len(chapters):
            s.next()
    read = reading(s.save())
    assert [furniture(p) for p in read.pages] == [[c] for c in chapters]


def test_a_bare_number_in_the_text_is_no_page_number(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    for n in range(1, 4):
        s.text(60, 60, f"{7 * n}", 30, "Helvetica-Bold")
        s.lines(60, 95, 470, prose(n))
        s.text(290, 810, str(n), 8)
        if n < 3:
            s.next()
    read = reading(s.save())
    assert [body(p)[0] for p in read.pages] == ["7", "14", "21"]
    assert [p.label for p in read.pages] == ["1", "2", "3"]


@pytest.mark.parametrize("link", ["Terug naar het overzicht", "< Vorige", "Naar inhoudsopgave", "Terug naar inhoud"])
def test_navigation_links(tmp_path: Path, link: str) -> None:
    s = Sheets(tmp_path / "a.pdf")
    s.lines(60, 80, 470, prose(1))
    s.text(440, 400, link, 8)
    s.lines(60, 430, 470, prose(2))
    layout = reading(s.save()).pages[0]
    assert furniture(layout) == [link]


def test_a_link_on_two_lines(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    s.lines(60, 80, 300, prose(1))
    s.text(440, 760, "Terug naar", 8)
    s.text(440, 770, "het overzicht", 8)
    assert furniture(reading(s.save()).pages[0]) == ["Terug naar", "het overzicht"]


def test_a_sentence_about_going_back_is_text(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    s.text(60, 100, "Wij gaan terug naar het overzicht van de opgaven in deze regio.")
    assert furniture(reading(s.save()).pages[0]) == []


def test_text_up_the_margin(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    s.lines(60, 80, 470, prose(1))
    s.canvas.saveState()
    s.canvas.rotate(90)
    s.canvas.drawString(300, -585, "Maatschappelijke visitatie")
    s.canvas.restoreState()
    layout = reading(s.save()).pages[0]
    assert " ".join(furniture(layout)) == "Maatschappelijke visitatie"


def test_a_running_head_on_one_page_only(tmp_path: Path) -> None:
    read = reading(book(tmp_path / "a.pdf", 5, head="Visitatierapport 2019-2022", heads_on={3}))
    assert furniture(read.pages[2])[0] == "Visitatierapport 2019-2022"


def test_a_heading_that_returns_at_one_height_stays(tmp_path: Path) -> None:
    """In a bar, as the parts of each chapter of a budget have."""
    s = Sheets(tmp_path / "a.pdf")
    for n in range(1, 13):
        if n % 4 == 1:
            s.box(60, 60, 470, 18, fill=0.8)
            s.text(64, 64, "Wat gaan we daarvoor doen?", 10, "Helvetica-Bold")
        s.lines(60, 95, 470, prose(n))
        s.next()
    read = reading(s.save())
    assert [body(p)[0] for p in read.pages if p.number % 4 == 1 and body(p)] == ["Wat gaan we daarvoor doen?"] * 3


def test_cells_and_bullets_at_the_edge_stay(tmp_path: Path) -> None:
    s = Sheets(tmp_path / "a.pdf")
    for n in range(1, 7):
        s.lines(60, 95, 470, prose(n))
        for k in range(4):
            s.text(60, 730 + 16 * k, "•")
            s.text(75, 730 + 16 * k, "Betaalbaarheid")
            s.text(300, 730 + 16 * k, f"{k + n},5")
        s.next()
    assert [furniture(p) for p in reading(s.save()).pages] == [[]] * 7


def test_what_heads_and_feet_say_is_kept_for_recognition(tmp_path: Path) -> None:
    path = book(tmp_path / "a.pdf", 4, head="Peilwerk Visitaties, methodiek 5.0", foot="blz. {n}")
    assert structure(reading(path)).margins == ("Peilwerk Visitaties, methodiek 5.0",)
