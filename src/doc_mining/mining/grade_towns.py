"""Municipalities that give a mark under their bare name: "geven Noordwoud en Zuidwoud allebei een 7"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from doc_mining.mining.grade_rules import grade_rules
from doc_mining.mining.judges import Judge, JudgeMatch

_JOINED = re.compile(r"\s*(?:,|,? en|als|evenals|&)\s+(?:ook )?")
_PLACED = re.compile(
    r"(?<!\w)(?:in|te|voor|uit|binnen|bij|rond|naar|met|van|over|tussen|op|aan|richting)\s+(?:\w+ )?$", re.I
)
_CLAUSE = re.compile(r"(?:^|[,;:]\s|\b(?:en|maar|terwijl|dan|evenals|net als|net zoals)\s)$")
_LIKEWISE = re.compile(r"\b(?:evenals|net als|net zoals|alsook)\s$")
_ACCORDING = re.compile(r"\b(?:volgens|aldus|een [1-9]\S* van)\s$", re.I)
_BY = re.compile(r"\bdoor\s$", re.I)
_VALUED = re.compile(r"\b(?:gewaardeerd|beoordeeld|beloond|gehonoreerd|gegeven|toegekend)\b")
_FROM = re.compile(r"(?:^|[,;]\s|\ben\s)van\s$", re.I)
_RECEIVED = re.compile(r"\s+(?:krijg\w+|kreeg|kregen|ontvang\w+|ontving\w*)\b")
_SUBORDINATE = re.compile(r"(?:^|[\s,;])(?:waar|dat|omdat|terwijl|hoewel|zoals)\s$", re.I)
_MARK_IN_CLAUSE = re.compile(r"\s+[^,;.:()]{0,70}?\b(?:met|op|tot|bij)?\s*een\s+(?:\w+e\s+)?[1-9]")
_SETS = re.compile(r"\b(?:zet|plaatst|schaart|toont|onderscheidt|voegt|meldt)\s$")
_ASIDE = r"(?:,\s[^,]{3,70},)?"
_MARK = re.compile(rf"{_ASIDE}\s+(?:\w+\s+){{0,2}}?(?:met|op|tot|een)\s+(?:een\s+)?(?:\w+e\s+)?[1-9]")


def town_givers(
    sentence: str, named: Sequence[JudgeMatch], givers: Sequence[JudgeMatch], towns: Sequence[str]
) -> list[JudgeMatch]:
    """The towns of `sentence` that stand as the subject of a verb of giving, or in a row with one that does.

    `named` are the judges that are known already, a town behind "gemeente" or "wethouder van" among them; `givers` are
    those of them that give something.
    """
    if not any(town in sentence for town in towns):
        return []
    spans = [
        m.span()
        for town in towns
        for m in re.finditer(rf"(?<![\w-]){re.escape(town)}(?![\w-])", sentence)
        if all(m.end() <= n.start or n.end <= m.start() for n in named)
    ]
    out: list[tuple[int, int]] = []
    for row in _rows(sentence, sorted(spans)):
        before, behind = sentence[: row[0][0]], sentence[row[-1][1] :]
        told = bool(out) or any(n.judge.type == "gemeente" for n in givers)
        if _says(before, behind, told=told):
            out += row
            continue
        if _PLACED.search(before):
            continue
        goes_on = told and (_LIKEWISE.search(before) or (_CLAUSE.search(before) and _MARK.match(behind)))
        if goes_on or _gives(before, behind):
            out += row
    return [JudgeMatch(a, b, Judge("gemeente", sentence[a:b]), None, (sentence[a:b],)) for a, b in out]


def _says(before: str, behind: str, *, told: bool) -> bool:
    """Whether a preposition makes it the giver: "volgens Noordwoud", "van Noordwoud krijgt", "door Noordwoud gewaardeerd"."""
    if before.endswith("(") and behind.startswith(")"):
        return True
    if _SUBORDINATE.search(before) and _MARK_IN_CLAUSE.match(behind):
        return True
    if _SETS.search(before) and re.match(r"\s+zich\b", behind):
        return True
    if _ACCORDING.search(before) or (_BY.search(before) and _VALUED.search(before + behind)):
        return True
    return bool(_FROM.search(before) and (_RECEIVED.match(behind) or (told and _MARK.match(behind))))


def _gives(before: str, behind: str) -> bool:
    rules = grade_rules()
    return bool(rules.giving_before.search(before) or re.match(rf"{_ASIDE}\s+{rules.giving.pattern}", behind))


def _rows(sentence: str, spans: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """The names that are joined by "en" or a comma, together."""
    rows: list[list[tuple[int, int]]] = []
    for span in spans:
        if rows and _JOINED.fullmatch(sentence, rows[-1][-1][1], span[0]):
            rows[-1].append(span)
        else:
            rows.append([span])
    return rows
