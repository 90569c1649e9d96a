"""Performance agreements: who commits to what, how concretely, how much and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doc_mining.mining.agreement_clauses import apart, clauses, counts_on, goes_on, is_relative, points_back
from doc_mining.mining.agreement_making import Reading, agreement
from doc_mining.mining.agreement_names import party_names
from doc_mining.mining.agreement_parties import Parties
from doc_mining.mining.agreement_places import Place, places
from doc_mining.mining.agreement_rules import agreement_rules
from doc_mining.mining.agreement_tables import target_rows
from doc_mining.mining.agreement_terms import Term, terms
from doc_mining.mining.scopes import Scopes
from doc_mining.mining.theme_model import theme_at
from doc_mining.records import Agreement, Document

_LEAST_WORDS = 4
_NUMBERED = 6  # numbered agreements from which unnumbered prose between them is introduction


def agreements(document: Document, scopes: Scopes) -> tuple[Agreement, ...]:
    """The agreements of a document, in reading order: a row for each commitment, party and value.

    Numbered items, items under a party's lead-in, clauses of prose and rows of target tables; none for a document
    that is no prestatieafspraken.
    """
    if document.identity.kind != "prestatieafspraken":
        return ()
    parties = Parties(_names(document))
    where = list(places(document, parties))
    if sum(place.number is not None for place in where) >= _NUMBERED:
        where = [place for place in where if place.listed]  # who numbers agreements introduces them in prose
    found = [a for place in where for a in _at(place, document, scopes, parties)]
    found += target_rows(document, scopes, parties)
    return tuple(sorted(found, key=lambda a: (a.passage, a.start)))


def _names(document: Document) -> tuple[str, ...]:
    own = document.identity.corporation
    names = party_names(document)
    return names if own is None or own in names else (own, *names)


def _at(place: Place, document: Document, scopes: Scopes, parties: Parties) -> Iterator[Agreement]:
    passage = place.passage
    said, number = place.parties, place.number
    unit: str | None = None
    year = place.year
    for start, end, first in clauses(place, parties):
        if inside := agreement_rules().inside.match(passage.text, start, end):
            number, start, first, said = inside["n"], inside.end(), True, place.parties
        clause = passage.text[start:end]
        shared = not first and (parties.shares(clause) or goes_on(clause) or is_relative(clause))
        who = parties.subject(clause, any_verb=place.listed) or (parties.named(clause)[:1] if shared else ())
        explains = not first and not shared and agreement_rules().explains.match(clause)
        who = who or (said if (place.listed or shared) and not explains else ())
        item = (first or shared) and (place.listed or number is not None or shared)
        if passage.text[start : end + 1].endswith(":"):
            said = who or said
            continue  # what is agreed stands in the list below
        if not _commits(clause, who, item, numbered=number is not None or shared, shared=shared):
            continue
        said = who or said
        theme = theme_at(passage, start, end).theme
        more = shared or counts_on(clause)
        dated = year if more or (not first and points_back(clause)) else place.year
        for term in terms(clause, document.identity, dated, unit if more else None):
            unit, year = term.unit or unit, term.year or year
            for each in apart(clause, who, term.value):
                sure = _confidence(place, number, term, clause)
                kind = "agreement_item" if place.listed else "agreement_prose"
                yield agreement(passage, Reading(start, end, number, each, term, theme, kind, sure), scopes)


def _confidence(place: Place, number: str | None, term: Term, clause: str) -> float:
    """A numbered clause is sure; how sure its value is, depends on how many numbers compete for it."""
    if number is None:
        return 0.75 if place.listed else 0.55
    return 0.92 if term.value is None or len(re.findall(r"\d+", clause)) <= 3 else 0.85


def _commits(clause: str, who: tuple[str, ...], item: bool, *, numbered: bool, shared: bool) -> bool:
    """Whether a clause is a commitment: a party with a verb that binds it, or the first sentence of an item."""
    rules = agreement_rules()
    if (len(clause.split()) < _LEAST_WORDS and not shared) or "?" in clause or rules.no_commitment.search(clause):
        return False
    if item:
        return numbered or bool(who) or rules.commit.search(clause) is not None or any(c.isdigit() for c in clause)
    return bool(who) and rules.commit.search(clause) is not None
