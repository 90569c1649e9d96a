"""The verdicts of a sentence as it stands in its passage: its own, those taken over, withheld, or said beside them."""

from __future__ import annotations

import re
from dataclasses import replace

from doc_mining.mining.grades import covered, said_again
from doc_mining.mining.judges import Judge
from doc_mining.mining.sentences import Sentence
from doc_mining.mining.verdict import Speech, Verdict
from doc_mining.mining.verdict_captions import captioned
from doc_mining.mining.verdict_echoes import abstention, carried_verdict, satisfaction
from doc_mining.mining.verdict_hearing import Hearing
from doc_mining.mining.verdict_judges import judges_of
from doc_mining.mining.verdict_papers import partner_verdicts
from doc_mining.mining.verdict_sentences import find_verdicts
from doc_mining.records import Passage

_SHORTEST_CLAUSE = 15  # characters
_NAMED = (
    "predicate",
    "field",
    "limited",
    "scored",
    "opinion",
    "bracket",
    "valued",
)  # rules that need no passage where a judge is named


def verdicts_of(sentence: Sentence, title: str, passage: Passage, hearing: Hearing) -> list[Verdict]:
    """The verdicts of `sentence`, which stands below or behind the words `title`."""
    speech = hearing.speech_of(sentence.text, passage)
    alone = captioned(title, sentence.text, speech)
    if alone and _accepted(alone, passage, hearing):
        return [alone]
    if hearing.is_paper(passage):
        return (
            partner_verdicts(sentence.text, speech, hearing.partners(passage, sentence.start))
            if hearing.worth(sentence.text)
            else []
        )
    if not hearing.worth(sentence.text):
        return _echo(sentence, passage, hearing, speech) if hearing.follows(passage) else []
    found = find_verdicts(sentence.text, speech)
    giving = any(v.confidence >= hearing.SURE and _accepted(v, passage, hearing) for v in found)
    kept = [v for v in found if _accepted(v, passage, hearing, giving=giving) and not _marked(sentence.text, v, speech)]
    if not kept:
        return _echo(sentence, passage, hearing, speech)
    return [
        *_carried_before(sentence, kept, passage, hearing, speech),
        *_withheld_beside(sentence.text, kept, speech),
        *kept,
        *_joined(sentence, kept, passage, hearing, speech),
    ]


def _accepted(verdict: Verdict, passage: Passage, hearing: Hearing, *, giving: bool = False) -> bool:
    """Whether what a verdict needs is there; `giving` says that its sentence surely gives another."""
    named = bool(verdict.judges) or (
        verdict.pronoun and (bool(hearing.antecedent(passage)) or _speaks(hearing.heading_judge(passage)))
    )
    if verdict.needs_judge and not named:
        return False
    if verdict.needs_passage and not giving and not hearing.giving(passage):
        return verdict.rule in _NAMED and bool(verdict.judges)
    return True


def _speaks(judge: Judge | None) -> bool:
    """Whether a heading's judge can be meant by "zij": not the committee, which says "wij"."""
    return judge is not None and judge.type not in ("commissie", "corporatie")


def _joined(
    sentence: Sentence, kept: list[Verdict], passage: Passage, hearing: Hearing, speech: Speech
) -> list[Verdict]:
    """Who joins in the same sentence: "...; de commissie sluit zich hierbij aan"."""
    last = kept[-1]
    tail = sentence.text[last.end :]
    if len(tail) < _SHORTEST_CLAUSE:
        return []
    source = replace(last, judges=judges_of(last, sentence, passage, hearing))
    carried = carried_verdict(tail, source, speech)
    if carried is None or carried.judges == source.judges:
        return []
    lead = len(tail) - len(tail.lstrip(" ,;."))
    return [replace(carried, start=last.end + lead, end=last.end + carried.end)]


def _carried_before(
    sentence: Sentence, kept: list[Verdict], passage: Passage, hearing: Hearing, speech: Speech
) -> list[Verdict]:
    """Who joins in before others differ: "De huurders delen die mening; de gemeente geeft een voldoende"."""
    source, stop = hearing.verdict, sentence.text.rfind(";", 0, kept[0].label_at)
    if (
        stop < _SHORTEST_CLAUSE
        or kept[0].start < stop
        or not source
        or not source.label
        or not hearing.follows(passage)
    ):
        return []
    carried = carried_verdict(sentence.text[:stop], source, speech)
    return [carried] if carried else []


def _echo(sentence: Sentence, passage: Passage, hearing: Hearing, speech: Speech) -> list[Verdict]:
    source = hearing.verdict
    if source and source.label and hearing.follows(passage) and not covered(hearing.before):
        carried = carried_verdict(sentence.text, source, speech)
        if carried:
            return [carried]
    withheld = abstention(sentence.text, speech)
    if withheld and (withheld.judges or withheld.pronoun or hearing.giving(passage)):
        return [withheld]
    content = satisfaction(sentence.text, speech)
    return [content] if content else []


_CLAUSE = re.compile(r"[;,]|\b(?:maar|en|terwijl)\b")


def _withheld_beside(sentence: str, kept: list[Verdict], speech: Speech) -> list[Verdict]:
    """An abstention in a clause of its own, beside the verdicts of others."""
    withheld = abstention(sentence, speech)
    if withheld is None or not withheld.judges:
        return []
    apart = all(_CLAUSE.search(sentence, *sorted((withheld.label_at, v.label_at))) for v in kept)
    return [withheld] if apart else []


def _marked(sentence: str, verdict: Verdict, speech: Speech) -> bool:
    """Whether a number says the same as the label, so that both are one row: "ruim voldoende (7)"."""
    if verdict.label_at < 0 or not re.search(r"\d", sentence):
        return False
    return covered(sentence, verdict.label_at) or said_again(sentence, verdict, speech)
