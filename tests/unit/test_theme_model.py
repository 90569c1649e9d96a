"""The theme model: what it tells findings, that its weights are those of its training, and that it needs no sklearn."""

from __future__ import annotations

import csv
import importlib.util
import json
import re
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from doc_mining.mining.taxonomy import main_themes
from doc_mining.mining.theme_explained import explained_theme
from doc_mining.mining.theme_model import NONE, theme_at, theme_model, theme_of
from support.written import document

ROOT = Path(__file__).resolve().parents[2]
PASSAGES = ROOT / "corpus" / "themes"
TRAINING = ROOT / "models" / "themes"


@cache
def training() -> ModuleType:
    spec = importlib.util.spec_from_file_location("train_themes", TRAINING / "train.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def rows() -> list[dict[str, str]]:
    with (PASSAGES / "passages.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("text", "headings", "before", "asker", "theme"),
    [
        ("Vraag ons om advies voordat het besluit valt.", ("Aanbevelingen",), "", "", "Relatie met huurders"),
        ("Kom vaker langs (gemeente).", ("Verbeterpunten",), "", "", "Samenwerking en prestatieafspraken"),
        ("Kom vaker langs.", ("Verbeterpunten",), "", "gemeente", "Samenwerking en prestatieafspraken"),
        ("Voor nijpende gevallen stellen partijen een regeling op.", ("Betaalbaarheid",), "", "", "Betaalbaarheid"),
        ("Breng de kosten van het apparaat omlaag.", ("Aanbevelingen",), "", "", "Vermogen en organisatie"),
        ("Kies drie doelen en volg die.", ("Aanbevelingen",), "", "", "Besturing en governance"),
        ("Laat bewoners meekiezen uit drie soorten kozijnen.", ("Aanbevelingen",), "", "", "Relatie met huurders"),
        ("Maak de prestatieafspraken toetsbaar, met jaartallen.", ("Aanbevelingen",), "", "", "Samenwerking"),
        ("Zet bij ieder doel een jaartal.", ("Aanbevelingen",), "", "", "Besturing en governance"),
        ("De huurdersbond leidt vrijwilligers op.", ("Betaalbaarheid",), "", "", "Betaalbaarheid"),
        ("Solvabiliteit", ("Kerncijfers",), "", "", "Vermogen en organisatie"),
        ("stel een routekaart vast", ("Aanbevelingen", "Duurzaamheid"), "", "", "Duurzaamheid en energietransitie"),
    ],
)
def test_a_finding_has_the_theme_of_its_words_its_place_and_who_asks(
    text: str, headings: tuple[str, ...], before: str, asker: str, theme: str
) -> None:
    assert (theme_of(text, headings, before, asker).theme or "").startswith(theme)


def test_the_sentence_before_tells_what_a_wish_points_back_to() -> None:
    text = "# Aanbevelingen\nDe helft van de woningen is slecht geïsoleerd. Begin daar volgend jaar mee."
    passage = document(text).passages[-1]
    start = passage.text.index("Begin")
    assert theme_at(passage, start, len(passage.text)).theme == "Duurzaamheid en energietransitie"


def test_the_name_of_a_theme_is_on_that_theme_whatever_the_heading_says() -> None:
    for theme in main_themes():
        assert theme_of(theme, ("Leefbaarheid",)) == (theme, 0.98)


def test_the_model_says_what_scikit_learn_says() -> None:
    train = training()
    passages = train.passages()
    expected = train.train(passages).probabilities(passages)
    model = theme_model()
    assert model.classes == tuple(sorted((*main_themes(), NONE)))
    told = np.array([model.probabilities(p.features) for p in passages])
    assert np.abs(told - expected).max() < 0.01, "train again: python models/themes/train.py"


def test_the_themes_of_test_documents_are_told_as_well_as_the_card_says() -> None:
    metrics = json.loads((TRAINING / "metrics.json").read_text("utf-8"))
    assert metrics["test"]["macro_f1"] >= 0.75
    assert metrics["test"]["macro_f1"] > metrics["test"]["macro_f1_of_the_lexicon_alone"]
    sure = next(step for step in metrics["calibration"] if step["from"] == 0.9)
    assert sure["right"] >= 0.9


def test_documents_stand_on_one_side_of_the_split() -> None:
    with (PASSAGES / "documents.csv").open(encoding="utf-8", newline="") as file:
        documents = [(row["document"], row["split"]) for row in csv.DictReader(file)]
    assert len({name for name, _ in documents}) == len(documents)
    split = dict(documents)
    passages = rows()
    assert {p["document"] for p in passages} == set(split)
    assert {p["theme"] for p in passages} == {*main_themes(), NONE}
    assert len(passages) >= 700
    assert sum(split[p["document"]] == "test" for p in passages) >= 0.18 * len(passages)
    assert len({p["text"] for p in passages if len(p["text"].split()) > 3}) == len(
        [p for p in passages if len(p["text"].split()) > 3]
    )


def test_no_passage_is_taken_from_the_demo_corpus() -> None:
    sources = " ".join(path.read_text("utf-8") for path in (ROOT / "corpus" / "sources").glob("*.md"))
    known = " ".join(re.findall(r"\w+", sources.lower()))
    copied = [
        p["text"]
        for p in rows()
        if len(words := re.findall(r"\w+", p["text"].lower())) >= 8
        and any(" ".join(words[i : i + 8]) in known for i in range(len(words) - 7))
    ]
    assert not copied


def test_the_model_is_applied_without_scikit_learn_and_fast() -> None:
    program = (
        "import sys; from doc_mining.mining.theme_model import theme_of; theme_of('Isoleer de woningen.');"
        "sys.exit('sklearn' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
    texts = [(p["text"], tuple(p["headings"].split(" > "))) for p in rows()]
    theme_model()
    theme_of.cache_clear()
    start = time.perf_counter()
    for text, headings in texts:
        theme_of(text, headings)
    assert (time.perf_counter() - start) / len(texts) < 0.002  # seconds; about 0.0002 on a quiet machine


FIELD = "Huisvesting van de primaire doelgroep"
RENTS = (
    "De huren stegen met de inflatie. Wie te weinig verdient, krijgt huurverlaging. Er zijn minder huurachterstanden."
)
QUEUES = "De wachttijd liep op. Woningzoekenden slagen na zeven jaar. Van de woningen werd 96% passend toegewezen."
BUILDING = "Er werden veertig woningen gesloopt. De nieuwbouw aan de haven is klaar. Er zijn twee bouwplannen gereed."


@pytest.mark.parametrize(
    ("heading", "said", "theme"),
    [
        (FIELD, RENTS, "Betaalbaarheid"),
        (FIELD, QUEUES, "Passend toewijzen en woonruimteverdeling"),
        (FIELD, "Daarover later meer.", "Betaalbaarheid"),
        ("Een stad in evenwicht", BUILDING, "Beschikbaarheid en nieuwbouw"),
        ("Duurzaamheid", BUILDING, "Duurzaamheid en energietransitie"),
    ],
)
def test_what_is_said_under_a_name_decides_where_the_name_does_not(heading: str, said: str, theme: str) -> None:
    written = document(f"# Presteren naar opgaven\n## {heading}\n{said}\n", kind="visitatierapport")
    assert explained_theme(heading, written) == theme
