"""What a reader of a report has heard so far: who speaks, whom a heading names, which verdict was given last."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from doc_mining.mining.antecedents import Antecedents
from doc_mining.mining.aspects import heading_aspect, said_aspect
from doc_mining.mining.declared_scales import read_scale
from doc_mining.mining.judges import Judge, heading_judge, judge_at
from doc_mining.mining.labels import Scale
from doc_mining.mining.scopes import Scopes
from doc_mining.mining.verdict import Speech, Verdict
from doc_mining.mining.verdict_rules import verdict_rules
from doc_mining.records import Aspect, Document, Passage

# What stakeholders are asked about, under headings beside the one that names them.
_ASKED = ("relatie_communicatie", "invloed_beleid", "samenwerking", "prestatieafspraken", "representativiteit")
_RESULTS = re.compile(r"(?:[\d.]+\s+)?(?:resultaten|prestaties)\b", re.I)


class Hearing:
    """One reading of a document from start to end; it remembers what the next sentence may refer to."""

    SURE = 0.8  # a verdict this sure makes its passage one of verdicts

    def __init__(self, document: Document, scopes: Scopes) -> None:
        self.document, self.scopes = document, scopes
        self.scale: Scale = read_scale(p.text for p in document.body())
        self.names = scopes.names.anywhere
        self.corporation = Judge("corporatie", document.identity.corporation or "corporatie")
        self.antecedents = Antecedents(self.names)
        self.verdict: Verdict | None = None  # the last one with a label
        self.verdict_order = -9  # the passage in which it stood
        self.aspect: Aspect | None = None  # what the last verdict was on
        self.aspect_order = -9  # the passage that said so
        self.before = ""  # the sentence before, in the same passage
        self.on: Aspect | None = None  # what the last sentence of this passage that names an aspect was on
        self.topic: str | None = None  # the area that this passage goes on about
        self.lead_in: Passage | None = None  # "Oordeel commissie:" alone; the label follows in the next passage
        self._heading: tuple[int, Judge] | None = None  # level of the last heading that names a judge, and that judge
        self._matter: tuple[int, str] | None = None  # level and words of the last heading that says what is judged
        self._giving: set[int] = set()  # passages in which a verdict was given

    def enter(self, heading: Passage) -> None:
        """A heading opens a section: it may name who judges, or close the one that did."""
        judge, level = heading_judge((heading.text,)), heading.level or 1
        if judge:
            self._heading = (level, judge)
        elif self._heading and not self._goes_on(heading, level, self._heading[0]):
            self._heading = None
        self.antecedents.clear()
        if heading_aspect((heading.text,)):
            self._matter = (level, heading.text)
        elif self._matter and (level < self._matter[0] or not self.is_area(heading.text)):
            self._matter = None

    def _goes_on(self, heading: Passage, level: int, judged: int) -> bool:
        """Whether the same judges go on below a heading: it is a lower one, an area, or one of their subjects."""
        if level > judged:
            return True
        on = heading_aspect((heading.text,))
        return level == judged and (on in _ASKED or self.is_area(heading.text) or bool(_RESULTS.match(heading.text)))

    def is_area(self, heading: str) -> bool:
        """Whether a heading is a place and little more."""
        return len(heading.split()) <= 4 and self.scopes.of_heading(heading) is not None

    def is_paper(self, passage: Passage) -> bool:
        """Whether the corporation speaks, of itself and of its partners."""
        titles = (*passage.section, passage.part or "")
        return self.document.identity.kind == "position_paper" or any(_paper_under(title) for title in titles)

    def headings(self, passage: Passage) -> tuple[str, ...]:
        """The headings above, with the matter that goes on under a bare area: "Prestatieafspraken", then "Noord"."""
        matter = self._matter
        if matter and passage.section and matter[1] not in passage.section and self.is_area(passage.section[-1]):
            return (*passage.section[:-1], matter[1], passage.section[-1])
        return passage.section

    def speech(self, passage: Passage) -> Speech:
        """Who can be meant in a passage."""
        we = self.corporation if self.is_paper(passage) else Judge("commissie", "visitatiecommissie")
        return Speech(self.names, we, self.scale.labels, self.scopes.municipalities)

    def speech_of(self, sentence: str, passage: Passage) -> Speech:
        """Who can be meant in a sentence of a passage, also by the short forms of names that stand before it."""
        speech = self.speech(passage)
        if not self.worth(sentence) and not self.follows(passage):
            return speech
        short = self.antecedents.short_forms(sentence, speech)
        neuter = _IT.search(sentence) is not None and self.antecedents.neuter(speech)
        return replace(speech, names={**speech.names, **short}, neuter=neuter) if short or neuter else speech

    def worth(self, text: str) -> bool:
        """Cheap: most passages and sentences hold no word of judging, and are not looked at any further."""
        return _worth(text, self.scale.labels)

    def follows(self, passage: Passage) -> bool:
        """Whether a verdict was given so shortly before that it may be taken over."""
        return 0 <= passage.order - self.verdict_order <= 1

    def giving(self, passage: Passage) -> bool:
        """Whether the passage stands where verdicts are given: by its headings, or by one given before in it."""
        return (
            self.heading_judge(passage) is not None
            or passage.order in self._giving
            or any(verdict_rules().giving.search(h) for h in passage.section)
        )

    def antecedent(self, passage: Passage) -> tuple[Judge, ...]:
        """Whom a pronoun stands for here; () for nobody."""
        return self.antecedents.last(self.speech(passage))

    def partners(self, passage: Passage, start: int) -> tuple[Judge, ...]:
        """Where the corporation speaks: the partners that it is on at `start` of a passage, the likeliest one last.

        By the heading above, by what it said last, by the municipality that a sentence before opens with.
        """
        above = heading_judge(passage.section)
        last = self.antecedents.subjects(self.speech(passage))
        told = passage.text[:start]
        opened = [
            (m.start(), t)
            for t in self.scopes.municipalities
            for m in re.finditer(rf"(?:^|[.!?]\s){re.escape(t)}\s", told)
        ]
        town = (
            (Judge("gemeente", f"gemeente {max(opened)[1]}"),)
            if opened and not _names_judge(told[max(opened)[0] :])
            else ()
        )
        return (*((above,) if above else ()), *last, *town)

    def heading_judge(self, passage: Passage) -> Judge | None:
        """Who judges by the headings in force."""
        above = heading_judge(passage.section)
        return above or (self._heading[1] if self._heading else None)

    def opened(self) -> None:
        """A passage begins."""
        self.before, self.topic, self.on = "", None, None

    def said(self, sentence: str) -> None:
        """A sentence was read; the next one may refer to it."""
        self.antecedents.said(sentence)
        self.before = sentence
        self.on = said_aspect(sentence) or self.on
        rules = verdict_rules()
        if rules.topic_opens.match(sentence) and (area := self.scopes.in_sentence(sentence[: rules.topic_reach])):
            self.topic = area if len(self.scopes.together(sentence, area)) == 1 else None
        elif self.topic and (rules.topic_closes.search(sentence) or self.scopes.in_sentence(sentence)):
            self.topic = None

    def heard(self, verdict: Verdict, judges: tuple[Judge, ...], passage: Passage) -> None:
        """A verdict of these judges was given in a passage."""
        if verdict.label:
            self.verdict, self.verdict_order = replace(verdict, judges=judges), passage.order
            if verdict.confidence >= self.SURE:
                self._giving.add(passage.order)
        if verdict.judges and verdict.judges[0].type != "corporatie":
            self.antecedents.judged(verdict.judges)


@lru_cache(maxsize=4096)
def _worth(text: str, labels: tuple[str, ...]) -> bool:
    return verdict_rules().stems.search(text) is not None or any(word in text.lower() for word in labels)


def _names_judge(text: str) -> bool:
    """Whether a partner is named in `text`, so that the municipality before it is no longer what it is on."""
    return any(m.judge.type not in ("commissie", "corporatie") for m in judge_at(text))


_IT = re.compile(r"\bhet\b", re.I)


@lru_cache(maxsize=4096)
def _paper_under(title: str) -> bool:
    return verdict_rules().paper.search(title) is not None
