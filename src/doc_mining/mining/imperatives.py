"""Dutch imperatives at the beginning of a sentence: "Betrek", "Zorg", "Maak", "Wees"."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_FIRST = re.compile(r"[‘“'\"(]*([A-ZÀ-Þ]?[a-zà-ÿ]+(?:-[a-zà-ÿ]+)?)\b")
# Stems that are nouns as well: "Bouw van woningen", "Zorg en welzijn".
_NOUN = re.compile(
    r"(?:bouw|deel|herstel|onderhoud|onderzoek|overleg|plan|ruil|sloop|start|stem|steun|test|verhuur|verkoop|vraag|werk|zorg) "
    r"(?:van|en|naar|door)\b|"
    # "Begin 2020", "Vier gemeenten", "Pas in het voorjaar", "Stel dat", "Zie bijlage 3", "Neem bijvoorbeeld"
    r"begin (?:jaren |januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|\d)|"
    r"vier (?!de |het |dat |dit |uw |je |elk )|pas (?:in|na|toen|sinds|vanaf|als|wanneer|later|eind|begin)\b|stel dat\b|stap \d|"
    r"zie (?:ook|bijlage|hoofdstuk|paragraaf|figuur|tabel|pagina|voor|verder|\w+, )|neem bijvoorbeeld\b|deel (?:\d|één\b|[ivx]+\b)|"
    r"(?:vraag|plan|stem|doel|start) (?:is|was|blijft|bleef)\b|kijk(?:en)? (?:je|men|we|wij)\b"
)


@cache
def stems() -> frozenset[str]:
    """The stems of the verbs with which advice begins, in small letters."""
    text = (files("doc_mining.mining") / "rules" / "imperatives.txt").read_text("utf-8")
    return frozenset(w for line in text.splitlines() if not line.startswith("#") for w in line.split())


def begins_with_imperative(sentence: str) -> bool:
    """Whether the first word is an imperative; a subject behind it ("Werkt zij", "Is de") makes it none."""
    bare = sentence.strip()
    m = _FIRST.match(bare)
    return m is not None and m[1].lower() in stems() and not _NOUN.match(bare[m.start(1) :].lower())
