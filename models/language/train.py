"""Trains the Dutch pipeline: `python models/language/train.py FOLDER`, where FOLDER holds the treebanks as CoNLL-U.

The treebanks are UD Dutch-Alpino and UD Dutch-LassySmall (universaldependencies.org, CC BY-SA 4.0). Writes `pipeline/`
and `metrics.json` beside this file; with `--measure` after the folder it trains nothing and writes only the figures.
On two cores training takes about twenty minutes.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import spacy
from spacy.cli.train import train
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.training.converters import conllu_to_docs

HERE = Path(__file__).resolve().parent
TOGETHER = 8  # sentences that make a text, so that the ends of sentences are learned
EVERY = 12  # one text in so many tells when to stop
TESTED_ON = "alpino-ud-test"  # part of the name of the file that nothing is learned from
SCORES = ("token_acc", "tag_acc", "pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f")


def texts(file: Path) -> Iterator[Doc]:
    """The texts of a CoNLL-U file, of TOGETHER sentences each."""
    yield from conllu_to_docs(file.read_text("utf-8"), n_sents=TOGETHER, no_print=True)


def kept(docs: Sequence[Doc], path: Path) -> Path:
    """The path of a file with these texts."""
    DocBin(docs=docs, store_user_data=False).to_disk(path)
    return path


def measured(pipeline: Path, docs: Sequence[Doc]) -> dict[str, float]:
    """What the pipeline gets right in texts that it has not seen; their tokens are given, their sentences are not."""
    nlp = spacy.load(pipeline)
    known = list(
        DocBin(docs=docs).get_docs(nlp.vocab)
    )  # the scorer looks the strings of both sides up in one vocabulary
    words = [([t.text for t in d], [bool(t.whitespace_) for t in d]) for d in known]
    scores = nlp.evaluate(
        [Example(Doc(nlp.vocab, words=w, spaces=s), d) for (w, s), d in zip(words, known, strict=True)]
    )
    return {name: round(float(scores[name]), 4) for name in SCORES}


def parted(folder: Path) -> tuple[list[Doc], list[Doc], list[Doc]]:
    """The texts to learn from, those that tell when to stop, and those that are only tested on."""
    files = sorted(folder.glob("*.conllu"))
    test = [d for f in files if TESTED_ON in f.name for d in texts(f)]
    other = [d for f in files if TESTED_ON not in f.name for d in texts(f)]
    if not test or not other:
        raise SystemExit(
            f"{folder}: no treebanks; put the CoNLL-U files of UD Dutch-Alpino and Dutch-LassySmall there."
        )
    return [d for n, d in enumerate(other) if n % EVERY], other[::EVERY], test


def learn(learned: Sequence[Doc], dev: Sequence[Doc]) -> None:
    """Train, and write the pipeline without the paths of this machine."""
    with tempfile.TemporaryDirectory() as scratch:
        paths = {
            "paths.train": str(kept(learned, Path(scratch) / "train.spacy")),
            "paths.dev": str(kept(dev, Path(scratch) / "dev.spacy")),
        }
        train(HERE / "config.cfg", Path(scratch) / "out", overrides=paths)
        nlp = spacy.load(Path(scratch) / "out" / "model-best")
    nlp.meta.update(
        name="visitatie",
        version="1.0.0",
        description="Dutch: tags, morphology, lemmas, dependencies, sentences; small, without vectors",
        license="CC BY-SA 4.0",
        sources=[
            {"name": "UD Dutch-Alpino", "license": "CC BY-SA 4.0", "url": "https://universaldependencies.org"},
            {"name": "UD Dutch-LassySmall", "license": "CC BY-SA 4.0", "url": "https://universaldependencies.org"},
        ],
    )
    nlp.config["paths"].update(train=None, dev=None)
    nlp.to_disk(HERE / "pipeline")


def main(folder: Path, *, measure_only: bool) -> None:
    """Train on all treebanks but the one that is tested on, and write pipeline and figures."""
    learned, dev, test = parted(folder)
    if not measure_only:
        learn(learned, dev)
    figures = {
        "sentences_trained_on": sum(len(list(d.sents)) for d in learned),
        "sentences_tested_on": sum(len(list(d.sents)) for d in test),
        "tested_on": f"UD Dutch, the file whose name holds {TESTED_ON}",
        "megabytes": round(sum(f.stat().st_size for f in (HERE / "pipeline").rglob("*") if f.is_file()) / 1e6, 1),
        "scores": measured(HERE / "pipeline", test),
    }
    (HERE / "metrics.json").write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), measure_only="--measure" in sys.argv[2:])
