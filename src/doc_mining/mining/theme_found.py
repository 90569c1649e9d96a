"""Themes where findings stand: the headings above the committee's verdicts on performance, and above agreements.

Such a heading is a theme whatever its words: "Thuis na de brand", "Afspraak is afspraak".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from doc_mining.mining.scopes import Scopes
from doc_mining.mining.taxonomy import main_theme
from doc_mining.mining.theme_headings import SURE, bare, headings, is_empty, named, start_of
from doc_mining.mining.theme_rules import Candidate, theme_rules
from doc_mining.records import Agreement, Document, Judgement, Passage

Path = tuple[str, ...]


def judged_sections(document: Document, scopes: Scopes, judgements: Iterable[Judgement]) -> Iterator[Candidate]:
    """The headings above verdicts of the committee on performance that are no part of a report's make-up; two at least."""
    places = _places(document)
    repeated = _repeated(places)
    found: dict[Path, Candidate] = {}
    for judged in judgements:
        if judged.appraiser_type != "commissie" or judged.aspect != "prestaties" or judged.part:
            continue
        path = _theme_above(judged.section, repeated, scopes)
        if path and path in places and path not in found:
            candidate = _candidate(places[path], scopes)
            if candidate:
                found[path] = candidate
    if len(found) > 1:
        yield from sorted(found.values(), key=lambda c: c.passage.order)


def agreement_chapters(document: Document, scopes: Scopes, agreements: Iterable[Agreement]) -> Iterator[Candidate]:
    """The headings of the highest rank on which two at least have agreements below them."""
    places = _places(document)
    repeated = _repeated(places)
    paths = [tuple(map(bare, a.section)) for a in agreements if not a.part]
    for depth in range(1, max(map(len, paths), default=0) + 1):
        above = dict.fromkeys(path[:depth] for path in paths if len(path) >= depth)
        own = {path for path in above if path in places and _is_chapter(path[-1], repeated, scopes)}
        if len(own) > 1:
            beside = (path for path in places if len(path) == depth and path[:-1] in {p[:-1] for p in own})
            filled = (path for path in beside if not is_empty(places[path], document))
            own.update(path for path in filled if _is_named_chapter(path[-1], repeated, scopes))
            for path in sorted(own, key=lambda path: places[path].order):
                yield from named(places[path], _behind_label(places[path]), scopes.at(places[path]), "chapter", 0.85)
            return


def _is_chapter(heading: str, repeated: frozenset[str], scopes: Scopes) -> bool:
    rules = theme_rules()
    made_up = heading.lower() in repeated or rules.framing.match(heading) or rules.cover.search(heading)
    return not made_up and not scopes.is_area(heading)


def _is_named_chapter(heading: str, repeated: frozenset[str], scopes: Scopes) -> bool:
    """Whether a heading without agreements of its own, beside those with them, is a theme by its words."""
    themed, sure = main_theme(heading)
    known = themed and sure >= SURE and not theme_rules().never.match(heading)
    return bool(known) and _is_chapter(heading, repeated, scopes)


def _places(document: Document) -> dict[Path, Passage]:
    """The headings by their path, their own words last, numbers left away."""
    return {(*map(bare, h.section), bare(h.text)): h for h in headings(document)}


def _repeated(places: Iterable[Path]) -> frozenset[str]:
    """Headings that return under several others: parts of which every theme's section is made."""
    counts = Counter(path[-1].lower() for path in places)
    return frozenset(heading for heading, count in counts.items() if count > 1)


def _theme_above(section: Sequence[str], repeated: frozenset[str], scopes: Scopes) -> Path | None:
    path = tuple(map(bare, section))
    if any(theme_rules().summing.search(heading) for heading in path):
        return None
    while path and not _may_be_theme(path, repeated, scopes):
        if theme_rules().performance.search(path[-1]):
            return None
        path = path[:-1]
    return path or None


def _may_be_theme(path: Path, repeated: frozenset[str], scopes: Scopes) -> bool:
    rules, heading = theme_rules(), path[-1]
    if heading.lower() in repeated or rules.never.match(heading) or rules.performance.search(heading):
        return False
    return not rules.cover.search(heading) and not scopes.is_area(heading)


def _candidate(heading: Passage, scopes: Scopes) -> Candidate | None:
    """The heading's theme; None for a perspective other than performance."""
    start = _behind_label(heading)
    if main_theme(heading.text[start:])[0] in theme_rules().perspectives:
        return None
    return Candidate(heading, start, len(heading.text), scopes.at(heading), "judged section", 0.85)


def _behind_label(heading: Passage) -> int:
    start = start_of(heading)
    label = theme_rules().label.match(heading.text, start)
    return label.end() if label else start
