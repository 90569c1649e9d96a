"""Whom a pronoun stands for: the judge or subject that running text named last."""

from __future__ import annotations

from collections import deque

from doc_mining.mining.judges import Judge, judge_at
from doc_mining.mining.verdict import Speech
from doc_mining.mining.verdict_rules import verdict_rules

_BACK = 8  # sentences; a pronoun reaches no farther
_SUBJECT_BEFORE = 25  # characters that may stand before a subject: "Over dit onderwerp ..."


class Antecedents:
    """What was said last, looked through only when a pronoun asks for it."""

    def __init__(self) -> None:
        self._said: deque[tuple[Judge, ...] | str] = deque(maxlen=_BACK)

    def clear(self) -> None:
        """A heading: no pronoun looks past it."""
        self._said.clear()

    def judged(self, judges: tuple[Judge, ...]) -> None:
        """These gave a verdict."""
        self._said.append(judges)

    def said(self, sentence: str) -> None:
        """A sentence was read; its subject may be meant later."""
        self._said.append(sentence)

    def both(self, speech: Speech) -> tuple[Judge, ...]:
        """The two judges that were named last, in the order of the text: whom "beide" stands for; else the last one."""
        out: list[Judge] = []
        for said in reversed(self._said):
            found = said if isinstance(said, tuple) else _subject(said, speech)
            out = [*(j for j in found if j not in out), *out]
            if len(out) >= 2:
                return tuple(out[-2:])
        return tuple(out)

    def last(self, speech: Speech) -> tuple[Judge, ...]:
        """The judge that was named last, the corporation itself apart; () when there is none."""
        for said in reversed(self._said):
            found = said if isinstance(said, tuple) else _subject(said, speech)
            if found:
                return found
        return ()


def _subject(sentence: str, speech: Speech) -> tuple[Judge, ...]:
    named = judge_at(sentence, 0, min(len(sentence), 90), speech.names, speech.we)
    first = next((m for m in named if m.judge.type != "corporatie"), None)
    if first is None or first.start > _SUBJECT_BEFORE or verdict_rules().object.search(sentence[: first.start]):
        return ()
    return (first.judge,)
