"""The Dutch pipelines: blank, our own, and what happens when one is named that is not there."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from doc_mining.dataset import Dataset, open_dataset
from doc_mining.errors import SettingsError
from doc_mining.text import language

MODEL = language.OWN_FOLDER.parent
TEXT = "De huurdersraad waardeert i.s.m. de gemeente de aanpak. Dat bleek uit de gesprekken."


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("the network is used")

    monkeypatch.setattr(socket.socket, "connect", refused)
    language.pipeline.cache_clear()


@pytest.mark.usefixtures("offline")
def test_the_own_model_tells_who_does_what_without_a_network() -> None:
    doc = language.pipeline(language.OWN)(TEXT)
    verb = next(t for t in doc if t.text == "waardeert")
    assert verb.pos_ == "VERB"
    assert next(t.lemma_ for t in doc if t.text == "gesprekken") == "gesprek"
    assert [t.text for t in verb.children if t.dep_ == "nsubj"] == ["huurdersraad"]


def test_sentences_end_by_rule_whatever_the_model() -> None:
    whole = "De commissie sprak met mevrouw A. Proef, de heer B. Voorbeeld en o.a. de wethouder. Dat ging goed."
    for name in ("", language.OWN):
        assert [s.text[-6:] for s in language.pipeline(name)(whole).sents] == ["ouder.", " goed."], name


def test_without_a_name_there_is_no_model() -> None:
    assert language.pipeline() is language.blank()
    assert language.pipeline().pipe_names == ["dutch_sentences"]


def test_a_folder_may_be_named() -> None:
    assert "parser" in language.pipeline(str(language.OWN_FOLDER)).pipe_names


@pytest.mark.parametrize("name", ["nl_core_news_absent", "."])
def test_a_model_that_is_not_there_is_told(name: str) -> None:
    with pytest.raises(SettingsError, match=r"'.+' is neither installed nor a folder.* Install the package"):
        language.pipeline(name)


def test_a_model_of_another_language_is_refused(tmp_path: Path) -> None:
    import spacy

    spacy.blank("de").to_disk(tmp_path / "de")
    with pytest.raises(SettingsError, match="is for 'de', not for Dutch"):
        language.pipeline(str(tmp_path / "de"))


def test_where_the_own_model_is_absent_blank_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "OWN_FOLDER", tmp_path / "absent")
    language.pipeline.cache_clear()
    with pytest.warns(UserWarning, match="does not stand in"):
        assert language.pipeline(language.OWN) is language.blank()
    language.pipeline.cache_clear()


def test_the_model_is_small_and_its_figures_are_of_its_own_components() -> None:
    figures = json.loads((MODEL / "metrics.json").read_text("utf-8"))
    size = sum(f.stat().st_size for f in MODEL.rglob("*") if f.is_file() and "__pycache__" not in f.parts) / 1e6
    assert size <= 20
    assert figures["megabytes"] == pytest.approx(size, abs=0.1)
    meta = json.loads((language.OWN_FOLDER / "meta.json").read_text("utf-8"))
    assert meta["pipeline"] == ["tok2vec", "tagger", "morphologizer", "trainable_lemmatizer", "parser"]
    assert meta["license"] == "CC BY-SA 4.0"
    for score in ("tag_acc", "pos_acc", "morph_acc", "lemma_acc", "dep_las"):
        # measured on other texts than those that told when to stop: near them, never far from them
        assert figures["scores"][score] == pytest.approx(meta["performance"][score], abs=0.06), score


def test_a_notebook_gets_the_pipeline_that_the_settings_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Dataset(tmp_path / "findings.db").close()
    frames = open_dataset(tmp_path / "findings.db")
    monkeypatch.delenv("DOC_MINING_LANGUAGE_MODEL", raising=False)
    (own,) = frames.grammar([TEXT])
    assert own.has_annotation("DEP")
    monkeypatch.setenv("DOC_MINING_LANGUAGE_MODEL", "")
    (plain,) = frames.grammar([TEXT])
    assert not plain.has_annotation("DEP")
    monkeypatch.setenv("DOC_MINING_LANGUAGE_MODEL", "nl_core_news_absent")
    with pytest.raises(SettingsError):
        next(frames.grammar([TEXT]))


def test_an_installed_package_is_used_when_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package as spaCy makes them: a module that loads the pipeline beside it."""
    import spacy

    package = tmp_path / "nl_core_news_made"
    package.mkdir()
    spacy.blank("nl").to_disk(package / "pipeline")
    code = "from pathlib import Path\nimport spacy\n\n\ndef load(**given):\n"
    (package / "__init__.py").write_text(f"{code}    return spacy.load(Path(__file__).parent / 'pipeline', **given)\n")
    (tmp_path / "nl_core_news_made-1.0.dist-info").mkdir()
    (tmp_path / "nl_core_news_made-1.0.dist-info" / "METADATA").write_text("Name: nl_core_news_made\nVersion: 1.0\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert language.pipeline("nl_core_news_made").pipe_names == ["dutch_sentences"]
