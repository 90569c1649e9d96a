"""The kind of a document, from cues with weights that stand in a data file."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple, get_args

from doc_mining.records import DocumentKind


class _Cue(NamedTuple):
    kind: DocumentKind
    pattern: re.Pattern[str]
    title: float
    heading: float
    body: float
    most: float


@cache
def _rules() -> tuple[float, tuple[_Cue, ...]]:
    data = tomllib.loads((files("doc_mining.sources") / "rules" / "kinds.toml").read_text("utf-8"))
    kinds = get_args(DocumentKind)
    cues = []
    for cue in data["cue"]:
        if cue["kind"] not in kinds:
            raise ValueError(f"kinds.toml: there is no kind {cue['kind']!r}")
        pattern = re.compile(cue["pattern"], re.IGNORECASE | re.DOTALL)
        cues.append(_Cue(cue["kind"], pattern, cue["title"], cue["heading"], cue["body"], cue["most"]))
    return data["least"], tuple(cues)


def points(title: str, headings: str, body: str) -> Mapping[DocumentKind, float]:
    """What the cues give each kind; `title` is the title page's large type, `body` the first pages."""
    _, cues = _rules()
    thousands = max(len(body) / 6000, 0.5)
    out: Counter[DocumentKind] = Counter()
    for cue in cues:
        if cue.title and cue.pattern.search(title):
            out[cue.kind] += cue.title
        in_headings = len(cue.pattern.findall(headings)) if cue.heading else 0
        out[cue.kind] += min(cue.heading * in_headings, cue.most)
        out[cue.kind] += min(cue.body * len(cue.pattern.findall(body)) / thousands, cue.most)
    return out


def kind_of(title: str, headings: str, body: str) -> DocumentKind:
    """The kind with most points; "overig" when none has enough."""
    least, _ = _rules()
    scored = points(title, headings, body)
    if not scored:
        return "overig"
    kind, most = max(scored.items(), key=lambda item: item[1])
    return kind if most >= least else "overig"
