"""Dutch compounds taken apart: "huurdersorganisatie" is about an organisation too."""

from __future__ import annotations

from functools import lru_cache

from doc_mining.text.words import words

_SHORTEST = 4  # letters of a part
_LINKS = ("", "s", "e", "en", "n")
# Prefixes that make a verb or preposition, no compound: "onderhoud" is no kind of "houd".
_PREFIXES = frozenset(
    "aan achter binnen boven buiten door mede midden naar onder over rond samen tegen terug tussen voor voort vooruit weer "
    "zelf mee open toe uit weg her ver ont niet tien vier vijf".split()
)
# Endings that are words by accident.
_SUFFIXES = frozenset("heid baar loos eren elen lijk ling ende elijk isch aire atie iteit ering ieren eling".split())


@lru_cache(maxsize=200_000)
def parts(word: str) -> tuple[str, ...]:
    """The words that a lower-case compound is made of, longest first; () for a word that is none.

    Wherever it can be cut into a known word and a rest that is known or a compound itself, both count, and so do the
    parts of the rest: of "woningbouwopgave" woningbouw, opgave, bouwopgave, woning and bouw. Linking -s-, -e- and -en-
    are left out.
    """
    found: dict[str, None] = {}
    known = words()
    for at in range(_SHORTEST, len(word) - _SHORTEST + 1):
        left, rest = _part(word[:at], known), word[at:]
        if not left or left in _PREFIXES or rest in _SUFFIXES:
            continue
        deeper = parts(rest) if len(rest) >= 2 * _SHORTEST else ()
        if rest in known or deeper:
            found[left] = None
            if rest in known:
                found[rest] = None
            found.update(dict.fromkeys(deeper))
    return tuple(sorted(found, key=lambda p: (-len(p), p)))


def _part(piece: str, known: frozenset[str]) -> str | None:
    """A first part: a known word, or one with a link behind it."""
    for link in _LINKS:
        bare = piece[: len(piece) - len(link)] if piece.endswith(link) else ""
        if len(bare) >= _SHORTEST and bare in known:
            return bare
    return None
