"""A document's findings: which miners a kind of document gets, in which order, and the ids of what they find."""

from __future__ import annotations

from collections.abc import Callable

from doc_mining.mining.checks import check_scores
from doc_mining.mining.grades import grade_judgements
from doc_mining.mining.identities import identified
from doc_mining.mining.organisations import organisations
from doc_mining.mining.points import development_points, link_repeats
from doc_mining.mining.repeats import link
from doc_mining.mining.scopes import Scopes
from doc_mining.mining.scorecards import table_judgements
from doc_mining.mining.themes import themes
from doc_mining.mining.verdicts import word_judgements
from doc_mining.records import Document, DocumentKind, Findings


def mine(document: Document, document_id: str) -> Findings:
    """Everything that is found in `document`; ids are stable for the same words.

    Only visitation reports have judgements and development points, only performance agreements have agreements; a
    document of another kind names organisations, and no more.
    """
    miner = _MINERS.get(document.identity.kind)
    return miner(document, document_id) if miner else Findings(organisations=organisations(document))


def _report(document: Document, document_id: str) -> Findings:
    scopes = Scopes(document)
    judgements = [
        *table_judgements(document, scopes),
        *grade_judgements(document, scopes),
        *word_judgements(document, scopes),
    ]
    judged = link(identified(judgements, document_id))
    points = link_repeats(identified(development_points(document, scopes), document_id))
    return Findings(
        judgements=tuple(judged),
        development_points=tuple(points),
        themes=tuple(identified(themes(document, scopes), document_id)),
        organisations=organisations(document),
        warnings=tuple(check_scores(judged, document)),
    )


def _agreements(document: Document, document_id: str) -> Findings:
    scopes = Scopes(document)
    return Findings(
        themes=tuple(identified(themes(document, scopes), document_id)),
        organisations=organisations(document),
    )


def _position_paper(document: Document, document_id: str) -> Findings:
    """A corporation about itself: only what it says of its partners is a verdict."""
    return Findings(
        judgements=tuple(link(identified(word_judgements(document, Scopes(document)), document_id))),
        organisations=organisations(document),
    )


_MINERS: dict[DocumentKind, Callable[[Document, str], Findings]] = {
    "visitatierapport": _report,
    "prestatieafspraken": _agreements,
    "position_paper": _position_paper,
}
