"""The demo corpus: what its keys say stands in its documents, and both can be built again from the sources."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pdfplumber
import pytest

from doc_mining import records

pytest.importorskip("reportlab", reason="the corpus is laid out with reportlab: install the extra `corpus`")

from corpus.generator.build import DOCUMENTS, KEYS, SOURCES, build
from corpus.generator.layouts import LAYOUTS
from corpus.generator.pages import furniture
from corpus.generator.source import Source, load, plain
from corpus.generator.words import Words, squash

Key = dict[str, Any]
NAMES = sorted(path.stem for path in SOURCES.glob("*.md"))
SCANS = [name for name in NAMES if load(SOURCES / f"{name}.md").meta.get("scan")]
READABLE = [name for name in NAMES if name not in SCANS]
QUOTED = ("judgements", "not_judgements", "development_points", "themes", "agreements", "figures")
CARRIED = (
    "sluit zich daarbij aan",
    "doen hetzelfde",
    "doet dat eveneens",
    "ervaren haar ook zo",
)  # a verdict that stands in the sentence before
NUMERALS = {
    0: "nul geen",
    1: "een elk iedere",
    2: "twee tweemaal",
    3: "drie",
    4: "vier",
    5: "vijf",
    6: "zes",
    7: "zeven",
    8: "acht",
    9: "negen",
    10: "tien",
    11: "elf",
    12: "twaalf",
    13: "dertien",
    14: "veertien",
    15: "vijftien",
    16: "zestien",
    17: "zeventien",
    18: "achttien",
    19: "negentien",
    20: "twintig",
    25: "vijfentwintig",
    30: "dertig",
    40: "veertig",
    50: "vijftig",
    55: "vijfenvijftig",
    60: "zestig",
    70: "zeventig",
    80: "tachtig",
    90: "negentig",
    100: "honderd",
    140: "honderdveertig",
}


@cache
def key_of(name: str) -> Key:
    key: Key = json.loads((KEYS / f"{name}.json").read_text(encoding="utf8"))
    return key


@cache
def page_texts(name: str) -> tuple[str, ...]:
    """Letters and digits of every page in the order in which they are drawn, read by pdfplumber."""
    with pdfplumber.open(DOCUMENTS / f"{name}.pdf") as pdf:
        return tuple(squash("".join(char["text"] for char in page.chars)) for page in pdf.pages)


def rows(name: str, *tables: str) -> Iterator[dict[str, Any]]:
    return (row for table in tables for row in key_of(name)[table])


def numbers(text: str) -> set[float]:
    digits = re.findall(r"\d{1,3}(?:\.\d{3})+|\d+,\d+|\d+", text)
    found = {float(d.replace(".", "").replace(",", ".")) for d in digits}
    words = set(re.findall(r"\w+", text.lower()))
    return found | {float(n) for n, spelled in NUMERALS.items() if words & set(spelled.split())}


def written(source: Source) -> str:
    return " ".join(
        plain(" ".join([b.text, *(" ".join(c for c in row if c) for row in b.rows)])) for b in source.walk()
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_document_has_its_source_and_its_key(name: str) -> None:
    assert (DOCUMENTS / f"{name}.pdf").is_file()
    assert key_of(name)["pages"] == [1, len(page_texts(name))]


@pytest.mark.parametrize("name", READABLE)
def test_every_quote_stands_on_the_page_that_the_key_names(name: str) -> None:
    texts = page_texts(name)
    for row in rows(name, *QUOTED, "reading_order"):
        quote, page = squash(row["quote"]), row["page"]
        if quote in texts[page - 1]:
            continue
        # it runs on over the end of the page: each half on its own side
        start = next(n for n in range(len(quote), 0, -1) if quote[:n] in texts[page - 1])
        assert start >= 4, row
        assert quote[start:] in texts[page], row


@pytest.mark.parametrize("name", READABLE)
def test_every_section_stands_on_its_page(name: str) -> None:
    for row in rows(name, "sections"):
        assert squash(row["text"]) in page_texts(name)[row["page"] - 1]


@pytest.mark.parametrize("name", READABLE)
def test_no_text_of_a_source_is_lost_in_its_layout(name: str) -> None:
    source = load(SOURCES / f"{name}.md")
    layout = LAYOUTS[source.meta["layout"]]
    furnished = [furniture(source, layout, n + 1) for n in range(len(page_texts(name)))]
    drawn = Words(DOCUMENTS / f"{name}.pdf", furnished).text
    for block in source.walk():
        texts = [block.text, *(cell for row in block.rows for cell in row)]
        for text in (t for t in texts if not re.search(r"\^\d", t)):  # the mark of a footnote is drawn as a digit
            assert squash(plain(text)) in drawn, text


@pytest.mark.parametrize("name", NAMES)
def test_quotes_are_verbatim_with_their_punctuation(name: str) -> None:
    text = written(load(SOURCES / f"{name}.md"))
    for row in rows(name, *QUOTED, "reading_order"):
        assert row["quote"] in text
        if row.get("follow_up_quote"):
            assert row["follow_up_quote"] in text


@pytest.mark.parametrize("name", NAMES)
def test_a_judgement_holds_its_verdict(name: str) -> None:
    for row in rows(name, "judgements"):
        quote = row["quote"].lower()
        if row["score"] is not None:
            assert row["score"] in numbers(quote) or quote.endswith(CARRIED), row
        for label in (row["label"], row["label_to"]):
            assert label is None or label in quote or quote.endswith(CARRIED), row


@pytest.mark.parametrize("name", NAMES)
def test_values_of_agreements_and_figures_stand_in_their_quotes(name: str) -> None:
    for row in rows(name, "agreements", "figures"):
        assert row["value"] is None or row["value"] in numbers(row["quote"]), row


@pytest.mark.parametrize("name", NAMES)
def test_keys_use_the_values_of_the_contract(name: str) -> None:
    for row in rows(name, "judgements"):
        assert row["appraiser_type"] in get_args(records.AppraiserType)
        assert row["aspect"] in get_args(records.Aspect)
        assert row["form"] in get_args(records.Form)
    for row in rows(name, "development_points"):
        assert row["origin"] in get_args(records.Origin)
        assert row["appraiser_type"] in get_args(records.AppraiserType)
        status = row["follow_up_status"]
        assert (status in get_args(records.FollowUp)) == (row["origin"] == "vorige_visitatie")
    for row in rows(name, "agreements"):
        assert row["concreteness"] in get_args(records.Concreteness)
    for row in rows(name, "figures"):
        assert row["kind"] in get_args(records.FigureKind)
    assert key_of(name)["document"]["kind"] in get_args(records.DocumentKind)


@pytest.mark.parametrize("name", READABLE)
def test_the_reading_order_is_sampled_all_through_the_document(name: str) -> None:
    pages = [row["page"] for row in rows(name, "reading_order")]
    assert pages == sorted(pages)
    assert len(set(pages)) >= len(page_texts(name)) // 2


@pytest.mark.parametrize("name", [n for n in NAMES if "visitatie-20" not in n and "position-paper" not in n])
def test_documents_that_are_no_visitation_yield_no_judgements(name: str) -> None:
    assert not key_of(name)["judgements"]


def test_names_of_persons_are_in_no_finding() -> None:
    names = (
        *("Verdonkschot", "Overweelde", "Bouzidani", "Hoogkarspelaer", "Wolfswinkelaar", "Bruinsma", "Wittewaalder"),
        *("Staphorstius", "Lantingveen", "Oosterveldhuis", "Bronkhorstema", "Warnsvelder", "Domburgman", "Rittheminck"),
    )
    for name in NAMES:
        findings = json.dumps([key_of(name)[table] for table in (*QUOTED, "reading_order")])
        assert not [person for person in names if person in findings and "scan" not in name]


def test_every_document_is_for_training_or_for_measuring() -> None:
    split = tomllib.loads((KEYS.parent / "split.toml").read_text(encoding="utf8"))
    assert sorted(name for names in split.values() for name in names) == NAMES


def test_scans_have_no_text_and_are_small() -> None:
    assert SCANS
    for name in SCANS:
        assert not "".join(page_texts(name))
        assert (DOCUMENTS / f"{name}.pdf").stat().st_size < 300_000


def test_the_corpus_is_small_enough_to_keep_with_the_code() -> None:
    assert sum(path.stat().st_size for path in DOCUMENTS.iterdir()) < 6_000_000


def test_building_again_gives_the_same_bytes_and_keys(tmp_path: Path) -> None:
    first = list(build(tmp_path / "a", tmp_path / "a"))
    second = list(build(tmp_path / "b", tmp_path / "b"))
    for one, other in zip(first, second, strict=True):
        assert one.read_bytes() == other.read_bytes()
        assert json.loads(one.with_suffix(".json").read_text(encoding="utf8")) == key_of(one.stem)


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_the_same_text_in_another_layout_keeps_its_findings(layout: str, tmp_path: Path) -> None:
    name = "lingeborgh-visitatie-2019-2022"
    list(build(tmp_path, tmp_path, layout=layout, names=(name,)))
    key = json.loads((tmp_path / f"{name}.json").read_text(encoding="utf8"))
    for table in QUOTED:
        quotes, expected = ([row["quote"] for row in k[table]] for k in (key, key_of(name)))
        assert quotes == expected
