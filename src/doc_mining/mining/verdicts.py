"""Judgements in words: what the sentences of a report say, bound to who judges, what, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from doc_mining.mining.antecedents import Antecedents
from doc_mining.mining.aspects import aspect_of, heading_aspect, said_aspect
from doc_mining.mining.grades import covered, said_again
from doc_mining.mining.judges import Judge, heading_judge, judge_at
from doc_mining.mining.labels import Scale, grade_of, read_scale
from doc_mining.mining.scope_rows import rows_of
from doc_mining.mining.scopes import Scopes
from doc_mining.mining.sentences import Sentence, sentences
from doc_mining.mining.subject_matter import subject_matter
from doc_mining.mining.verdict import Speech, Verdict
from doc_mining.mining.verdict_captions import captioned
from doc_mining.mining.verdict_echoes import abstention, carried_verdict, satisfaction
from doc_mining.mining.verdict_papers import partner_verdicts
from doc_mining.mining.verdict_rules import verdict_rules
from doc_mining.mining.verdict_sentences import find_verdicts
from doc_mining.records import Aspect, Document, Judgement, Passage

# What stakeholders are asked about, under headings beside the one that names them.
_ASKED = ("relatie_communicatie", "invloed_beleid", "samenwerking", "prestatieafspraken", "representativiteit")
_RESULTS = re.compile(r"(?:[\d.]+\s+)?(?:resultaten|prestaties)\b", re.I)
_BOTH = re.compile(r"\b(?:beide|beiden|allebei)\b(?! \w+(?:en|s)\b)", re.I)
_SHORTEST_CLAUSE = 15  # characters
_KINDS = ("paragraph", "list_item", "box", "heading")
_NAMES = {
    "commissie": "visitatiecommissie",
    "huurders": "huurders",
    "gemeente": "gemeente",
    "zorg_welzijn": "zorg- en welzijnsorganisaties",
    "collega_corporatie": "collega-corporaties",
    "belanghebbenden": "belanghebbenden",
    "corporatie": "corporatie",
}


def word_judgements(document: Document, scopes: Scopes) -> list[Judgement]:
    """Every judgement in words of running text, lists, boxes and headings, in reading order.

    Tables are left to the scorecards. Rows carry no finding_id and no `repeats` yet.
    """
    return _Discourse(document, scopes).judgements()


@dataclass
class _Heard:
    """What the sentences so far leave behind for the next one."""

    verdict: Verdict | None = None
    verdict_order: int = -9  # the passage in which the last verdict stood
    heading: tuple[int, Judge] | None = None  # level of the last heading that names a judge, and that judge
    aspect: Aspect | None = None  # of the last verdict
    matter: tuple[int, str] | None = None  # level and words of the last heading that says what is judged
    lead_in: Passage | None = None  # "Oordeel commissie:" alone; the label follows in the next passage
    giving: set[int] = field(default_factory=set)  # passages in which a verdict was given


class _Discourse:
    """One reading of a document from start to end."""

    def __init__(self, document: Document, scopes: Scopes) -> None:
        self.document, self.scopes = document, scopes
        self.scale: Scale = read_scale(p.text for p in document.body())
        self.names = scopes.names.anywhere
        self.corporation = Judge("corporatie", document.identity.corporation or "corporatie")
        self.heard = _Heard()
        self.antecedents = Antecedents()

    def judgements(self) -> list[Judgement]:
        out: list[Judgement] = []
        for passage in self.document.body():
            if passage.kind == "heading":
                self._enter(passage)
            if passage.kind not in _KINDS or _skipped(passage) or passage.order in self.scopes.contents:
                continue
            out += self._of_passage(passage)
        return out

    def _enter(self, heading: Passage) -> None:
        """A heading opens a section: it may name who judges, or close the one that did."""
        judge, level = heading_judge((heading.text,)), heading.level or 1
        if judge:
            self.heard.heading = (level, judge)
        elif self.heard.heading and not self._goes_on(heading, level, self.heard.heading[0]):
            self.heard.heading = None
        self.antecedents.clear()
        if heading_aspect((heading.text,)):
            self.heard.matter = (level, heading.text)
        elif self.heard.matter and (level < self.heard.matter[0] or not self._is_area(heading.text)):
            self.heard.matter = None

    def _goes_on(self, heading: Passage, level: int, judged: int) -> bool:
        """Whether the same judges go on below a heading: it is a lower one, an area, or one of their subjects."""
        if level > judged:
            return True
        on = heading_aspect((heading.text,))
        return level == judged and (on in _ASKED or self._is_area(heading.text) or bool(_RESULTS.match(heading.text)))

    def _is_area(self, heading: str) -> bool:
        return len(heading.split()) <= 4 and self.scopes.of_heading(heading) is not None

    def _is_paper(self, passage: Passage) -> bool:
        """Whether the corporation speaks, of itself and of its partners."""
        titles = (*passage.section, passage.part or "")
        return self.document.identity.kind == "position_paper" or any(_paper_under(title) for title in titles)

    def _headings(self, passage: Passage) -> tuple[str, ...]:
        """The headings above, with the matter that goes on under a bare area: "Prestatieafspraken", then "Noord"."""
        matter = self.heard.matter
        if matter and passage.section and matter[1] not in passage.section and self._is_area(passage.section[-1]):
            return (*passage.section[:-1], matter[1], passage.section[-1])
        return passage.section

    def _speech(self, passage: Passage) -> Speech:
        we = self.corporation if self._is_paper(passage) else Judge("commissie", "visitatiecommissie")
        return Speech(self.names, we, self.scale.labels, self.scopes.municipalities)

    def _of_passage(self, passage: Passage) -> list[Judgement]:
        lead_in, self.heard.lead_in = self.heard.lead_in, passage if _leads_in(passage) else None
        if lead_in and lead_in.group and lead_in.group != passage.group:
            lead_in = None
        if not self._worth(passage.text) and not self._follows(passage):
            return []
        speech = self._speech(passage)
        out: list[Judgement] = []
        title = lead_in.text if lead_in else passage.section[-1] if passage.section else ""
        for sentence in sentences(passage.text):
            alone = captioned(title, sentence.text, speech)
            found = [alone] if alone and self._accepted(alone, passage) else self._verdicts(sentence, passage, speech)
            for verdict in found:
                out += self._judgements(verdict, sentence, passage)
            self.antecedents.said(sentence.text)
            title = sentence.text
        return out

    def _verdicts(self, sentence: Sentence, passage: Passage, speech: Speech) -> list[Verdict]:
        if self._is_paper(passage):
            return partner_verdicts(sentence.text, speech)
        if not self._worth(sentence.text):
            return self._echo(sentence, passage, speech) if self._follows(passage) else []
        found = find_verdicts(sentence.text, speech)
        kept = [v for v in found if self._accepted(v, passage) and not _marked(sentence.text, v, speech)]
        if not kept:
            return self._echo(sentence, passage, speech)
        beside = [
            *self._carried_before(sentence, kept, passage, speech),
            *_withheld_beside(sentence.text, kept, speech),
        ]
        return [*beside, *kept, *self._joined(sentence, kept, passage, speech)]

    def _joined(self, sentence: Sentence, kept: list[Verdict], passage: Passage, speech: Speech) -> list[Verdict]:
        """Who joins in the same sentence: "...; de commissie sluit zich hierbij aan"."""
        last = kept[-1]
        tail = sentence.text[last.end :]
        if len(tail) < _SHORTEST_CLAUSE:
            return []
        source = replace(last, judges=self._resolved(last, sentence, passage))
        carried = carried_verdict(tail, source, speech)
        if carried is None or carried.judges == source.judges:
            return []
        lead = len(tail) - len(tail.lstrip(" ,;."))
        return [replace(carried, start=last.end + lead, end=last.end + carried.end)]

    def _carried_before(
        self, sentence: Sentence, kept: list[Verdict], passage: Passage, speech: Speech
    ) -> list[Verdict]:
        """Who joins in before others differ: "De huurders delen die mening; de gemeente geeft een voldoende"."""
        source, stop = self.heard.verdict, sentence.text.rfind(";", 0, kept[0].label_at)
        if (
            stop < _SHORTEST_CLAUSE
            or kept[0].start < stop
            or not source
            or not source.label
            or not self._follows(passage)
        ):
            return []
        carried = carried_verdict(sentence.text[:stop], source, speech)
        return [carried] if carried else []

    def _worth(self, text: str) -> bool:
        """Cheap: most passages and sentences hold no word of judging, and are not looked at any further."""
        lower = text.lower()
        return any(stem in lower for stem in verdict_rules().stems) or any(word in lower for word in self.scale.labels)

    def _follows(self, passage: Passage) -> bool:
        """Whether a verdict was given so shortly before that it may be taken over."""
        return 0 <= passage.order - self.heard.verdict_order <= 1

    def _echo(self, sentence: Sentence, passage: Passage, speech: Speech) -> list[Verdict]:
        source = self.heard.verdict
        if source and source.label and self._follows(passage):
            carried = carried_verdict(sentence.text, source, speech)
            if carried:
                return [carried]
        withheld = abstention(sentence.text, speech)
        if withheld and (withheld.judges or withheld.pronoun or self._giving(passage)):
            return [withheld]
        content = satisfaction(sentence.text, speech)
        return [content] if content else []

    def _accepted(self, verdict: Verdict, passage: Passage) -> bool:
        named = bool(verdict.judges) or (
            verdict.pronoun and (bool(self._antecedent(passage)) or _speaks(self._heading_judge(passage)))
        )
        if verdict.needs_judge and not named:
            return False
        if verdict.needs_passage and not self._giving(passage):
            return verdict.rule in ("predicate", "scored", "opinion", "bracket", "valued") and bool(verdict.judges)
        return True

    def _giving(self, passage: Passage) -> bool:
        """Whether the passage stands where verdicts are given: by its headings, or by one given before in it."""
        return (
            self._heading_judge(passage) is not None
            or passage.order in self.heard.giving
            or any(verdict_rules().giving.search(h) for h in passage.section)
        )

    def _antecedent(self, passage: Passage) -> tuple[Judge, ...]:
        return self.antecedents.last(self._speech(passage))

    def _heading_judge(self, passage: Passage) -> Judge | None:
        above = heading_judge(passage.section)
        return above or (self.heard.heading[1] if self.heard.heading else None)

    def _resolved(self, verdict: Verdict, sentence: Sentence, passage: Passage) -> tuple[Judge, ...]:
        """The judges of a verdict: whom it names, whom its pronoun stands for, who heads the section, the committee."""
        if verdict.judges:
            return tuple(self._typed(judge, passage) for judge in verdict.judges)
        if verdict.pronoun and _BOTH.search(verdict.clause):
            return self.antecedents.both(self._speech(passage)) or self._antecedent(passage)
        if verdict.pronoun and (meant := self._antecedent(passage)):
            return meant
        if verdict.rule == "plain" and (same := self._spoke_last(passage)):
            return same
        if unknown := self._unknown(sentence, passage):
            return (unknown,)
        above = self._heading_judge(passage)
        if above and above.type == "belanghebbenden" and (told := self._told(sentence, passage)):
            return told
        return (above or Judge("commissie", None),)

    def _told(self, sentence: Sentence, passage: Passage) -> tuple[Judge, ...]:
        """The one of the stakeholders that the passage has been on so far."""
        meant = self._antecedent(passage)
        own = bool(meant) and meant[0].type not in ("commissie", "corporatie", "belanghebbenden")
        return meant if own and (meant[0].name or " ") in passage.text[: sentence.start] else ()

    def _typed(self, judge: Judge, passage: Passage) -> Judge:
        """An organisation of which only the name is known is of the group that was spoken of last."""
        if judge.type != "belanghebbenden" or not judge.name or not judge.name[0].isupper() or judge.name in self.names:
            return judge
        last = next(iter(self._antecedent(passage)), None) or self._heading_judge(passage)
        if judge_at(judge.name) or not last or last.type not in ("huurders", "zorg_welzijn", "collega_corporatie"):
            return judge
        return judge._replace(type=last.type)

    def _spoke_last(self, passage: Passage) -> tuple[Judge, ...]:
        """Who gave the verdict before in this passage, where that was not the committee: they go on."""
        last = self.heard.verdict
        if last is None or self.heard.verdict_order != passage.order or not last.judges:
            return ()
        return last.judges if last.judges[0].type not in ("commissie", "corporatie") else ()

    def _unknown(self, sentence: Sentence, passage: Passage) -> Judge | None:
        """A judge of whom only a name is known; on contact and influence those are mostly tenants' organisations."""
        m = verdict_rules().unknown.match(sentence.text)
        if not m or m["name"] in self.scopes.areas or m["name"] in (self.document.identity.corporation or ""):
            return None
        above = self._heading_judge(passage)
        if above and above.type not in ("commissie", "belanghebbenden"):
            return Judge(above.type, m["name"])
        on = said_aspect(sentence.text) or heading_aspect(passage.section)
        return Judge("huurders" if on in ("invloed_beleid", "relatie_communicatie") else "belanghebbenden", m["name"])

    def _judgements(self, verdict: Verdict, sentence: Sentence, passage: Passage) -> Iterator[Judgement]:
        judges = self._resolved(verdict, sentence, passage)
        sure = (
            verdict.confidence
            if verdict.judges or verdict.pronoun or self._heading_judge(passage)
            else verdict.confidence - 0.15
        )
        if verdict.label:
            self.heard.verdict, self.heard.verdict_order = replace(verdict, judges=judges), passage.order
            if verdict.confidence >= 0.8:
                self.heard.giving.add(passage.order)
        if verdict.judges and verdict.judges[0].type != "corporatie":
            self.antecedents.judged(verdict.judges)
        area = self.scopes.in_sentence(verdict.clause)
        for judge, place in rows_of(judges, self.scopes.together(verdict.clause, area) if area else ()):
            yield self._row(verdict, judge, place, sure, sentence, passage)

    def _row(
        self, verdict: Verdict, judge: Judge, place: str | None, sure: float, sentence: Sentence, passage: Passage
    ) -> Judgement:
        start, end = sentence.start + verdict.start, sentence.start + verdict.end
        identity = self.document.identity
        subject = subject_matter(sentence.text, passage, self.document, self._is_area)
        return Judgement(
            quote=passage.text[start:end],
            page=passage.page_at(start),
            boxes=passage.boxes(start, end),
            section=passage.section,
            part=passage.part,
            scope=self._partners_area(verdict)
            or place
            or self.scopes.at(passage, sentence.start, sentence.end, judge, told=True),
            confidence=round(sure, 2),
            extractor=f"words:{verdict.rule}",
            passage=passage.order,
            start=start,
            appraiser_type=judge.type,
            appraiser=judge.name or _NAMES.get(judge.type),
            about=verdict.about,
            aspect=self._aspect(verdict, sentence, passage, _by_default(verdict, judge, subject)),
            subject=subject,
            label=verdict.label,
            label_to=verdict.label_to,
            form=verdict.form,
            count=verdict.count,
            grade=grade_of(verdict.label, identity.methodology, identity.bureau, self.scale),
            grade_to=grade_of(verdict.label_to, identity.methodology, identity.bureau, self.scale),
        )

    def _partners_area(self, verdict: Verdict) -> str | None:
        """The area of the municipality that a corporation judges."""
        return self.scopes.of_judge(Judge("gemeente", verdict.about)) if verdict.rule == "partner" else None

    def _aspect(self, verdict: Verdict, sentence: Sentence, passage: Passage, default: Aspect) -> Aspect:
        """What is judged; a verdict that is taken over is on what the first one was on, unless it says otherwise."""
        if verdict.rule == "carried" and self.heard.aspect:
            return said_aspect(verdict.clause) or self.heard.aspect
        if verdict.about and verdict.rule == "partner":
            return said_aspect(verdict.clause) or "samenwerking"
        words = sentence.text if verdict.form == "distribution" else sentence.text[: verdict.end]
        found = aspect_of(verdict.clause, self._headings(passage), verdict.at, words, default)
        if verdict.label:
            self.heard.aspect = found
        return found


def _speaks(judge: Judge | None) -> bool:
    """Whether a heading's judge can be meant by "zij": not the committee, which says "wij"."""
    return judge is not None and judge.type not in ("commissie", "corporatie")


def _by_default(verdict: Verdict, judge: Judge, subject: str | None) -> Aspect:
    """What is judged where nothing says it: performance, on a theme or field or by those whom the work is done for."""
    inside = judge.type in ("commissie", "corporatie", "overig")
    return "overig" if inside and not subject and verdict.rule != "field" else "prestaties"


_CLAUSE = re.compile(r"[;,]|\b(?:maar|en|terwijl)\b")


def _withheld_beside(sentence: str, kept: list[Verdict], speech: Speech) -> list[Verdict]:
    """An abstention in a clause of its own, beside the verdicts of others."""
    withheld = abstention(sentence, speech)
    if withheld is None or not withheld.judges:
        return []
    apart = all(_CLAUSE.search(sentence, *sorted((withheld.label_at, v.label_at))) for v in kept)
    return [withheld] if apart else []


def _marked(sentence: str, verdict: Verdict, speech: Speech) -> bool:
    """Whether a number says the same as the label, so that both are one row: "ruim voldoende (7)"."""
    if verdict.label_at < 0 or not re.search(r"\d", sentence):
        return False
    return covered(sentence, verdict.label_at) or said_again(sentence, verdict, speech)


def _skipped(passage: Passage) -> bool:
    """Whether the words of a section or part are no verdicts of this visitation."""
    return any(_none_under(title) for title in (*passage.section, passage.part or ""))


_LONGEST_TITLE = 10  # words; a longer heading is the title of the report


@lru_cache(maxsize=4096)
def _none_under(title: str) -> bool:
    return len(title.split()) <= _LONGEST_TITLE and verdict_rules().skip_sections.search(title) is not None


@lru_cache(maxsize=4096)
def _paper_under(title: str) -> bool:
    return verdict_rules().paper.search(title) is not None


def _leads_in(passage: Passage) -> bool:
    """Whether a passage is only the title of a label that follows: "Oordeel commissie:", "Samenwerking" in a card."""
    text = passage.text.rstrip()
    in_card = passage.group > 0 or passage.kind == "box"
    if in_card and len(text.split()) <= 6 and not text.endswith("."):
        return True
    return len(text) < 90 and bool(verdict_rules().field_verdict.search(text)) and (text.endswith(":") or in_card)
