"""Texts of one list paired with those of another by what they are about."""

from __future__ import annotations

from collections.abc import Sequence

from doc_mining.search.analyser import analyse


def align(earlier: Sequence[str], later: Sequence[str], least: float) -> list[tuple[int, int, float]]:
    """Pairs (index in `earlier`, index in `later`, similarity), one to one, such that all similarities together are most.

    Similarity is the cosine, 0 to 1, of term weights over lemmas and compound parts; pairs below `least` are left out.
    """
    if not earlier or not later:
        return []
    from scipy.optimize import linear_sum_assignment
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectors = TfidfVectorizer(analyzer=_terms, sublinear_tf=True)
    try:
        weights = vectors.fit_transform([*earlier, *later])
    except ValueError:  # no text has a term
        return []
    similarity = (weights[: len(earlier)] @ weights[len(earlier) :].T).toarray()
    rows, columns = linear_sum_assignment(-similarity)
    return [
        (int(i), int(j), float(similarity[i, j]))
        for i, j in zip(rows, columns, strict=True)
        if similarity[i, j] >= least
    ]


# Words that hold sentences together say nothing about what they are about.
_EMPTY = frozenset(
    "de het een en of van in op te aan bij met voor door om als dat die dit deze er is zijn worden hebben kunnen zullen "
    "moeten mogen willen ook niet wel nog meer naar uit over tot zo dan wat hoe zich ze zij we wij hun haar ons".split()
)


def _terms(text: str) -> list[str]:
    out = []
    for token in analyse(text):
        if token.lemma not in _EMPTY:
            out += [token.lemma, *token.parts]
    return out
