"""Whom a pronoun or a short form stands for: the judge or subject that running text named last."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping

from doc_mining.mining.judge_rules import judge_rules
from doc_mining.mining.judges import Judge, judge_at
from doc_mining.mining.verdict import Speech
from doc_mining.mining.verdict_rules import verdict_rules

_BACK = 8  # sentences; a pronoun reaches no farther
_SUBJECT_BEFORE = 25  # characters that may stand before a subject: "Over dit onderwerp ..."
_SINGLE = ("huurders", "zorg_welzijn", "collega_corporatie", "overig", "belanghebbenden")  # who can be "de organisatie"


class Antecedents:
    """What was said last, looked through only when a pronoun or a short form asks for it."""

    def __init__(self, names: Mapping[str, Judge]) -> None:
        self._said: deque[tuple[Judge, ...] | str] = deque(maxlen=_BACK)
        self._names = names  # by which nearly every sentence is asked for its subject, again and again
        self._subjects: dict[tuple[str, Judge], tuple[Judge, ...]] = {}

    def clear(self) -> None:
        """A heading: no pronoun looks past it."""
        self._said.clear()
        self._subjects.clear()

    def judged(self, judges: tuple[Judge, ...]) -> None:
        """These gave a verdict."""
        self._said.append(judges)

    def said(self, sentence: str) -> None:
        """A sentence was read; its subject may be meant later."""
        self._said.append(sentence)

    def _subject(self, sentence: str, speech: Speech) -> tuple[Judge, ...]:
        if speech.names is not self._names:
            return _subject(sentence, speech)
        known = self._subjects.get((sentence, speech.we))
        if known is None:
            known = self._subjects[sentence, speech.we] = _subject(sentence, speech)
        return known

    def both(self, speech: Speech) -> tuple[Judge, ...]:
        """The two judges that were named last, in the order of the text: whom "beide" stands for; else the last one."""
        out: list[Judge] = []
        for said in reversed(self._said):
            found = said if isinstance(said, tuple) else self._subject(said, speech)
            out = [*(j for j in found if j not in out), *out]
            if len(out) >= 2:
                return tuple(out[-2:])
        return tuple(out)

    def last(self, speech: Speech) -> tuple[Judge, ...]:
        """The judge that was named last, the corporation itself apart; () when there is none."""
        for said in reversed(self._said):
            found = said if isinstance(said, tuple) else self._subject(said, speech)
            if found:
                return found
        return ()

    def subjects(self, speech: Speech) -> tuple[Judge, ...]:
        """The judges and subjects named so far, the last one last."""
        return tuple(
            j for said in self._said for j in (said if isinstance(said, tuple) else self._subject(said, speech))
        )

    def neuter(self, speech: Speech) -> bool:
        """Whether "het" can stand for the judge that was named last: "het Kernenplatform"."""
        named = self.last(speech)
        return len(named) == 1 and judge_rules().neuter.search(named[0].name or "") is not None

    def short_forms(self, sentence: str, speech: Speech) -> dict[str, Judge]:
        """The judges that `sentence` names by a part of their name: "de raad" for the Huurdersraad named before."""
        out: dict[str, Judge] = {}
        for m in judge_rules().short_form.finditer(sentence) if self._said else ():
            noun = m["noun"].lower()
            if meant := self._bearer(noun, sentence[: m.start()], speech):
                out[m["noun"]] = meant
        return out

    def _bearer(self, noun: str, before: str, speech: Speech) -> Judge | None:
        """Who bears `noun` in its name, looked for from the nearest sentence back; else the last organisation at all."""
        for judge in self._named(before, speech):
            own = (judge.name or "").lower()
            if re.search(rf"{noun}(?!\w)", own):
                return judge if judge.type != "corporatie" else None
            if noun in judge_rules().any_organisation and judge.type in _SINGLE and _is_one(judge):
                return judge
        return None

    def _named(self, before: str, speech: Speech) -> Iterator[Judge]:
        """The judges of this sentence so far and of those before it, the last one first."""
        for said in (before, *reversed(self._said)):
            if isinstance(said, tuple):
                yield from reversed(said)
            else:
                yield from (m.judge for m in reversed(judge_at(said, names=speech.names, we=speech.we)))


def _is_one(judge: Judge) -> bool:
    """Whether a judge is one organisation by name, not a group."""
    return re.search(r"[A-ZÉ]", judge.name or "") is not None


def _subject(sentence: str, speech: Speech) -> tuple[Judge, ...]:
    named = judge_at(sentence, 0, min(len(sentence), 90), speech.names, speech.we)
    first = next((m for m in named if m.judge.type != "corporatie"), None)
    if first is None or first.start > _SUBJECT_BEFORE or verdict_rules().object.search(sentence[: first.start]):
        return ()
    return (first.judge,)
