"""The corporation that a document is about."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from typing import NamedTuple

from doc_mining.records import DocumentKind
from doc_mining.sources.capitals import NAME, trimmed, with_name
from doc_mining.sources.registers import fold, has_form, is_corporation, is_municipality, own_name
from doc_mining.sources.rulebook import any_of, rules
from doc_mining.sources.view import View

_TITLED, _LINE, _HEADED, _SAID_FIRST, _SAID = 6.0, 5.0, 2.0, 1.5, 0.7
_KNOWN = 3.0  # for a name in the register
_OFTEN = 12.0  # most that a name gets for being named often
_LEAST = 4.0
_SHORT = 60  # characters of a line that may be a name
_PARTIES = re.compile(r"\s[-–]\s|,\s|\sen\s(?:de\s)?")
_OWN_PAPERS: frozenset[DocumentKind] = frozenset(("position_paper", "bestuurlijke_reactie", "jaarverslag"))
_FIRST = 60  # sentences that introduce a document


class _Introduction(NamedTuple):
    pattern: re.Pattern[str]
    needs: tuple[str, ...]  # words of which a sentence must hold one for the pattern to be tried
    certain: bool  # once said is enough


class _Rules(NamedTuple):
    titled: tuple[re.Pattern[str], ...]
    introduced: tuple[_Introduction, ...]
    formed: re.Pattern[str]
    never: frozenset[str]
    foreign: re.Pattern[str]
    after: re.Pattern[str]


@cache
def _rules() -> _Rules:
    data = rules("corporations")
    return _Rules(
        tuple(map(with_name, data["titled"])),
        tuple(
            _Introduction(with_name(i["pattern"]), tuple(i["needs"]), i.get("certain", False))
            for i in data["introduced"]
        ),
        re.compile(rf"(?i:(?<!\w){data['kept']})\s*{NAME}"),
        frozenset(data["never"]),
        any_of([data["foreign"]]),
        re.compile(
            rf"\s(?:{'|'.join(data['after'])})\b.*$|\s(?:en|&)\s(?:de\s)?(?=(?:{'|'.join(data['forms'])})\s|{data['foreign']}).*$",
            re.IGNORECASE,
        ),
    )


class _Ballot:
    """Points of each candidate, with its spellings on the title page and elsewhere."""

    def __init__(self) -> None:
        self.points: dict[str, float] = defaultdict(float)
        self.printed: dict[str, Counter[str]] = {}
        self.fronted: dict[str, Counter[str]] = {}

    def vote(self, name: str, weight: float, *, front: bool = False) -> None:
        spelled = _cut(name)
        own = fold(own_name(spelled))
        if not _may_be(spelled, own):
            return
        self.points[own] += weight
        (self.fronted if front else self.printed).setdefault(own, Counter())[spelled] += 1

    def spelling(self, own: str) -> str:
        """As the title page prints it, else as the text mostly does."""
        if own in self.fronted:
            formed = Counter({s: n for s, n in self.fronted[own].items() if has_form(s) and s[0].isupper()})
            return (formed or Counter(own_name(s) for s in self.fronted[own].elements())).most_common(1)[0][0]
        return self.printed[own].most_common(1)[0][0]


def corporation(view: View, kind: DocumentKind) -> str | None:
    """The corporation's name as the title page prints it, else as the text mostly spells it.

    Candidates come from title page, headings and introduction; the register and how often the text names them decide.
    Agreements with several corporations are about none of them. Documents of other kinds need a registered name.
    """
    ballot = _Ballot()
    _from_front(view, ballot)
    _from_text(view, ballot)
    if kind in _OWN_PAPERS:
        _from_running_heads(view, ballot)
    strict = kind in ("overig", "artikel")
    points = {own: p + _weight(own, view) for own, p in ballot.points.items() if not strict or is_corporation(own)}
    merged = _merged(points)
    if not merged:
        return None
    best, most = max(merged.items(), key=lambda v: (v[1], len(v[0])))
    if most < (2 * _LEAST if strict else _LEAST):
        return None
    if kind == "prestatieafspraken" and _several(ballot, merged, best):
        return None
    return _as_in_text(ballot.spelling(best), view)


def _from_front(view: View, ballot: _Ballot) -> None:
    known = _rules()
    for line in view.front:
        for pattern in known.titled:
            for m in pattern.finditer(line):
                ballot.vote(m["name"], _TITLED, front=True)
        for m in known.formed.finditer(line):
            ballot.vote(m[0], _LINE, front=True)
        for piece in {line, *_PARTIES.split(line)}:
            if len(piece) < _SHORT and (is_corporation(piece) or _is_name(piece, view)):
                ballot.vote(piece, _LINE, front=True)


def _from_text(view: View, ballot: _Ballot) -> None:
    known = _rules()
    for heading in (*view.margins, *view.headings):
        for pattern in known.titled:
            for m in pattern.finditer(heading):
                ballot.vote(m["name"], _HEADED)
    for n, sentence in enumerate(view.sentences):
        small = sentence.lower()
        for said in [i for i in known.introduced if any(word in small for word in i.needs)]:
            for m in said.pattern.finditer(sentence):
                ballot.vote(m["name"], _LINE if said.certain else _SAID_FIRST if n < _FIRST else _SAID)


def _from_running_heads(view: View, ballot: _Ballot) -> None:
    """Who wrote a paper puts its name on the cover and on each page: "Lindehof – aan de visitatiecommissie"."""
    front = [fold(line) for line in view.front]
    for head in {piece.strip() for line in view.margins for piece in _PARTIES.split(line)}:
        if len(head) < _SHORT and re.fullmatch(NAME, head) and any(line.startswith(fold(head)) for line in front):
            ballot.vote(head, _LINE, front=True)


def _is_name(line: str, view: View) -> bool:
    """Whether a line of the title page is nothing but a name that the text then speaks of."""
    bare = line.strip()
    least = min(4, 2 + len(view.body) // 6000)
    return bool(re.fullmatch(NAME, bare)) and _times(bare, view.body) >= least


def _times(name: str, text: str) -> int:
    """How often a name stands in a text as words of its own."""
    literal = re.escape(name)
    return len(re.findall(rf"{literal}(?<!\w{literal})(?!\w)", text))  # the name first: that is sought the fastest


def _may_be(name: str, own: str) -> bool:
    known = _rules()
    if len(own) < 3 or own in known.never or known.foreign.match(own) or re.search(r"\d{4}", name):
        return False
    if own.split()[0] in known.never and own.split()[0] not in ("de", "het", "ons", "wonen", "onze", "en", "deel"):
        return False
    return not is_municipality(own) or has_form(name)


def _cut(name: str) -> str:
    return trimmed(_rules().after.sub("", trimmed(name)))


def _weight(own: str, view: View) -> float:
    often = _times(own, view.folded)
    return min(_OFTEN, 4000 * often / max(1000, len(view.folded))) + (_KNOWN if is_corporation(own) else 0)


def _merged(points: dict[str, float]) -> dict[str, float]:
    """Of a name and a longer one that opens with it, the one with more points gets both's."""
    out = dict(points)
    for short in points:
        for long in points:
            if long.startswith(short + " ") and long in out and short in out:
                keep, drop = (short, long) if points[short] >= points[long] else (long, short)
                out[keep] += out.pop(drop)
    return out


def _several(ballot: _Ballot, points: dict[str, float], best: str) -> bool:
    return sum(own in ballot.fronted and p >= points[best] / 2 for own, p in points.items()) > 1


def _as_in_text(name: str, view: View) -> str:
    """The case of its letters as in running text, where the title page has capitals only."""
    if not name.isupper() or len(name) < 5:
        return name
    found = Counter(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", view.body, re.IGNORECASE))
    mixed = [spelled for spelled, _ in found.most_common() if not spelled.isupper()]
    return mixed[0] if mixed else name
