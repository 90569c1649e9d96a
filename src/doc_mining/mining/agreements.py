"""Performance agreements: who commits to what, how concretely, how much and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from doc_mining.mining.agreement_parties import Parties
from doc_mining.mining.agreement_places import Place, places
from doc_mining.mining.agreement_rules import agreement_rules
from doc_mining.mining.agreement_tables import target_rows
from doc_mining.mining.agreement_terms import terms
from doc_mining.mining.scopes import Scopes
from doc_mining.mining.taxonomy import main_theme
from doc_mining.records import Agreement, Document
from doc_mining.text import sentences

_LEAST_WORDS = 4
_NUMBERED = 6  # numbered agreements from which unnumbered prose between them is introduction
_SENTENCE_END = re.compile(r"[.;]\s+")


def agreements(document: Document, scopes: Scopes) -> tuple[Agreement, ...]:
    """The agreements of a document, in reading order: a row for each commitment, party and value.

    Numbered items, items under a party's lead-in, clauses of prose and rows of target tables; none for a document
    that is no prestatieafspraken.
    """
    if document.identity.kind != "prestatieafspraken":
        return ()
    parties = Parties(document.identity.corporation)
    where = list(places(document, parties))
    if sum(place.number is not None for place in where) >= _NUMBERED:
        where = [place for place in where if place.listed]  # who numbers agreements introduces them in prose
    found = [a for place in where for a in _at(place, document, scopes, parties)]
    found += target_rows(document, scopes, parties)
    return tuple(sorted(found, key=lambda a: (a.passage, a.start)))


def _at(place: Place, document: Document, scopes: Scopes, parties: Parties) -> Iterator[Agreement]:
    passage = place.passage
    said = place.parties
    number = place.number
    for start, end, first in _clauses(place, parties):
        if inside := agreement_rules().inside.match(passage.text, start, end):
            number, start, first, said = inside["n"], inside.end(), True, place.parties
        clause = passage.text[start:end]
        who = parties.subject(clause, any_verb=place.listed) or (said if place.listed else ())
        item = first and (place.listed or number is not None)
        if not _commits(clause, who, item, numbered=number is not None):
            continue
        said = who or said
        theme, _ = main_theme(clause, " ".join(passage.section))
        for term in terms(clause, document.identity, place.year):
            yield Agreement(
                quote=clause,
                page=passage.page_at(start),
                boxes=passage.boxes(start, end),
                section=passage.section,
                part=passage.part,
                scope=scopes.at(passage, start, end),
                theme=theme,
                confidence=0.8 if number else 0.7 if place.listed else 0.55,
                extractor="agreement_item" if place.listed else "agreement_prose",
                passage=passage.order,
                start=start,
                number=number,
                parties=who,
                text=clause,
                concreteness=term.concreteness,
                value=term.value,
                unit=term.unit,
                year=term.year,
            )


def _clauses(place: Place, parties: Parties) -> Iterator[tuple[int, int, bool]]:
    """The sentences of a passage, cut where another party commits; with whether it is the first."""
    text, inside = place.passage.text, agreement_rules().inside
    first = True
    for low, high in sentences(text):
        low = max(low, place.start)
        if high <= low:
            continue
        numbered = (m.end() for m in _SENTENCE_END.finditer(text, low, high) if inside.match(text, m.end(), high))
        cuts = sorted({low, high, *numbered, *(low + at for at in parties.starts(text[low:high]))})
        for a, b in pairwise(cuts):
            stop = a + len(text[a:b].rstrip(" ,;"))
            for joint in (" en", " terwijl", " maar", ", de", " de"):
                if b != high and text[a:stop].endswith(joint):
                    stop = a + len(text[a:stop][: -len(joint)].rstrip(" ,;"))
            yield a, stop, first
            first = False


def _commits(clause: str, who: tuple[str, ...], item: bool, *, numbered: bool) -> bool:
    """Whether a clause is a commitment: a party with a verb that binds it, or the first sentence of an item."""
    rules = agreement_rules()
    if len(clause.split()) < _LEAST_WORDS or "?" in clause or rules.no_commitment.search(clause):
        return False
    if item:
        return numbered or bool(who) or rules.commit.search(clause) is not None or any(c.isdigit() for c in clause)
    return bool(who) and rules.commit.search(clause) is not None
