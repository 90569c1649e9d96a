"""Marks that running text only recalls: of an earlier visitation, or of a survey that the sentences before tell of."""

from __future__ import annotations

from collections.abc import Sequence

from doc_mining.mining.grade_rules import grade_rules

_BACK = 4  # sentences: what is told longer ago is not gone on with


def recalled(sentence: str, before: Sequence[str], last_year: int | None, *, named: bool) -> bool:
    """Whether the marks of `sentence` are no verdicts of this visitation, by their year or by the sentences before.

    `last_year` is that of the visited period: who gave a mark in an earlier year gave it to another commission or in a
    survey. `named` says that the sentence names who gives them, so that it does not just go on with the one before.
    """
    rules = grade_rules()
    if rules.present.search(sentence) or not rules.past.search(sentence):
        return False
    dated = rules.dated.search(sentence)
    if dated and last_year and int(dated["year"] or dated["later"]) < last_year:
        return True
    if named:
        return False
    for earlier in reversed(before[-_BACK:]):
        if rules.recalls.search(earlier) or (rules.figure.search(earlier) and "commissie" not in earlier):
            return not rules.compares.search(earlier)
        if rules.present.search(earlier):
            return False
    return False
