"""How many judges a verdict has, and whether several labels are the parts of one divided group."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from doc_mining.mining.judges import number_of
from doc_mining.mining.verdict import Verdict
from doc_mining.mining.verdict_rules import verdict_rules
from doc_mining.mining.verdict_segments import Segment


def lead_count(sentence: str, segment: Segment) -> int | None:
    """The number that stands for judges before a label: "vijf vinden goed, één voldoende"."""
    lead, rules = sentence[segment.start : segment.label.start], verdict_rules()
    verbs = list(rules.count_verb.finditer(lead))
    m = rules.count_label.search(lead) or (verbs[-1] if verbs else None)
    return _number(m["n"]) if m else None


def there_count(sentence: str, segment: Segment) -> int | None:
    """The number in "vinden er vijf ..."."""
    m = verdict_rules().count_there.search(sentence, segment.start, segment.label.start)
    return _number(m["n"]) if m else None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else (number_of(word) or 1)


def distributed(sentence: str, verdicts: list[Verdict]) -> list[Verdict]:
    """Parts of a divided group get form distribution: counted parts, "in gelijke mate", one group with two labels."""
    rules = verdict_rules()
    labels = {(v.label, v.label_to) for v in verdicts}
    counted = [v for v in verdicts if v.count is not None]
    if len(labels) < 2:
        partial = len(verdicts) == 1 and _partial(sentence, verdicts[0])
        return [replace(v, form="distribution") if partial and v.form == "exact" else v for v in verdicts]
    divided = len(counted) >= 2 and _same_group(counted)
    quantified = (
        rules.quantified.search(sentence) is not None
        and rules.exception.search(sentence) is None
        and _same_group(verdicts)
    )
    linked = _linked(sentence, verdicts) and (rules.equal.search(sentence) is not None or _plural(verdicts))
    if not (divided or quantified or linked):
        return verdicts
    return [replace(v, form="distribution") if v.form == "exact" else v for v in verdicts]


def _partial(sentence: str, verdict: Verdict) -> bool:
    """Part of a group: "Drie van de vijf gemeenten geven een goed"."""
    if verdict.count is None or verdict.count == 1:
        return False
    return (
        verdict_rules().count_part.search(sentence[verdict.start : verdict.end]) is not None
        and "beide" not in sentence.lower()
    )


def _same_group(counted: Sequence[Verdict]) -> bool:
    types = {j.type for v in counted for j in v.judges}
    return len(types) <= 1


def _plural(verdicts: Sequence[Verdict]) -> bool:
    """One group that is named in the plural, or a pronoun, with two labels and no second thing judged."""
    judges = {v.judges for v in verdicts}
    if len(judges) != 1:
        return False
    names = next(iter(judges))
    if not names:
        return any(v.pronoun for v in verdicts)
    return (
        len(names) == 1
        and names[0].type != "commissie"
        and bool(re.search(r"(?:en|s)$", (names[0].name or "").split(" ")[0]))
    )


def _linked(sentence: str, verdicts: Sequence[Verdict]) -> bool:
    """Whether the labels stand side by side: "de scores ‘voldoende’ en ‘goed’"."""
    if len(verdicts) != 2:
        return False
    second = verdicts[1].clause[: verdicts[1].at]
    return bool(
        re.fullmatch(
            r"\s*(?:,|en|of|,? ?en soms|,? deels)?\s*(?:een\s+|met\s+|als\s+|deels\s+|soms\s+)*[‘“\"]?", second
        )
    )
