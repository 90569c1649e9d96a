"""Dutch infinitives, by the stems of the verbs with which advice begins: "betaal" → "betalen", "terugbetalen"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from doc_mining.mining.imperatives import stems

# Parts that stand before a verb in its infinitive: "terug|betalen", "vast|leggen".
_APART = re.compile(
    r"(?:aan|achter|af|bekend|bijeen|bij|binnen|deel|door|gelijk|goed|heen|in|klaar|los|mee|na|neer|om|onder|open|op|"
    r"over|plaats|rond|samen|schoon|stil|tegen|terug|toe|uit|vast|vol|vooruit|voort|voor|vrij|weg)"
)
_CLAUSE_END = re.compile(
    r"\bte (?P<verb>[a-zà-ÿ]{2,}n)\b(?=\s*(?:$|[.,;:()]|(?:aan|achter|als|bij|binnen|buiten|door|en|in|met|na|naar|om|onder|"
    r"op|over|rond|sinds|tegen|totdat|tot|tussen|uit|van|vanaf|via|volgens|voor|voordat|waar\w*|wanneer|zoals|zodat|zonder)\b))"
)


def is_infinitive(word: str) -> bool:
    """Whether a word is the infinitive of a verb of advice, a part before it or none."""
    bare = word.lower()
    if bare in _infinitives():
        return True
    return any(bare[m.end() :] in _infinitives() for m in _parts(bare))


def closes_clause(text: str) -> bool:
    """Whether a clause with "te" and an infinitive, and what it is on, ends in `text`, be it with a few words behind."""
    return any(len(text[: m.start()].split()) > 1 for m in _CLAUSE_END.finditer(text))


def _parts(word: str) -> Iterator[re.Match[str]]:
    m = _APART.match(word)
    while m:
        yield m
        m = _APART.match(word, 0, m.end() - 1)


@cache
def _infinitives() -> frozenset[str]:
    return frozenset(form for stem in stems() for form in _forms(stem))


def _forms(stem: str) -> Iterator[str]:
    """The spellings that the infinitive of a stem may have; one of them is right."""
    if stem[-1] in "aeiou":
        yield from (stem + "n", stem + "an")
        return
    voiced = stem[:-1] + {"f": "v", "s": "z"}.get(stem[-1], stem[-1])
    for form in {stem, voiced}:
        yield form + "en"
        yield form + form[-1] + "en"
        if re.search(r"(aa|ee|oo|uu)[^aeiou]$", form):
            yield form[:-2] + form[-1] + "en"
