"""Which main theme a finding is on: the trained model, read from plain numbers and applied without scikit-learn."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from doc_mining.mining.taxonomy import named_theme
from doc_mining.mining.theme_features import theme_features
from doc_mining.records import Passage

NONE = "geen"  # the model's answer for a text that is on no theme
_SURE = 0.8  # probability of "geen" from which a finding is on no theme; below it the likeliest theme tells more


class ThemeChoice(NamedTuple):
    """A main theme, or None, and how likely it is."""

    theme: str | None
    probability: float


class ThemeModel(NamedTuple):
    """Multinomial logistic regression: a weight for each feature and class, and what calibrates the outcome."""

    classes: tuple[str, ...]
    intercept: npt.NDArray[np.float64]
    rows: Mapping[str, int]  # feature → its row of `weights`
    weights: npt.NDArray[np.float64]  # a row for each feature, a column for each class
    temperature: float  # what the sums are divided by; from predictions on documents that were held out

    def probabilities(self, features: Mapping[str, float]) -> npt.NDArray[np.float64]:
        """The calibrated probability of each class, in the order of `classes`."""
        known = [(row, value) for name, value in features.items() if (row := self.rows.get(name)) is not None]
        scores = self.intercept
        if known:
            rows, values = zip(*known, strict=True)
            scores = scores + np.array(values) @ self.weights[list(rows)]
        scores = np.exp((scores - scores.max()) / self.temperature)
        return np.asarray(scores / scores.sum())


@cache
def theme_model() -> ThemeModel:
    """The model in `models/themes.json`, read once a process."""
    data = json.loads((files("doc_mining.mining") / "models" / "themes.json").read_text("utf-8"))
    named = data["weights"]
    return ThemeModel(
        tuple(data["classes"]),
        np.array(data["intercept"]) / data["scale"],
        {name: row for row, name in enumerate(named)},
        np.array(list(named.values()), dtype=np.float64) / data["scale"],
        data["temperature"],
    )


@lru_cache(maxsize=20_000)
def theme_chances(
    text: str, headings: tuple[str, ...] = (), before: str = "", asker: str = ""
) -> npt.NDArray[np.float64]:
    """How likely each of the model's classes is for `text`; arguments as those of `theme_of`."""
    return theme_model().probabilities(theme_features(text, headings, before, asker))


@lru_cache(maxsize=20_000)
def theme_of(text: str, headings: tuple[str, ...] = (), before: str = "", asker: str = "") -> ThemeChoice:
    """The main theme of `text`, or None where it is on none.

    `headings` are those above it, the last the nearest; `before` is what stands before it and may tell what it points
    back to ("daarmee"); `asker` the type of who wishes it, such as huurders. The name of a theme is on that theme.
    """
    if name := named_theme(text):
        return ThemeChoice(name, 0.98)
    model = theme_model()
    chances = theme_chances(text, headings, before, asker).copy()
    none = model.classes.index(NONE)
    if chances[none] >= _SURE:
        return ThemeChoice(None, float(chances[none]))
    chances[none] = 0.0
    best = int(chances.argmax())
    return ThemeChoice(model.classes[best], float(chances[best]))


def theme_at(passage: Passage, start: int, end: int, asker: str = "") -> ThemeChoice:
    """The main theme of characters `start:end` of a passage; the sentence before them and the headings above it help."""
    before = passage.text[:start].rstrip().rpartition(". ")[2]
    return theme_of(passage.text[start:end], headings_of(passage.section), before, asker)


def headings_of(section: Sequence[str]) -> tuple[str, ...]:
    """The headings above a finding that say what it is on: the last three."""
    return tuple(section[-3:])
