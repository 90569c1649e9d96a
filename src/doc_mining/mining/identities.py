"""Finding ids: the same words of the same document give the same id, whatever rule found them."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from doc_mining.records import Agreement, DevelopmentPoint, Figure, Finding, Judgement, Theme

AnyFinding = TypeVar("AnyFinding", bound=Finding)

_WHAT: dict[type[Finding], tuple[str, ...]] = {
    Judgement: ("appraiser_type", "label", "label_to", "score"),
    DevelopmentPoint: (),
    Theme: (),
    Agreement: ("value", "year"),
    Figure: ("value", "year"),
}


def identified(findings: Iterable[AnyFinding], document_id: str) -> list[AnyFinding]:
    """The findings in reading order, each with its id.

    An id rests on the document, the kind of finding, the words of the quote, and what tells rows of one quote apart.
    Equal ones are counted in reading order.
    """
    seen: Counter[str] = Counter()
    out: list[AnyFinding] = []
    for finding in sorted(findings, key=lambda f: (f.passage, f.start)):
        words = " ".join(re.findall(r"\w+", finding.quote.lower()))
        what = "|".join(str(getattr(finding, name)) for name in _WHAT[type(finding)])
        base = f"{document_id}|{type(finding).__name__}|{words}|{what}"
        seen[base] += 1
        digest = hashlib.sha256(f"{base}|{seen[base]}".encode()).hexdigest()[:16]
        out.append(replace(finding, finding_id=digest))
    return out
