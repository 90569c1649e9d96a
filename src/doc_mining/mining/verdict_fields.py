"""A name, a colon or dash, and the label: "Oordeel visitatiecommissie: ‘goed’", "Relatie: goed; invloed: voldoende"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from doc_mining.mining.judges import JudgeMatch
from doc_mining.mining.labels import LabelMatch
from doc_mining.mining.verdict import Verdict
from doc_mining.mining.verdict_rules import verdict_rules

_FIELD = re.compile(
    r"(?:^(?:[–•*-]\s*)?|[;.,]\s+|\)\s*[,;]\s*)(?P<name>[^;.,()–]{2,110}?(?:\([^()]*\))?)\s*(?::|\s[–—-]\s)\s*[‘’“\"«]{0,2}$"
)


_WITH = re.compile(r"\b(?:met|tussen|richting|jegens)\s+$", re.I)  # "Samenwerking met de huurders: goed"
_OURS = re.compile(r"zelf|(?<![\w-])(?:wij|we|ons|onze)(?![\w-])")  # the corporation as the one that judges


def named_fields(sentence: str, labels: Sequence[LabelMatch], mentions: Sequence[JudgeMatch]) -> list[Verdict]:
    """Names with their label: "Oordeel visitatiecommissie: ‘goed’", "Relatie: goed; invloed: voldoende"."""
    out: list[Verdict] = []
    rules = verdict_rules()
    for label in labels:
        after = sentence[label.end :]
        m = _FIELD.search(sentence[: label.start])
        if m is None and not re.search(r"\w", after):
            m = rules.field_bare.search(sentence[: label.start])
        if not m or rules.field_none.search(m["name"]) or not re.match(r"[’”\"»]{0,2}\s*(?:$|[.;,(]|\s[–-]\s)", after):
            continue
        name = m["name"].strip()
        verdict = bool(rules.field_verdict.search(name))
        if len(name.split()) > (14 if verdict else 10) or (
            not verdict and any(p.search(name) for p in (rules.finite, rules.valuing, rules.gave))
        ):
            continue
        judges = [x for x in mentions if m.start("name") <= x.start and x.end <= label.start]
        judges = [x for x in judges if verdict or not _WITH.search(sentence[: x.start])]
        judges = [x for x in judges if x.judge.type != "corporatie" or _OURS.search(name) or not verdict]
        sole = len(judges) == 1 and judges[0].start == m.start("name") and judges[0].end - judges[0].start == len(name)
        bracket = re.match(r"[’”\"»]{0,2}\s*\(", after)
        if not judges and bracket:
            at = label.end + bracket.end()
            judges = [x for x in mentions if x.start == at]
        subject = judges[0] if judges else None
        stop = label.end + (1 if re.match(r"[’”\"»]", after) else 0)
        if bracket and judges and judges[0].start > label.end:
            stop = sentence.find(")", label.end) + 1 or stop
        out.append(
            Verdict(
                label=label.label,
                label_to=label.label_to,
                judges=(subject.judge,) if subject else (),
                start=m.start("name"),
                end=stop,
                clause=name,
                at=len(name),
                rule="field",
                confidence=0.95 if verdict else 0.75,
                form="range" if label.label_to else "exact",
                count=subject.count if subject else None,
                pronoun=subject is None and rules.own_word.search(name) is not None,
                needs_passage=not verdict and not sole and not (judges and label.quoted),
                label_at=label.start,
            )
        )
    return out
