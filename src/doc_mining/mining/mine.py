"""A document's findings: which miners a kind of document gets, in which order, and the ids of what they find."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from doc_mining.mining.agreements import agreements
from doc_mining.mining.checks import check_scores
from doc_mining.mining.figures import figures
from doc_mining.mining.grades import grade_judgements
from doc_mining.mining.identities import identified
from doc_mining.mining.organisations import organisations
from doc_mining.mining.points import development_points, link_repeats
from doc_mining.mining.repeats import link
from doc_mining.mining.scopes import Scopes
from doc_mining.mining.scorecards import table_judgements
from doc_mining.mining.theme_chapters import below_themes, by_chapter
from doc_mining.mining.theme_model import headings_of, theme_of
from doc_mining.mining.themes import themes
from doc_mining.mining.verdicts import word_judgements
from doc_mining.records import Document, DocumentKind, Findings, Judgement


def mine(document: Document, document_id: str) -> Findings:
    """Everything that is found in `document`; ids are stable for the same words.

    Judgements and development points are mined from visitation reports, and what a corporation says of its partners
    from position papers; agreements from performance agreements; figures from all of these. A document of another kind
    names organisations, and no more.
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
    judged = link(identified(_themed(judgements), document_id))
    found = tuple(identified(themes(document, scopes, judged), document_id))
    wanted = below_themes(development_points(document, scopes), found, document)
    return Findings(
        judgements=tuple(judged),
        development_points=tuple(link_repeats(identified(wanted, document_id))),
        themes=found,
        figures=tuple(identified(figures(document, scopes), document_id)),
        organisations=organisations(document),
        warnings=tuple(check_scores(judged, document)),
    )


def _themed(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements with the main theme of what is judged, as far as its name, quote or headings tell."""
    return [
        j if j.theme else replace(j, theme=theme_of(j.subject or j.quote, headings_of(j.section), j.quote).theme)
        for j in judgements
    ]


def _agreements(document: Document, document_id: str) -> Findings:
    scopes = Scopes(document)
    agreed = agreements(document, scopes)
    found = tuple(identified(themes(document, scopes, agreements=agreed), document_id))
    return Findings(
        themes=found,
        agreements=tuple(identified(by_chapter(agreed, found, document), document_id)),
        figures=tuple(identified(figures(document, scopes), document_id)),
        organisations=organisations(document),
    )


def _position_paper(document: Document, document_id: str) -> Findings:
    """A corporation about itself: only what it says of its partners is a verdict, only old advice is a point."""
    scopes = Scopes(document)
    old = [p for p in development_points(document, scopes) if p.origin == "vorige_visitatie"]
    judgements = [*grade_judgements(document, scopes), *word_judgements(document, scopes)]
    return Findings(
        judgements=tuple(link(identified(_themed(judgements), document_id))),
        development_points=tuple(link_repeats(identified(old, document_id))),
        figures=tuple(identified(figures(document, scopes), document_id)),
        organisations=organisations(document),
    )


def _annual_report(document: Document, document_id: str) -> Findings:
    return Findings(
        figures=tuple(identified(figures(document, Scopes(document)), document_id)),
        organisations=organisations(document),
    )


_MINERS: dict[DocumentKind, Callable[[Document, str], Findings]] = {
    "visitatierapport": _report,
    "prestatieafspraken": _agreements,
    "position_paper": _position_paper,
    "jaarverslag": _annual_report,
}
