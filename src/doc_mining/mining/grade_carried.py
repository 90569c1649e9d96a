"""Marks that are taken over: "De huurders geven een 7. De gemeente sluit zich daarbij aan." """

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from doc_mining.mining.aspects import said_aspect
from doc_mining.mining.judges import Judge
from doc_mining.mining.scopes import Scopes
from doc_mining.mining.sentences import Sentence
from doc_mining.mining.verdict import Speech, Verdict
from doc_mining.mining.verdict_echoes import carried_verdict
from doc_mining.records import Judgement, Passage


def carried_marks(
    sentence: Sentence, last: Sequence[Judgement], passage: Passage, scopes: Scopes, speech: Speech
) -> Iterator[Judgement]:
    """The marks of `last`, the rows of the sentence before, as far as `sentence` takes them over for somebody else.

    Without a judge of its own the sentence carries the last of them to another thing judged.
    """
    if not last:
        return
    first = last[-1]
    source = Verdict(None, None, (Judge(first.appraiser_type, first.appraiser),), 0, 0, "", 0, "mark", 0.8)
    taken = carried_verdict(sentence.text, source, speech)
    if taken is None:
        return
    on = said_aspect(sentence.text)
    others = taken.judges != source.judges
    rows = [r for r in last if (r.appraiser_type, r.appraiser) == (first.appraiser_type, first.appraiser)]
    for judge in taken.judges:
        for row in rows if others and on is None else rows[-1:]:
            yield replace(
                row,
                quote=" ".join(sentence.text.split()),
                page=passage.page_at(sentence.start),
                boxes=passage.boxes(sentence.start, sentence.start + len(sentence.text)),
                start=sentence.start,
                scope=scopes.at(passage, sentence.start, judge=judge) if others else row.scope,
                confidence=0.75,
                extractor="mark:carried",
                appraiser_type=judge.type,
                appraiser=judge.name,
                aspect=on or row.aspect,
                subject=None if on else row.subject,
                label=None,
                label_to=None,
                form="range" if row.form == "range" else "exact",
                count=taken.count,
            )
