"""Where Dutch sentences end."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from doc_mining.text import sentences
from doc_mining.text.language import blank

# Sentences are parted by " | ".
CASES = [
    "De afspraken zijn i.s.m. de gemeente gemaakt. | Dat verliep goed.",
    "Het gaat o.a. om Utrechtse complexen, bijv. De Hoven. | De commissie vindt dat een sterk punt.",
    "Dat zijn er ca. 60. | In ’21 waren het er meer.",
    "Sinds ’21 is de huur bevroren. | ’s Avonds is het kantoor dicht.",
    "De prestaties krijgen een 7,4. | Dat is een ruime voldoende.",
    "Zie art. 4.2 van de afspraken. | Daar staat het.",
    "De heer J.P. de Voorbeeld is voorzitter. | Hij sprak met mw. drs. A. Proef.",
    "Alle woningen krijgen label B. | De planning loopt tot 2030.",
    "Portefeuilles, sturing e.d. | De raad volgt dat.",
    "De afspraken lopen via de WMO. | De HBV. is tevreden.",
    "‘Het kan beter.’ | Zo vat de gemeente het samen.",
    "Ze zijn ‘zeer tevreden’ (zie ook 3.2). | Dat blijkt uit alles…",
    "Wat ging goed? | Veel! | Maar niet alles.",
    "1. Versterk de samenwerking met de gemeente. | 2. Maak doelen meetbaar.",
    "Artikel 5. Looptijd van de afspraken. | Zie hoofdstuk 5. | De commissie licht dat toe.",
    "De bouw van 1.250 woningen kost € 2.500.000,- per fase. | Dat is fors.",
    "Per 1 januari a.s. vervalt de regeling, m.u.v. bestaande contracten. | Er volgt overleg.",
    "Ad 1. De gemeente wijst locaties aan. | Ad 2. De planning volgt.",
    "Er is gekozen voor variant B. | Variant A was te duur.",
    "Dat geldt t/m 2024 resp. 2025, d.w.z. de hele periode; | daarna volgt evaluatie.".replace("; | ", "; "),
]


@pytest.mark.parametrize("case", CASES)
def test_sentences_end_where_a_reader_stops(case: str) -> None:
    text = case.replace(" | ", " ")
    assert [text[a:b] for a, b in sentences(text)] == case.split(" | ")


def test_a_line_break_ends_a_sentence_but_not_after_a_lead_in() -> None:
    text = "Oordeel commissie:\n‘goed’\n2019: 8%\n2020: 7%"
    assert [text[a:b] for a, b in sentences(text)] == ["Oordeel commissie:\n‘goed’", "2019: 8%", "2020: 7%"]


def test_sentences_leave_no_word_out() -> None:
    text = "  Eerst dit. Dan dat …  \n\n en dan (tot slot) nog iets zonder punt  "
    assert (
        "".join(text[a:b] for a, b in sentences(text)).split() == text.split()
        or " ".join(text[a:b] for a, b in sentences(text)).split() == text.split()
    )


def test_spacy_marks_the_same_sentences() -> None:
    doc = blank()("De gemeente is i.s.m. Huurdersraad Noord tevreden. Dat geldt o.a. voor de huur.")
    assert [s.text for s in doc.sents] == [
        "De gemeente is i.s.m. Huurdersraad Noord tevreden.",
        "Dat geldt o.a. voor de huur.",
    ]
    assert "i.s.m." in [t.text for t in doc]
    assert blank() is blank()


def test_sentences_of_treebanks_are_found(shared: Path) -> None:
    right = wrong = missed = 0
    for path in sorted((shared / "data" / "ud").glob("*.conllu")):
        marked = [line[9:] for line in path.read_text("utf-8").splitlines() if line.startswith("# text = ")]
        whole = [s for s in marked if re.search(r"[.!?…][’”\"')\]]*$", s) and s[:1].isupper()]
        for n in range(0, len(whole) - 4, 5):
            text, ends = " ".join(whole[n : n + 5]), set()
            for k in range(1, 6):
                ends.add(len(" ".join(whole[n : n + k])))
            found = {end for _, end in sentences(text)}
            right, wrong, missed = right + len(found & ends), wrong + len(found - ends), missed + len(ends - found)
    assert right / (right + wrong) >= 0.99
    assert right / (right + missed) >= 0.99


@pytest.mark.parametrize("name", ["hard", "running"])
def test_ends_inside_marked_paragraphs_are_found(name: str) -> None:
    path = Path(__file__).parents[2] / "corpus" / "sentences" / f"{name}.txt"
    right = wrong = missed = 0
    for line in path.read_text("utf-8").splitlines():
        marked, text, ends = line.split(" | "), line.replace(" | ", " "), set()
        for k in range(1, len(marked)):  # the end of the paragraph is no achievement
            ends.add(len(" ".join(marked[:k])))
        found = {end for _, end in sentences(text)} - {len(text)}
        right, wrong, missed = right + len(found & ends), wrong + len(found - ends), missed + len(ends - found)
    f1 = 2 * right / (2 * right + wrong + missed)
    assert f1 >= 0.97, f"{name}: F1 {f1:.3f}, {wrong} ends too many, {missed} missed"
