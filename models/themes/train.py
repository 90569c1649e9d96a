"""Train the theme model on the annotated passages of `corpus/themes` and write its weights, metrics and calibration.

    python models/themes/train.py            # writes src/doc_mining/mining/models/themes.json and metrics.json
    python models/themes/train.py --check    # trains, prints the metrics and writes nothing

A multinomial logistic regression of scikit-learn over the features of `doc_mining.mining.theme_features`. What it learns
is written as whole numbers in JSON: no pickle, and no scikit-learn to apply it. The same passages and lexicon give the
same weights. Passages of one document are in the training set or in the test set, never in both.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import precision_recall_fscore_support
from sklearn.model_selection import GroupKFold

from doc_mining.mining.taxonomy import main_theme, main_themes
from doc_mining.mining.theme_features import theme_features
from doc_mining.mining.theme_lexicon import theme_lexicon
from doc_mining.mining.theme_model import NONE

ROOT = Path(__file__).resolve().parents[2]
PASSAGES = ROOT / "corpus" / "themes"
WEIGHTS = ROOT / "src" / "doc_mining" / "mining" / "models" / "themes.json"
METRICS = Path(__file__).with_name("metrics.json")

STRENGTH = 3.0  # C: the inverse of regularisation; chosen on the folds of the training documents
SCALE = 1000  # weights are written as whole thousandths
LEAST = 0.004  # weights that are smaller for every class are left out
FOLDS = 5
UNPLACED = ("Aanbevelingen",)  # a heading that tells nothing: each passage is also learned without its own
UNPLACED_WEIGHT, NAME_WEIGHT, VAGUE_WEIGHT = 0.4, 0.3, 0.3
NONE_WEIGHT = 0.5  # "geen" is rarer among findings than among the passages
STEPS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)  # of the calibration table

Floats = npt.NDArray[np.float64]


class Passage(NamedTuple):
    document: str
    split: str  # train or test
    headings: tuple[str, ...]
    before: str
    theme: str
    text: str

    @property
    def features(self) -> dict[str, float]:
        return theme_features(self.text, self.headings, self.before)


class Trained(NamedTuple):
    vectorizer: DictVectorizer
    model: LogisticRegression
    temperature: float = 1.0

    def probabilities(self, passages: Sequence[Passage]) -> Floats:
        """A row for each passage, a column for each class."""
        scores = self.model.decision_function(self.vectorizer.transform([p.features for p in passages]))
        return softmax(scores / self.temperature)


def passages() -> list[Passage]:
    """The annotated passages, in the order of the file."""
    with (PASSAGES / "documents.csv").open(encoding="utf-8", newline="") as file:
        split = {row["document"]: row["split"] for row in csv.DictReader(file)}
    with (PASSAGES / "passages.csv").open(encoding="utf-8", newline="") as file:
        return [
            Passage(
                row["document"],
                split[row["document"]],
                tuple(h for h in row["headings"].split(" > ") if h),
                row["before"],
                row["theme"],
                row["text"],
            )
            for row in csv.DictReader(file)
        ]


def fit(train: Sequence[Passage]) -> Trained:
    """A model of the passages, each with and without its headings, and of the names of themes."""
    rows = [(p.features, p.theme, NONE_WEIGHT if p.theme == NONE else 1.0) for p in train]
    rows += [
        (p._replace(headings=UNPLACED).features, p.theme, UNPLACED_WEIGHT)
        for p in train
        if p.headings and p.theme != NONE
    ]
    rows += [(theme_features(name), theme, NAME_WEIGHT) for name, theme in sorted(theme_lexicon().names.items())]
    rows += [(features, theme, VAGUE_WEIGHT) for features, theme in vague(train)]
    features, themes, weights = zip(*rows, strict=True)
    vectorizer = DictVectorizer(sort=True)
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=1000)
    model.fit(vectorizer.fit_transform(features), themes, sample_weight=weights)
    return Trained(vectorizer, model)


def vague(train: Sequence[Passage]) -> Iterator[tuple[dict[str, float], str]]:
    """Sentences that say nothing by themselves: behind each passage, and below each name of a theme."""
    sentences = (PASSAGES / "vague.txt").read_text("utf-8").splitlines()
    for n, p in enumerate(p for p in train if p.theme != NONE):
        yield theme_features(sentences[n % len(sentences)], UNPLACED, p.text), p.theme
    for n, (name, theme) in enumerate(sorted(theme_lexicon().names.items())):
        yield theme_features(sentences[n % len(sentences)], (name,)), theme


def train(every: Sequence[Passage]) -> Trained:
    """The model of the training documents, its temperature from predictions on those that a fold left out."""
    known = [p for p in every if p.split == "train"]
    scores = np.empty((len(known), len(main_themes()) + 1))
    for inside, outside in GroupKFold(FOLDS).split(known, groups=[p.document for p in known]):
        fold = fit([known[i] for i in inside])
        scores[outside] = fold.model.decision_function(fold.vectorizer.transform([known[i].features for i in outside]))
    trained = fit(known)
    classes = list(trained.model.classes_)
    right = np.array([classes.index(p.theme) for p in known])
    temperatures = np.arange(0.5, 4.01, 0.05)
    losses = [-np.log(softmax(scores / t)[np.arange(len(right)), right]).mean() for t in temperatures]
    return trained._replace(temperature=round(float(temperatures[int(np.argmin(losses))]), 2))


def softmax(scores: Floats) -> Floats:
    """Probabilities along the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True))


def metrics(trained: Trained, every: Sequence[Passage]) -> dict[str, Any]:
    """How well the themes of the test documents are told, per theme, and how far the probabilities can be trusted."""
    test = [p for p in every if p.split == "test"]
    classes = list(trained.model.classes_)
    chances = trained.probabilities(test)
    told = [classes[i] for i in chances.argmax(axis=1)]
    right = [p.theme for p in test]
    by_lexicon = [main_theme(p.text, " ".join(p.headings))[0] or NONE for p in test]
    precision, recall, f1, count = precision_recall_fscore_support(right, told, labels=classes, zero_division=0.0)
    rounded = (
        dict(zip(("precision", "recall", "f1"), map(_round, row), strict=True))
        for row in zip(precision, recall, f1, strict=True)
    )
    return {
        "passages": {"train": len(every) - len(test), "test": len(test)},
        "documents": {s: len({p.document for p in every if p.split == s}) for s in ("train", "test")},
        "test": {
            "macro_f1": _round(f1.mean()),
            "accuracy": _round(np.mean([t == r for t, r in zip(told, right, strict=True)])),
            "macro_f1_of_the_lexicon_alone": _macro_f1(right, by_lexicon, classes),
            "log_loss": _round(-np.log([row[classes.index(r)] for row, r in zip(chances, right, strict=True)]).mean()),
        },
        "themes": {c: {**row, "passages": int(n)} for c, row, n in zip(classes, rounded, count, strict=True)},
        "calibration": calibration(chances.max(axis=1), [t == r for t, r in zip(told, right, strict=True)]),
        "temperature": trained.temperature,
    }


def _macro_f1(right: Sequence[str], told: Sequence[str], classes: Sequence[str]) -> float:
    return _round(precision_recall_fscore_support(right, told, labels=classes, zero_division=0.0)[2].mean())


def calibration(chances: Floats, right: Sequence[bool]) -> list[dict[str, float]]:
    """For each step of probability: how many answers have it, what they say on average, and how many are right."""
    steps: dict[float, list[int]] = defaultdict(list)
    for i, chance in enumerate(chances):
        steps[max(s for s in STEPS if s <= chance)].append(i)
    return [
        {
            "from": step,
            "answers": len(found),
            "said": _round(np.mean([chances[i] for i in found])),
            "right": _round(np.mean([right[i] for i in found])),
        }
        for step, found in sorted(steps.items())
    ]


def _round(value: Any) -> float:
    return round(float(value), 3)


def write(trained: Trained, path: Path) -> None:
    """The weights as whole thousandths, a feature a line."""
    names = trained.vectorizer.get_feature_names_out()
    weights = trained.model.coef_.T
    kept = {
        str(name): [round(float(w) * SCALE) for w in row]
        for name, row in sorted(zip(names, weights, strict=True))
        if np.abs(row).max() >= LEAST
    }
    head = {
        "classes": [str(c) for c in trained.model.classes_],
        "temperature": trained.temperature,
        "scale": SCALE,
        "intercept": [round(float(v) * SCALE) for v in trained.model.intercept_],
    }
    lines = [f" {json.dumps(k, ensure_ascii=False)}: {json.dumps(v, ensure_ascii=False)}" for k, v in head.items()]
    rows = [f"  {json.dumps(k, ensure_ascii=False)}: {json.dumps(v, separators=(',', ':'))}" for k, v in kept.items()]
    lines.append(' "weights": {\n' + ",\n".join(rows) + "\n }")
    path.parent.mkdir(exist_ok=True)
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing")
    check = parser.parse_args().check
    every = passages()
    trained = train(every)
    report = json.dumps(metrics(trained, every), ensure_ascii=False, indent=1)
    print(report)
    if not check:
        write(trained, WEIGHTS)
        METRICS.write_text(report + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
