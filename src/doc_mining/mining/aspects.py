"""What a verdict is on: the words of its clause say it, else the headings above, from the nearest to the farthest."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from doc_mining.records import Aspect
from doc_mining.text.prefilter import Family, Prefiltered


class _Rules(NamedTuple):
    headings: Family[Aspect]
    objects: Family[tuple[int, Aspect, int]]  # its order, the aspect, and how far it gives way to others
    chapters: tuple[tuple[Aspect, Prefiltered], ...]
    whole: Prefiltered
    widely: Prefiltered
    performs: Prefiltered
    perspectives: Prefiltered
    themed: Prefiltered
    generic: Prefiltered
    back: Prefiltered
    weak: Prefiltered


@cache
def _rules() -> _Rules:
    text = files("doc_mining.mining").joinpath("rules/aspects.toml").read_text(encoding="utf8")
    data: dict[str, Any] = tomllib.loads(text)
    return _Rules(
        headings=Family((x["aspect"], Prefiltered(x["pattern"], re.I)) for x in data["headings"]["order"]),
        objects=Family(
            ((order, x["aspect"], x.get("gives_way", 0)), Prefiltered(x["pattern"], re.I))
            for order, x in enumerate(data["objects"]["order"])
        ),
        chapters=tuple((x["aspect"], Prefiltered(x["pattern"], re.I)) for x in data["chapters"]["order"]),
        whole=Prefiltered(data["whole"]["pattern"], re.I),
        widely=Prefiltered(data["whole"]["widely"], re.I),
        performs=Prefiltered(data["whole"]["performs"], re.I),
        perspectives=Prefiltered(data["whole"]["perspectives"], re.I),
        themed=Prefiltered(data["themed"]["pattern"], re.I),
        generic=Prefiltered(data["generic"]["pattern"], re.I),
        weak=Prefiltered(data["weak"]["relatie_communicatie"], re.I),
        back=Prefiltered(data["back"]["pattern"], re.I),
    )


# Aspects under which a bare word of performance ("de resultaten") still belongs to the heading above.
_STRONG = ("governance", "vermogen", "representativiteit", "prestatieafspraken")
_CONTACT = ("samenwerking", "relatie_communicatie", "invloed_beleid")


def aspect_of(
    clause: str, section: Sequence[str] = (), at: int | None = None, sentence: str = "", default: Aspect = "overig"
) -> Aspect:
    """What is judged in `clause` under the headings of `section`; `at` is where its verdict stands.

    `sentence` is the sentence up to the verdict: asked where the clause itself names nothing that is judged. `default`
    is the answer where the headings say nothing either.

    A verdict on a theme, field or opgave is prestaties, whoever gives it; criteria under governance or besturing are
    governance, those under vermogen or maatschappelijke capaciteit vermogen; eindoordeel is a verdict on everything.
    """
    rules = _rules()
    above = heading_aspect(section)
    if rules.perspectives.search(clause.strip()):
        return "eindoordeel"
    if rules.performs.search(clause[:at]):
        return "eindoordeel"
    if rules.widely.search(clause):
        return "prestaties"
    if rules.whole.search(clause) and not _object(clause, at, ("prestaties",)):
        return "eindoordeel"
    if (own := _own_chapter(clause[:at])) and above in ("governance", "vermogen"):
        return own
    said = _object(clause, at) or (_object(sentence, None) if sentence else None)
    if said and said != "prestaties" and _names_two(section):
        return said
    if above in ("governance", "vermogen"):
        return "prestaties" if rules.themed.search(clause) else above
    if said == "prestaties" and above in _STRONG:
        return above
    if said == "samenwerking" and above == "prestatieafspraken" and any("afspra" in h.lower() for h in section):
        return above
    if not said and above in (None, "prestaties") and rules.weak.search(clause):
        return "relatie_communicatie"
    return said or above or default


def _own_chapter(clause: str) -> Aspect | None:
    """Governance or vermogen where the clause opens with its very name, under whatever heading."""
    return next((aspect for aspect, pattern in _rules().chapters if pattern.search(clause)), None)


def points_back(clause: str, at: int) -> bool:
    """Whether what is judged at `at` is only a pronoun, which stands for what the sentence before was on."""
    return _rules().back.search(clause[:at]) is not None


def said_aspect(clause: str, at: int | None = None) -> Aspect | None:
    """The aspect that the words of a clause name, headings apart."""
    return _object(clause, at)


def _object(clause: str, at: int | None, ignore: tuple[str, ...] = ()) -> Aspect | None:
    """The aspect whose word stands nearest to the verdict; words of performance give way to any other."""
    best: tuple[int, int, Aspect] | None = None
    where = len(clause) if at is None else at
    for (order, aspect, gives_way), pattern in _rules().objects.that_may_match(clause):
        if aspect in ignore:
            continue
        for m in pattern.finditer(clause):
            distance = where - m.end() if m.end() <= where else 2 * (m.start() - where)
            rank = distance + gives_way
            if best is None or (rank, order) < best[:2]:
                best = (rank, order, aspect)
    return best[2] if best else None


def heading_aspect(section: Sequence[str]) -> Aspect | None:
    """The aspect that the headings name; those that only say who judges are passed over."""
    return next((aspect for heading in reversed(section) if (aspect := _of_heading(heading))), None)


def _names_two(section: Sequence[str]) -> bool:
    """Whether the nearest heading that names an aspect names two, so that each sentence's own word decides."""
    nearest = next((heading for heading in reversed(section) if _of_heading(heading)), "")
    parts = re.split(r"\s+(?:en|&)\s+|,\s+", nearest)
    return len(parts) > 1 and len({a for part in parts if (a := _of_heading(part.strip()))}) > 1


@lru_cache(maxsize=4096)
def _of_heading(heading: str) -> Aspect | None:
    rules = _rules()
    text = re.sub(r"\s+", " ", heading).strip()
    if rules.generic.search(text):
        return None
    return next((a for a, pattern in rules.headings.that_may_match(text) if pattern.search(text)), None)
