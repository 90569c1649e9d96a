"""The dataset in a notebook: each table a pandas frame."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from doc_mining.dataset import schema
from doc_mining.dataset.store import Dataset

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pandas as pd
    from spacy.tokens import Doc


class Frames:
    """The tables of a dataset as pandas frames, read when first asked for; a snapshot that later runs do not change.

    >>> frames = open_dataset("findings.db")  # doctest: +SKIP
    >>> frames.judgements.groupby("appraiser_type").grade.mean()  # doctest: +SKIP
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        with Dataset(self.path, create=False):
            pass  # so that a wrong path is told here, and not at the first look

    def __repr__(self) -> str:
        return f"Frames({str(self.path)!r}: {', '.join(t.name for t in schema.TABLES)})"

    def grammar(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Each text with tags, lemmas and dependencies, by the spaCy pipeline that the setting `language_model` names.

        Mining has no need of these; they are made when asked for, and cost a few milliseconds a sentence. Raises
        SettingsError when there is no such pipeline.
        """
        from doc_mining import settings
        from doc_mining.text.language import pipeline

        yield from pipeline(settings.load().language_model).pipe(texts)

    def table(self, name: str) -> pd.DataFrame:
        """One table of the contract; integers that may be null are Int64, lists stay lists."""
        import pandas as pd

        table = schema.BY_NAME[name]
        with Dataset(self.path, create=False) as dataset:
            frame = pd.DataFrame(list(dataset.rows(name)), columns=list(table.names))
        types = {"integer": "Int64", "real": "float64", "boolean": "bool", "text": "object", "json": "object"}
        return frame.astype({c.name: types[c.type] for c in table.columns})

    @cached_property
    def documents(self) -> pd.DataFrame:
        return self.table("documents")

    @cached_property
    def passages(self) -> pd.DataFrame:
        return self.table("passages")

    @cached_property
    def judgements(self) -> pd.DataFrame:
        return self.table("judgements")

    @cached_property
    def development_points(self) -> pd.DataFrame:
        return self.table("development_points")

    @cached_property
    def themes(self) -> pd.DataFrame:
        return self.table("themes")

    @cached_property
    def agreements(self) -> pd.DataFrame:
        return self.table("agreements")

    @cached_property
    def figures(self) -> pd.DataFrame:
        return self.table("figures")

    @cached_property
    def organisations(self) -> pd.DataFrame:
        return self.table("organisations")


def open_dataset(path: str | Path) -> Frames:
    """Open a database made by `doc-mining run` for reading.

    Raises DatasetError when it is not there, damaged, or of a later version.
    """
    return Frames(path)
