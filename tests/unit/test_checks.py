"""Scores that disagree become notices that name both places."""

from __future__ import annotations

from doc_mining.mining.checks import check_scores
from doc_mining.mining.grades import grade_judgements
from doc_mining.mining.scopes import Scopes
from doc_mining.mining.scorecards import table_judgements
from doc_mining.records import Notice
from support.written import document


def notices(text: str) -> list[Notice]:
    written = document(text, kind="visitatierapport")
    scopes = Scopes(written)
    return check_scores([*table_judgements(written, scopes), *grade_judgements(written, scopes)], written)


TABLE = """
# Scorekaart

| Presteren naar vermogen | Cijfer | Weging |
|---|
| Financiële continuïteit | 7 | 30% |
| Doelmatigheid | 8 | 30% |
| Vermogensinzet | 7 | 40% |
| Eindcijfer | {end} | |
"""


def test_an_end_mark_that_is_the_weighted_average_gives_no_notice() -> None:
    assert notices(TABLE.format(end="7,3")) == []


def test_an_end_mark_that_is_not_the_weighted_average_is_named_with_the_average() -> None:
    (notice,) = notices(TABLE.format(end="7,8"))
    assert notice.code == "score_average"
    assert "7,8" in notice.message
    assert "7,3" in notice.message
    assert notice.page == 1


def test_rounding_is_no_difference() -> None:
    text = "# Governance\n\n| Onderdeel | Cijfer | Weging |\n|---|\n| Besturing | 7,3 | 33% |\n"
    text += "| Intern toezicht | 7,0 | 33% |\n| Externe legitimering | 6,5 | 33% |\n| Eindcijfer | 6,9 | |\n"
    assert notices(text) == []


def test_an_end_mark_on_the_row_of_the_perspective_is_checked_against_the_rows_below() -> None:
    rows = "| Prestaties in het licht van de opgaven | 8,0 | 75% | |\n| Ambities | 6,0 | 25% | |\n"
    head = "# Scorekaart\n\n| Perspectief | Cijfer | Weging | Eindcijfer |\n|---|\n"
    head += "| Presteren naar opgaven en ambities | | | {} |\n"
    assert notices(head.format("7,5") + rows) == []
    assert [n.code for n in notices(head.format("6,9") + rows)] == ["score_average"]


def test_weights_that_do_not_add_up_are_not_checked() -> None:
    text = "# Governance\n\n| Onderdeel | Cijfer | Weging |\n|---|\n| Besturing | 7 | 33% |\n"
    text += "| Toezicht | 5 | 33% |\n| Eindcijfer | 9,0 | |\n"
    assert notices(text) == []


def test_text_and_table_that_differ_are_both_named() -> None:
    text = (
        TABLE.format(end="7,3")
        + "\n--- page\n\n# Presteren naar vermogen\n\nHet eindcijfer voor dit perspectief is een 7,8.\n"
    )
    (notice,) = notices(text)
    assert notice.code == "score_differs"
    assert "7,3" in notice.message
    assert "7,8" in notice.message
    assert "Page 1" in notice.message
    assert "page 2" in notice.message


def test_text_that_agrees_with_the_table_gives_no_notice() -> None:
    text = TABLE.format(end="7,3") + "\n# Presteren naar vermogen\n\nHet eindcijfer voor dit perspectief is een 7,3.\n"
    assert notices(text) == []
