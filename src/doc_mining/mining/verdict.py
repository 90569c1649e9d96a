"""What one sentence says: a verdict, and who can be meant in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from doc_mining.mining.judges import Judge
from doc_mining.records import Form


@dataclass(frozen=True, slots=True)
class Verdict:
    """One verdict of a sentence; positions are those of the sentence.

    `judges` is empty where the sentence names none; `pronoun` says that a pronoun stands for them. `clause` is the part
    that says what is judged. A verdict without label is a word of satisfaction or an abstention.
    """

    label: str | None
    label_to: str | None
    judges: tuple[Judge, ...]
    start: int  # of the words that prove it
    end: int
    clause: str
    at: int  # where the label stands in the clause
    rule: str
    confidence: float
    form: Form = "exact"
    count: int | None = None
    pronoun: bool = False
    needs_judge: bool = False
    needs_passage: bool = False
    about: str | None = None
    label_at: int = -1  # where the label stands in the sentence


@dataclass(frozen=True, slots=True)
class Speech:
    """Who can be meant in a sentence: organisations and towns that the document names, "wij"; and labels of its own."""

    names: Mapping[str, Judge]
    we: Judge
    labels: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    neuter: bool = False  # whether "het" can stand for a judge
