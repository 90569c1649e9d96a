"""Who commits to an agreement: the subject of its clause, or the party of the lead-in above it."""

from __future__ import annotations

import re
from functools import lru_cache

from doc_mining.mining.agreement_rules import agreement_rules

_JOINED = re.compile(r"\s*(?:,|,?\s?en|/|&|alsmede|,? evenals|samen met)\s+(?:ook\s+)?(?:de\s+|het\s+)?$")

_FURTHER = re.compile(r"(?:,|;|,? en|,? terwijl|,? maar|\bDaarnaast)\s+(?:de\s+)?$")
_SHARE = re.compile(
    r"\s(?:er )?(?:(?:ten )?(?:hoogste|minste)|maxima+l|minimaal|minstens|circa|ca\.|ongeveer|er)?\s?\d"
)
_VERB = re.compile(r"\s+(?!(?:met|het|niet|dit|dat|uit|tot|en|tussen|binnen|buiten|samen|tegen|of)\b)[a-z]+(?:t|en)\b")


class Parties:
    """The parties that a document names, and where a text names them."""

    def __init__(self, names: tuple[str, ...] = ()) -> None:
        self.names = names
        self.pattern = _pattern(names)

    def subject(self, clause: str, *, any_verb: bool = False) -> tuple[str, ...]:
        """The parties that stand before or directly behind the first verb of a clause, as written, without article.

        The verb is one with which parties commit themselves; with `any_verb`, any that directly follows a party.
        """
        rules = agreement_rules()
        verb = rules.commit.search(clause)
        if any_verb:
            behind_party = (_VERB.match(clause, m.end()) for m in self.pattern.finditer(clause))
            verb = verb or next((v for v in behind_party if v), None)
        if verb is None:
            return ()
        named = list(self.pattern.finditer(clause))
        before = [m for m in named if m.end() <= verb.start() and not _object(clause, m)]
        if before:
            return self._joined(clause, before)
        behind = [m for m in named if 0 <= m.start() - verb.end() <= 3]
        return self._joined(clause, [m for m in named if m.start() >= behind[0].start()]) if behind else ()

    def named(self, text: str) -> tuple[str, ...]:
        """All parties in a lead-in or a cell."""
        return tuple(dict.fromkeys(_bare(m[0]) for m in self.pattern.finditer(text)))

    def starts(self, text: str) -> list[int]:
        """Where in a sentence a further clause with a party of its own begins."""
        rules = agreement_rules()
        out = []
        for m in self.pattern.finditer(text):
            joint = _FURTHER.search(text[: m.start()])
            if joint is None:
                continue
            before = rules.commit.search(text[: joint.start()])
            bound = before and (rules.commit.match(text, m.end() + 1) or self.shares(text[m.start() :]))
            if bound or ("terwijl" in joint[0] and rules.commit.search(text, m.end())):
                out.append(m.start())
        return out

    def shares(self, clause: str) -> bool:
        """Whether a clause is a party with its share of a number before it: "… en De Brug 20 aan de haven"."""
        m = self.pattern.match(clause)
        return m is not None and _SHARE.match(clause, m.end()) is not None

    def _joined(self, clause: str, named: list[re.Match[str]]) -> tuple[str, ...]:
        chain = [named[0]]
        for m in named[1:]:
            if _JOINED.fullmatch(clause[chain[-1].end() : m.start()]):
                chain.append(m)
        return tuple(dict.fromkeys(_bare(m[0]) for m in chain))


@lru_cache(maxsize=64)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    party = agreement_rules().party.pattern
    if not names:
        return re.compile(party)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])|{party}")


def _object(clause: str, m: re.Match[str]) -> bool:
    """Whether a party is not the subject: "in overleg met de gemeente", "van de corporatie"."""
    return bool(
        re.search(
            r"\b(?:met|van|aan|door|voor|bij|tussen|namens|binnen|in|via|naar|per|uit)\s+$", clause[: m.start()], re.I
        )
    )


def _bare(name: str) -> str:
    bare = re.sub(
        r"^(?:[Dd]e|[Aa]lle|[Oo]nze)\s+(?=[a-z]|Gemeente|Huurders|Woning|Woon|Stichting|Bewoners|H[BV])", "", name
    )
    common = bare.split()[0].lower() in _COMMON or bare.lower() in ("we", "wij")
    return bare[:1].lower() + bare[1:] if common else bare


_COMMON = {"gemeente", "gemeenten", "partijen", "corporatie", "corporaties", "woningcorporatie", "beide"}
