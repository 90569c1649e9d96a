"""Search: Dutch on both sides, fields, phrases, and answers that point to a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from doc_mining.dataset import Dataset
from doc_mining.errors import QueryError
from doc_mining.records import Findings, Judgement
from doc_mining.search import Search, parse, search
from doc_mining.search.analyser import analyse
from doc_mining.search.compounds import parts
from doc_mining.search.index import folder_of
from support.mined import store_findings

ONE = """# Samenwerking
De huurdersorganisaties waarderen het overleg over de prestatieafspraken.

De gemeente ziet dat er meer nieuwbouw nodig is. Financiële continuïteit is geborgd.

- Betrek bewoners eerder bij passend toewijzen.

De commissie is van mening dat 1.250 woningen en een 7,4 van het oordeel afhangen."""
TWO = """# Wijken
De verduurzaming van de voorraad loopt; nieuwbouw volgt later. Toewijzen gebeurt passend waar het kan."""


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    made = Dataset(tmp_path / "findings.db")
    verdict = Judgement(
        quote="De huurdersorganisaties waarderen het overleg", page=1, boxes=(), appraiser_type="huurders", label="goed",
        scope="Ede", theme="Samenwerking en prestatieafspraken", finding_id="j1",
    )  # fmt: skip
    store_findings(
        made, "een.pdf", ONE, Findings(judgements=(verdict,)), kind="visitatierapport", corporation="De Linde",
        period_start=2018, period_end=2021, municipalities=("Ede",),
    )  # fmt: skip
    store_findings(made, "twee.pdf", TWO, Findings(), kind="prestatieafspraken", corporation="Het Anker")
    return made


def texts(dataset: Dataset, query: str) -> list[str]:
    return [h.row.get("text") or h.row["quote"] for h in search(dataset, query).hits]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("organisatie", "huurdersorganisaties"),
        ("prestatieafspraak", "prestatieafspraken"),
        ("financiele", "Financiële"),
        ("FINANCIËLE", "Financiële"),
        ("verduurzamingen", "verduurzaming"),
        ("bewoner", "bewoners"),
        ('"passend toewijzen"', "bij passend toewijzen"),
        ("gemeente:Ede nieuwbouw", "meer nieuwbouw"),
        ('corporatie:"de linde" nieuwbouw', "meer nieuwbouw"),
        ("periode:2019 nieuwbouw", "meer nieuwbouw"),
        ("soort:oordeel overleg", "waarderen het overleg"),
        ("oordeel:goed", "waarderen het overleg"),
        ("thema:samenwerking", "waarderen het overleg"),
        ("bron:huurders", "waarderen het overleg"),
        ("bron:een passend", "bij passend toewijzen"),
        ("financie\u0308le", "Financiële"),
        ("1250", "1.250 woningen"),
        ("7.4", "een 7,4"),
        ('"is van mening dat"', "van mening dat"),
        ('"de commissie"', "De commissie is"),
    ],
)
def test_a_question_finds_what_a_reader_expects(dataset: Dataset, query: str, expected: str) -> None:
    found = texts(dataset, query)
    assert found
    assert expected in found[0]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("nieuwbouw", 2),
        ("nieuwbouw -gemeente", 1),
        ("verduurzaming OR bewoners", 2),
        ("nieuwbouw bewoners", 0),
        ("zeewier", 0),
    ],
)
def test_words_are_joined_left_out_and_alternated(dataset: Dataset, query: str, count: int) -> None:
    assert search(dataset, query).total == count


def test_a_phrase_is_no_loose_set_of_words(dataset: Dataset) -> None:
    assert all("passend toewijzen" in t for t in texts(dataset, '"passend toewijzen"'))
    assert len(texts(dataset, "passend toewijzen")) == 2


@pytest.mark.parametrize("query", ['"commissie de"', '"van is"', '"dat van mening"', 'corporatie:"Linde De"'])
def test_words_of_a_phrase_stand_in_its_order(dataset: Dataset, query: str) -> None:
    assert search(dataset, query).total == 0


def test_a_finding_is_found_by_its_own_place_and_not_by_its_documents(tmp_path: Path) -> None:
    verdict = Judgement(
        quote="De gemeente is tevreden",
        page=1,
        boxes=(),
        appraiser_type="gemeente",
        label="tevreden",
        scope="Ede",
        finding_id="j1",
    )
    with Dataset(tmp_path / "places.db") as made:
        store_findings(
            made, "een.pdf", ONE, Findings(judgements=(verdict,)), kind="visitatierapport", municipalities=("Ede", "Den Haag")
        )  # fmt: skip
        assert search(made, "soort:oordeel gemeente:Ede").total == 1
        assert search(made, 'soort:oordeel gemeente:"Den Haag"').total == 0
        assert search(made, 'gemeente:"Den Haag"').total > 0


def test_a_hit_marks_the_words_that_answer(dataset: Dataset) -> None:
    hit = search(dataset, "organisatie soort:passage").hits[0]
    assert "[huurdersorganisaties]" in hit.snippet.marked("[", "]")
    assert (hit.path, hit.row["page"]) == ("een.pdf", 1)


def test_facets_count_all_hits_and_not_only_the_first_page(dataset: Dataset) -> None:
    answer = search(dataset, "nieuwbouw", limit=1)
    assert len(answer.hits) == 1
    assert answer.facets["corporatie"] == {"De Linde": 1, "Het Anker": 1}
    assert answer.facets["soort"]["passage"] == 2


def test_the_index_follows_the_dataset_and_survives_its_own_loss(dataset: Dataset) -> None:
    assert search(dataset, "nieuwbouw").total == 2
    dataset.forget(["twee.pdf"])
    assert search(dataset, "nieuwbouw").total == 1
    for file in folder_of(dataset.path).glob("*.term"):
        damaged = file.with_suffix(".damaged")
        damaged.write_bytes(b"damaged")
        damaged.replace(file)  # a new file: one that is mapped into memory may not be cut short under its reader
    (folder_of(dataset.path) / "meta.json").write_text("{}")
    assert search(dataset, "nieuwbouw").total == 1


@pytest.mark.parametrize(
    "query", ["", "   ", "OR", "nieuwbouw OR", 'een "halve zin', "plaats:Ede", "gemeente:", "-", "huur OR -toeslag"]
)
def test_a_query_that_cannot_be_understood_is_explained(query: str) -> None:
    with pytest.raises(QueryError) as raised:
        parse(query)
    assert raised.value.hint


def test_an_offset_gives_the_next_page(dataset: Dataset) -> None:
    searcher = Search(dataset)
    first, second = searcher.ask("nieuwbouw", 1), searcher.ask("nieuwbouw", 1, 1)
    assert first.hits[0].row["passage_id"] != second.hits[0].row["passage_id"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("huurdersorganisatie", ("huurders", "organisatie")),
        ("prestatieafspraak", ("prestatie", "afspraak")),
        ("woningbouwopgave", ("woningbouw", "opgave")),
        ("huurachterstand", ("huur", "achterstand")),
        ("organisatie", ()),
        ("overleg", ()),
        ("onderhoud", ()),
        ("gemeente", ()),
        ("tevredenheid", ()),
    ],
)
def test_compounds_are_cut_where_a_reader_would(word: str, expected: tuple[str, ...]) -> None:
    assert set(expected) <= set(parts(word))
    assert bool(expected) == bool(parts(word))


def test_the_analyser_gives_plural_and_singular_one_lemma() -> None:
    for plural, singular in [
        ("prestatieafspraken", "prestatieafspraak"),
        ("gemeenten", "gemeente"),
        ("corporaties", "corporatie"),
        ("huurdersverenigingen", "huurdersvereniging"),
        ("ontwikkelpunten", "ontwikkelpunt"),
        ("wijken", "wijk"),
    ]:
        assert analyse(plural)[0].lemma == analyse(singular)[0].lemma, plural
