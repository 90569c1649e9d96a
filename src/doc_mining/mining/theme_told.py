"""Themes that running text tells, whatever they are called: "Met Noordwoud is afgesproken te werken aan … en …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doc_mining.mining.scopes import WHOLE, Scopes
from doc_mining.mining.taxonomy import main_theme, named_theme
from doc_mining.mining.theme_rules import Candidate, theme_rules
from doc_mining.records import Document, Passage
from doc_mining.text.sentences import sentences

_ALONE, _PLACED = 3, 2  # names that a run has at least, and one behind the name of an area
_LEGEND = 4  # names of a run with numbers
_WORDS = 7  # of a name
_NUMBERED = re.compile(
    r"(?:^|[,;:]|\ben)\s*(?:\d{1,2}|[a-hA-H])[.)]?\s+(?P<name>[^\d,;:][^,;:]*?)(?=\s*(?:[,;.]|$|\ben \d))"
)
_COMMA = re.compile(r"\s*[,;]\s*(?:en (?!met\b))?")

Bounds = tuple[int, int]


def told(document: Document, scopes: Scopes) -> Iterator[Candidate]:
    """Runs of themes in sentences that tell what was agreed, chosen or judged, each with the area that it names.

    The names need not be known ones; most must be on a main theme. Sentences that name another area go on with its own.
    """
    for passage in document.body():
        if passage.part is not None or passage.kind not in ("paragraph", "list_item", "box"):
            continue
        if not theme_rules().told_of.search(passage.text):
            continue
        found: list[Candidate] = []
        bounds = sentences(passage.text)
        for n, (start, end) in enumerate(bounds):
            around = passage.text[bounds[max(n - 1, 0)][0] : bounds[min(n + 1, len(bounds) - 1)][1]]
            goes_on = found and scopes.named_in(passage.text[start:end])
            if goes_on or _tells(passage.text[start:end], around):
                found += _of_sentence(passage, start, end, scopes)
        if found:
            yield from found
            return


def legend(document: Document, scopes: Scopes) -> Iterator[Candidate]:
    """The names behind the numbers or letters of columns: "1 betaalbaarheid, 2 duurzaamheid, …"; all of them known ones."""
    for passage in document.body():
        if passage.part is not None or passage.kind in ("table", "heading"):
            continue
        found = list(_NUMBERED.finditer(passage.text))
        if len(found) >= _LEGEND and all(named_theme(m["name"]) for m in found):
            for m in found:
                yield Candidate(passage, m.start("name"), m.end("name"), scopes.at(passage, m.start()), "legend", 0.75)
            return


def _tells(sentence: str, around: str) -> bool:
    """Whether a sentence may tell themes: it, or one beside it, says what they are and what was done with them."""
    rules = theme_rules()
    about = rules.told_of.search(around) and rules.told_chosen.search(around)
    return bool(about and rules.told_lead.search(sentence) and not rules.elsewhere.search(sentence))


def _of_sentence(passage: Passage, start: int, end: int, scopes: Scopes) -> list[Candidate]:
    """The themes of a sentence, part by part: each part may name an area of its own."""
    out: list[Candidate] = []
    for a, b in _parts(passage.text, start, end):
        area = scopes.named_in(passage.text[a:b])
        for lead in theme_rules().told_lead.finditer(passage.text, a, b):
            names = _names(passage.text, lead.end(), b)
            if len(names) >= (_PLACED if area else _ALONE):
                scope = area or scopes.of_place(passage) or WHOLE
                out += [Candidate(passage, x, y, scope, "told", 0.7) for x, y in names]
                break
    return out


def _parts(text: str, start: int, end: int) -> Iterator[Bounds]:
    """A sentence's parts, cut where the next area begins: "…; in Zuidwoud om …"."""
    at = start
    for m in theme_rules().told_next.finditer(text, start, end):
        yield at, m.start()
        at = m.end()
    yield at, end


def _names(text: str, start: int, end: int) -> list[Bounds]:
    """The names in a run, () where what stands there is none: names are short, and most are on a main theme."""
    pieces: list[Bounds] = []
    at = start
    for m in (*_COMMA.finditer(text, start, end), None):
        pieces.append((at, m.start() if m else end))
        at = m.end() if m else end
    pieces = [_bare(text, *piece) for piece in pieces]
    pieces[-1:] = _split(text, *pieces[-1])
    names = [text[a:b] for a, b in pieces]
    if any(not 1 <= len(name.split()) <= _WORDS or theme_rules().told_never.search(name) for name in names):
        return []
    themed = [main_theme(name)[0] for name in names]
    if theme_rules().perspectives.intersection(theme for theme in themed if theme):
        return []
    return pieces if themed[0] and 3 * sum(theme is not None for theme in themed) >= 2 * len(names) else []


def _split(text: str, start: int, end: int) -> list[Bounds]:
    """The last two names, which "en" joins; "wonen en zorg" is one."""
    if named_theme(text[start:end]):
        return [(start, end)]
    for m in reversed(list(re.finditer(r"\s+en\s+", text[start:end]))):
        left, right = _bare(text, start, start + m.start()), _bare(text, start + m.end(), end)
        if main_theme(text[slice(*left)])[0] and main_theme(text[slice(*right)])[0]:
            return [left, right]
    return [(start, end)]


def _bare(text: str, start: int, end: int) -> Bounds:
    """Bounds without what surrounds a name: quotes, an article, the sentence's full stop."""
    m = re.compile(
        r"[\s‘’'“”\"(]*(?:(?:en|de|het|ten slotte|tot slot|verder|als laatste|[a-h1-9][).])\s+)*[‘’'“”\"]*"
    ).match(text, start, end)
    start = m.end() if m else start
    return start, start + len(text[start:end].rstrip(" .;:,‘’'“”\")"))
