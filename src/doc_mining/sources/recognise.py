"""What a document is: kind, title, corporation, bureau, method, period, publication, municipalities."""

from __future__ import annotations

from doc_mining.records import Document, Identity
from doc_mining.sources.bureau import bureau
from doc_mining.sources.corporation import corporation
from doc_mining.sources.kinds import Evidence, kind_of
from doc_mining.sources.places import working_area
from doc_mining.sources.times import methodology, period, published, term
from doc_mining.sources.title import title
from doc_mining.sources.view import view


def recognise(document: Document) -> Identity:
    """The identity of `document`, from its pages and never from the name of its file; None where they do not say."""
    seen = view(document)
    called = title(document, seen)
    kind = kind_of(Evidence([*seen.front, *([called] if called else [])], seen.headings, seen.margins, seen.body))
    owner = corporation(seen, kind)
    visited = kind == "visitatierapport"
    start, end = period(seen) if visited else (None, None) if kind in ("overig", "artikel") else term(seen, kind)
    return Identity(
        kind=kind,
        title=called,
        corporation=owner,
        bureau=bureau(seen, owner) if visited else None,
        methodology=methodology(seen) if visited else None,
        period_start=start,
        period_end=end,
        published=published(seen, kind),
        municipalities=working_area(document, seen, kind, owner) if kind not in ("overig", "artikel") else (),
    )
