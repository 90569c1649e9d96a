"""Position papers of regions, one behind the other without a title: each is on the municipality that it speaks of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from doc_mining.records import Document, Passage

_PAPER = "position paper"
_OPENS = re.compile(r"(?:Thema|Onderwerp|Regio|Gemeente)\s*:", re.IGNORECASE)
_LEAST = 3  # times that a municipality is named
_SHARE = 0.6  # of all names of municipalities in a paper


def paper_areas(document: Document, mentions: Callable[[str], Iterable[re.Match[str]]]) -> Mapping[int, str]:
    """The municipality of each passage of such papers, by the passage's order; a paper on several has none."""
    out: dict[int, str] = {}
    papers = list(_papers(document.passages))
    for paper in papers if len(papers) > 1 else ():
        named = Counter(m[0] for passage in paper for m in mentions(passage.text))
        town, times = named.most_common(1)[0] if named else ("", 0)
        if times >= _LEAST and times >= _SHARE * named.total():
            out.update((passage.order, town) for passage in paper)
    return out


def _papers(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """The runs of passages in position papers, each from the line that opens it."""
    paper: list[Passage] = []
    page = 0
    for passage in passages:
        inside = (passage.part or "").startswith(_PAPER)
        opens = inside and passage.page != page and _OPENS.match(passage.text) is not None
        if paper and (opens or not inside or passage.part != paper[0].part):
            yield paper
            paper = []
        if opens or (inside and paper):
            paper.append(passage)
        page = passage.page
    if paper:
        yield paper
