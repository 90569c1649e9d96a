"""Which turn of phrase makes a word of the scale a verdict; most of these words are none."""

from __future__ import annotations

import re

from doc_mining.mining.labels import LabelMatch
from doc_mining.mining.verdict_rules import verdict_rules
from doc_mining.mining.verdict_saying import at_most, is_weak, kept, said
from doc_mining.mining.verdict_segments import Segment
from doc_mining.mining.verdict_turns import Cue, bounded, first_of, last_of, turn_of

# Labels that no noun can follow as its adjective.
_ADVERBIAL = frozenset({"naar behoren", "meer dan naar behoren", "boven verwachting", "onder verwachting"})
# Labels that mostly are plain adjectives.
_ORDINARY = frozenset({"goed", "heel goed", "prima"})
_QUOTES = "[‘’“”\"'»«]"


def cue_of(sentence: str, segment: Segment, previous: Cue | None) -> Cue | None:
    """The cue that makes the label of `segment` a verdict, or None; `previous` is that of the label before it."""
    label = segment.label
    lead, tail = sentence[segment.start : label.start], sentence[label.end :]
    after = sentence[label.end : segment.end]
    if attributive := turn_of(lead, tail, segment):
        return attributive
    if keeping := kept(lead, tail, segment):
        return keeping
    opens_next = _COLON.search(lead) is not None and _NEXT.match(tail) is not None
    if not label.quoted and label.label not in _ADVERBIAL and not (_closes(tail) or opens_next):
        return said(lead, tail, segment) if at_most(lead, tail) else None
    if between := bounded(lead, segment):
        return between
    for find in (_by_noun, _by_valuing, _by_scoring, _by_opinion, _by_according, _by_bracket):
        cue = find(lead, after, segment, previous)
        if cue:
            return cue
    if previous and (elided := _elided(lead, segment, previous)):
        return elided
    if label.quoted and re.search(r"\b(?:is|zijn|wordt|worden|blijft|blijven|was|waren|luidt|heet|heten)\b", lead):
        return Cue("predicate", 0.75, needs_passage=True)
    if label.quoted and verdict_rules().bare.match(lead):
        return Cue("predicate", 0.75, needs_passage=True)
    if label.quoted and re.match(r"[’”\"]?\s*is\b[^.]{0,30}\b(?:op zijn plaats|passend|terecht|verdiend)\b", after):
        return Cue("predicate", 0.75, needs_passage=True)
    return (
        _behind_colon(lead, after, label)
        or said(lead, tail, segment)
        or _plain(lead, sentence, label)
        or _quoted(sentence, label)
    )


def _behind_colon(lead: str, after: str, label: LabelMatch) -> Cue | None:
    """The word itself behind what leads to it: "Over deze opgave kunnen wij kort zijn: goed"."""
    if not _COLON.search(lead) or re.search(r"\w", after):
        return None
    return Cue("predicate", 0.75, needs_passage=_WE.search(lead) is None)


_COLON = re.compile(rf":\s*(?:een\s+)?{_QUOTES}?$")
_NEXT = re.compile(r"[’”]?\s+[A-ZÉ]")  # the next sentence of a card, whose line has no stop
_WE = re.compile(r"\b(?:wij|we|(?:visitatie)?commissie|oordeel|waardering)\b", re.I)  # whose word it is


def _quoted(sentence: str, label: LabelMatch) -> Cue | None:
    """A word of the scale in quotation marks, whatever the verb: such a word is cited as the verdict that it is."""
    if not label.quoted or is_weak(label) or verdict_rules().cited.search(sentence):
        return None
    return Cue("quoted", 0.65, needs_passage=True)


def _plain(lead: str, sentence: str, label: LabelMatch) -> Cue | None:
    """Without quotation marks and judge: "De prestaties op dit veld zijn ruim voldoende.", where verdicts are given."""
    rules = verdict_rules()
    if rules.to_call.match(sentence[label.end :]) and rules.plain_link.search(lead):
        return Cue("plain", 0.7, needs_passage=True)
    if is_weak(label) and _THERE.search(lead) and rules.performance.search(lead) and _FINAL.match(sentence, label.end):
        return Cue("plain", 0.6, needs_passage=True)
    if rules.plain_none.search(lead) or not (rules.plain_link.search(lead) or rules.inverted.search(lead)):
        return None
    if rules.inverted.search(lead) and label.label != "goed":
        return Cue("plain", 0.6, needs_passage=True)
    final = re.match(r"\s*[.;]?\s*$", sentence[label.end :]) is not None
    if " " in label.label and not is_weak(label) and re.search(r"\b(?:is|zijn)\s+$", lead):
        final = final or re.match(r"\s*,", sentence[label.end :]) is not None
    if label.label in _ORDINARY:
        return Cue("plain", 0.55, needs_passage=True) if final and rules.plain_starts.search(sentence) else None
    performance = rules.performance.search(lead) is not None
    if is_weak(label) and not performance:
        return (
            Cue("plain", 0.55, needs_passage=True) if label.declared and final and _ONE_THING.fullmatch(lead) else None
        )
    return Cue("plain", 0.6, needs_passage=True) if final or performance or rules.performs.search(lead) else None


_THERE = re.compile(r"\b(?:is|zijn|blijft) (?:er|daar|hier)\s+$")
_ONE_THING = re.compile(r"(?:De|Het|Onze|Haar) (?:[\w’-]+ ){1,8}(?:is|zijn)\s+(?:daarmee |dus |dan ook |daarom )?")


def _closes(tail: str) -> bool:
    """Whether an unquoted label ends its phrase: no noun or adjective hangs on it."""
    rules = verdict_rules()
    if rules.noun_after.search(tail):
        return True
    return bool(rules.ends.search(tail)) and not rules.not_ends.search(tail)


def _by_noun(lead: str, after: str, segment: Segment, previous: Cue | None) -> Cue | None:
    """A noun of judging: "het oordeel van de commissie is goed", "de score ‘goed’", "een goede waardering"."""
    rules, label = verdict_rules(), segment.label
    if rules.noun_after.search(after) and re.search(r"\b(?:een|de|het|als|met)\s+$", lead):
        verb = last_of(rules.scoring, lead, segment.start) or last_of(rules.valuing, lead, segment.start)
        return Cue("noun", 0.75, verb) if verb else None
    found = list(rules.noun.finditer(lead))
    if not found:
        return None
    between = lead[found[-1].end() :]
    if rules.noun_beside.fullmatch(between):
        verb = last_of(rules.scoring, lead, segment.start) or last_of(rules.valuing, lead, segment.start)
        return Cue("noun", 0.9 if label.quoted else 0.8, verb)
    if rules.noun_inverted.search(lead[: found[-1].start()]) and rules.noun_of.fullmatch(between):
        return Cue("noun", 0.8)
    linked = [m for m in rules.noun_verb.finditer(between) if rules.noun_beside.fullmatch(between[m.end() :])]
    if linked and len(between) < 170:
        return Cue("noun", 0.9 if label.quoted else 0.8)
    return None


def _by_valuing(lead: str, after: str, segment: Segment, previous: Cue | None) -> Cue | None:
    """A verb of valuing: "waardeert de samenwerking als goed", "wordt door hen met een voldoende beoordeeld"."""
    rules, label = verdict_rules(), segment.label
    if not rules.lead_valued.search(lead):
        return None
    verb, final = last_of(rules.valuing, lead, segment.start), first_of(rules.valuing, after, label.end)
    if verb is None or (final and re.search(r"\bdat\b", lead[verb[1] - segment.start :])):
        verb = final
    if verb:
        # What "is experienced as good" by nobody in particular is a verdict only where verdicts are given.
        spoken = lead[verb[0] - segment.start :] if verb[0] < label.start else after.lstrip()
        felt = rules.felt.search(spoken)
        return Cue("valued", 0.95 if label.quoted else 0.88, verb, needs_passage=bool(felt))
    if previous and previous.rule in ("valued", "scored", "noun", "elided"):
        return Cue("elided", 0.85, previous.verb)
    return None


def _by_scoring(lead: str, after: str, segment: Segment, previous: Cue | None) -> Cue | None:
    """A verb of scoring: "geeft een goed", "krijgt van de huurders een voldoende", "dat zij goed scoort"."""
    rules, label = verdict_rules(), segment.label
    verb = last_of(rules.scoring, lead, segment.start) or first_of(rules.scoring, after, label.end)
    if not verb:
        return None
    if not label.quoted and re.search(r"\b(?:aan|aangegeven) dat\b", lead[max(0, verb[1] - segment.start) :]):
        return None
    if rules.lead_scored.search(lead):
        article = bool(rules.lead_article.search(lead))
        sure = 0.92 if label.quoted else 0.85 if article and label.label != "goed" else 0.75
        return Cue("scored", sure, verb, needs_passage=not label.quoted and not article)
    said = last_of(rules.opinion, lead, segment.start)
    if label.quoted and (said is None or said[0] <= verb[0]):
        return Cue("scored", 0.9, verb)
    if rules.ends.search(after + " ") and re.search(r"\bscoort\b(?:\s+[\w’-]+){1,6}\s+$", lead):
        return Cue("scored", 0.65, verb, needs_passage=re.match(r"(?:op|voor)\s", lead, re.I) is None)
    near = re.match(r"\s*(?:scoort|scoren|scoorde|geeft|geven|gegeven|invult|invulde)\b", after)
    return Cue("scored", 0.75, verb, needs_judge=True, needs_passage=True) if near else None


def _by_opinion(lead: str, after: str, segment: Segment, previous: Cue | None) -> Cue | None:
    """A verb of opinion: "vindt de invloed ‘voldoende’", "vinden dat de samenwerking goed verloopt"."""
    rules, label = verdict_rules(), segment.label
    verb = last_of(rules.opinion, lead, segment.start) or first_of(rules.opinion, after, label.end)
    if label.quoted:
        return Cue("opinion", 0.9, verb) if verb else None
    said = last_of(rules.saying, lead, segment.start)
    if not verb and not said:
        return None
    governing = verb or said
    if governing is None or governing[0] > label.start:
        beside = re.match(rf"\s*{rules.opinion.pattern}", after, re.I)
        return Cue("opinion", 0.75, verb, needs_judge=True) if beside else None
    clause = lead[governing[1] - segment.start :]
    if verb and rules.agreed.fullmatch(clause):
        return Cue("opinion", 0.75, verb, needs_judge=True)
    if verb and label.label in _ADVERBIAL and not re.search(r"\b(?:niet|geen)\b", clause):
        return Cue("adverb", 0.65, governing, needs_judge=True)
    if re.search(r"\bdat\b", clause):
        ahead = lead[: governing[0] - segment.start]
        if is_weak(label) and rules.said_thing.search(ahead) and _ABOUT_IT.fullmatch(clause) and _IS.match(after):
            return Cue("adverb", 0.65, governing, needs_passage=not label.declared)
        return _adverb(ahead, clause[clause.rindex("dat") :], after, governing, label, sure=bool(verb))
    if (
        verb
        and not re.search(r"\b(?:het|dit|er)\s*$|\belkaar\b", clause)
        and len(clause.split()) <= 14
        and not rules.finite.search(clause)
    ):
        return Cue("opinion", 0.7, verb, needs_judge=True, needs_passage=is_weak(label) or label.label == "goed")
    if verb and _IT.fullmatch(clause) and (label.label not in _ORDINARY or _FINAL.match(after)):
        return Cue("opinion", 0.7, verb, needs_judge=True, needs_passage=True)
    return None


_ABOUT_IT = re.compile(r"[^.;]*\bdat (?:het|dit|die|deze|zij) (?:\w+ ){0,2}")
_IS = re.compile(r"\s*(?:is|zijn|blijft|was gebleven|wordt)\b")
_THAT = re.compile(r"dat (?:die|deze|zij|ze) ", re.I)
_IT = re.compile(r"\s*(?:het|dit|dat|die|deze|haar)\s+(?:zelf |ook |eveneens |allemaal )?", re.I)  # "vindt het matig"
_FINAL = re.compile(r"\s*(?:$|[.;])")


def _adverb(ahead: str, clause: str, after: str, verb: tuple[int, int], label: LabelMatch, *, sure: bool) -> Cue | None:
    """The clause behind "dat": a thing that can go well, and a verb of going beside the label.

    The thing may be named `ahead`: "Over de relatie oordelen zij dat die goed is".
    """
    rules = verdict_rules()
    final = re.match(rf"\s*{rules.adverb_going.pattern}", after)
    middle = re.search(
        rf"{rules.adverb_going.pattern}\s+(?:over het algemeen |in het algemeen |heel |erg |zeer |ook |inmiddels )*$",
        clause,
    )
    negative = re.search(r"\b(?:niet|nog niet|geen|was|waren)\b", clause + after[:12])
    if negative or not (final or middle):
        return None
    empty = re.search(r"\bdat (?:het|dit|dat)\b", clause)
    if empty and re.match(r"\s*(?:is|zijn)\b", after) and not re.search(r"[a-z]{4}", clause[empty.end() :]):
        return None  # "dat het goed is": nothing is judged
    subject = (
        (rules.adverb_subject.search(ahead) if _THAT.match(clause) else None)
        or rules.adverb_subject.search(clause)
        or re.search(r"\b[A-Z]\w+\s+(?:\w+\s+)?$", clause)
        or re.search(r"(?:samenwerk|presteer)", after[:28])
    )
    if not subject:
        return None
    plain = label.label in _ORDINARY or not sure
    return Cue("adverb", 0.65 if sure else 0.55, verb, needs_judge=True, needs_passage=plain)


def _by_according(lead: str, after: str, segment: Segment, previous: Cue | None) -> Cue | None:
    """A view: "naar de mening van de aanwezigen ‘goed’", "is volgens de gemeente op orde"."""
    rules, label = verdict_rules(), segment.label
    marker = last_of(rules.according, lead, segment.start) or first_of(rules.according, after, label.end)
    if not marker:
        return None
    if label.quoted:
        return Cue("according", 0.88, None, needs_judge=True)
    copula = re.search(r"\b(?:is|zijn|verloopt|verlopen|scoort|scoren|blijft|presteert|gaat)\b", lead)
    negative = re.search(r"\b(?:niet|geen|nog niet|er|was|waren)\b", lead)
    thing = rules.adverb_subject.search(lead) or re.search(r"\b(?:presteert|presteren)\b", lead)
    ordinary = label.label in _ORDINARY and not thing
    if copula and not negative and not ordinary:
        return Cue("according", 0.65, None, needs_judge=True, needs_passage=True)
    return None


def _by_bracket(lead: str, after: str, segment: Segment, previous: Cue | None) -> Cue | None:
    """A label in brackets: "de huurders (goed)", "drie gemeenten: goed"."""
    if re.search(rf"\(\s*{_QUOTES}?$", lead) and re.match(rf"{_QUOTES}?\s*\)", after + " "):
        return Cue("bracket", 0.75, None, needs_passage=True)
    return None


def _elided(lead: str, segment: Segment, previous: Cue) -> Cue | None:
    """A series: "..., de huurders een goed en de gemeente voldoende": the verb of the previous verdict serves again."""
    rules, label = verdict_rules(), segment.label
    text = lead.strip(" ,;")
    if len(text.split()) > 14 or rules.finite.search(text) or rules.valuing.search(text) or rules.opinion.search(text):
        return None
    if not label.quoted and re.search(r"\b(?:ook|heel|zeer|erg|meer|die|dat|te|om|wel|niet)\s*$", text):
        return None
    return Cue(
        "elided", max(0.6, previous.confidence - 0.07), previous.verb, previous.needs_judge, previous.needs_passage
    )
