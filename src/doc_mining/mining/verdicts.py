"""Judgements in words: what the sentences of a report say, bound to who judges, what, and where."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from doc_mining.mining.scopes import Scopes
from doc_mining.mining.sentences import sentences
from doc_mining.mining.verdict_hearing import Hearing
from doc_mining.mining.verdict_judges import judges_of
from doc_mining.mining.verdict_readings import verdicts_of
from doc_mining.mining.verdict_rows import rows_of_verdict
from doc_mining.mining.verdict_rules import verdict_rules
from doc_mining.records import Document, Judgement, Passage

_KINDS = ("paragraph", "list_item", "box", "heading")


def word_judgements(document: Document, scopes: Scopes) -> list[Judgement]:
    """Every judgement in words of running text, lists, boxes and headings, in reading order.

    Tables are left to the scorecards. Rows carry no finding_id and no `repeats` yet.
    """
    hearing = Hearing(document, scopes)
    out: list[Judgement] = []
    for passage in document.body():
        if passage.kind == "heading":
            hearing.enter(passage)
        if passage.kind not in _KINDS or _skipped(passage) or passage.order in scopes.contents:
            continue
        out += _of_passage(passage, hearing)
    return out


def _of_passage(passage: Passage, hearing: Hearing) -> Iterator[Judgement]:
    lead_in, hearing.lead_in = hearing.lead_in, passage if _leads_in(passage) else None
    if lead_in and lead_in.group and lead_in.group != passage.group:
        lead_in = None
    if not hearing.worth(passage.text) and not hearing.follows(passage):
        return
    title = lead_in.text if lead_in else passage.section[-1] if passage.section else ""
    hearing.opened()
    for sentence in sentences(passage.text):
        for verdict in verdicts_of(sentence, title, passage, hearing):
            judges = judges_of(verdict, sentence, passage, hearing)
            hearing.heard(verdict, judges, passage)
            yield from rows_of_verdict(verdict, judges, sentence, passage, hearing)
        hearing.said(sentence.text)
        title = sentence.text


def _skipped(passage: Passage) -> bool:
    """Whether the words of a section or part are no verdicts of this visitation."""
    return any(_none_under(title) for title in (*passage.section, passage.part or ""))


_LONGEST_TITLE = 10  # words; a longer heading is the title of the report


@lru_cache(maxsize=4096)
def _none_under(title: str) -> bool:
    return len(title.split()) <= _LONGEST_TITLE and verdict_rules().skip_sections.search(title) is not None


def _leads_in(passage: Passage) -> bool:
    """Whether a passage is only the title of a label that follows: "Oordeel commissie:", "Samenwerking" in a card."""
    text = passage.text.rstrip()
    in_card = passage.group > 0 or passage.kind == "box"
    if in_card and len(text.split()) <= 6 and not text.endswith("."):
        return True
    return len(text) < 90 and bool(verdict_rules().field_verdict.search(text)) and (text.endswith(":") or in_card)
