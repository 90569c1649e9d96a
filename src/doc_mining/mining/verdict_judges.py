"""Who gives a verdict: whom it names, whom its pronoun stands for, who heads the section, else the committee."""

from __future__ import annotations

import re

from doc_mining.mining.aspects import heading_aspect, said_aspect
from doc_mining.mining.judges import Judge, judge_at
from doc_mining.mining.sentences import Sentence
from doc_mining.mining.verdict import Verdict
from doc_mining.mining.verdict_hearing import Hearing
from doc_mining.mining.verdict_rules import verdict_rules
from doc_mining.records import Passage

_BOTH = re.compile(r"\b(?:beide|beiden|allebei)\b(?! \w+(?:en|s)\b)", re.I)


def judges_of(verdict: Verdict, sentence: Sentence, passage: Passage, hearing: Hearing) -> tuple[Judge, ...]:
    """The judges of a verdict in `sentence`; at least one."""
    if verdict.judges:
        return tuple(_typed(judge, passage, hearing) for judge in verdict.judges)
    if verdict.pronoun and _BOTH.search(verdict.clause):
        return hearing.antecedents.both(hearing.speech(passage)) or hearing.antecedent(passage)
    if verdict.pronoun and (meant := hearing.antecedent(passage)):
        return meant
    if verdict.rule == "plain" and (same := _spoke_last(passage, hearing)):
        return same
    if unknown := _unknown(sentence, passage, hearing):
        return (unknown,)
    above = hearing.heading_judge(passage)
    if above and (told := _told(sentence, passage, above, hearing)):
        return told
    return (above or Judge("commissie", None),)


def _told(sentence: Sentence, passage: Passage, above: Judge, hearing: Hearing) -> tuple[Judge, ...]:
    """The one of those whom the heading `above` names that the passage has been on so far."""
    meant = hearing.antecedent(passage)
    if above.type == "belanghebbenden":
        own = bool(meant) and meant[0].type not in ("commissie", "corporatie", "belanghebbenden")
    else:
        own = bool(meant) and above.name is None and meant[0].type == above.type != "commissie"
    return meant if own and (meant[0].name or " ") in passage.text[: sentence.start] else ()


def _in_full(judge: Judge, hearing: Hearing) -> Judge | None:
    """The one organisation that goes by its kind: "de Bewonersraad" for Bewonersraad De Linde, where there is one."""
    if not judge.name or " " in judge.name or not judge.name[0].isupper() or judge.name in hearing.names:
        return None
    found = {j for n, j in hearing.names.items() if n.startswith(f"{judge.name} ") and j.type == judge.type}
    return found.pop() if len(found) == 1 else None


def _typed(judge: Judge, passage: Passage, hearing: Hearing) -> Judge:
    """An organisation of which only the name is known is of the group that was spoken of last."""
    if (whole := _in_full(judge, hearing)) is not None:
        return whole
    if judge.type != "belanghebbenden" or not judge.name or not judge.name[0].isupper() or judge.name in hearing.names:
        return judge
    last = next(iter(hearing.antecedent(passage)), None) or hearing.heading_judge(passage)
    if judge_at(judge.name) or not last or last.type not in ("huurders", "zorg_welzijn", "collega_corporatie"):
        return judge
    return judge._replace(type=last.type)


def _spoke_last(passage: Passage, hearing: Hearing) -> tuple[Judge, ...]:
    """Who gave the verdict before in this passage, where that was not the committee: they go on."""
    last = hearing.verdict
    if last is None or hearing.verdict_order != passage.order or not last.judges:
        return ()
    return last.judges if last.judges[0].type not in ("commissie", "corporatie") else ()


def _unknown(sentence: Sentence, passage: Passage, hearing: Hearing) -> Judge | None:
    """A judge of whom only a name is known; on contact and influence those are mostly tenants' organisations."""
    m = verdict_rules().unknown.match(sentence.text)
    if not m or m["name"] in hearing.scopes.areas or m["name"] in (hearing.document.identity.corporation or ""):
        return None
    above = hearing.heading_judge(passage)
    if above and above.type not in ("commissie", "belanghebbenden"):
        return Judge(above.type, m["name"])
    on = said_aspect(sentence.text) or heading_aspect(passage.section)
    return Judge("huurders" if on in ("invloed_beleid", "relatie_communicatie") else "belanghebbenden", m["name"])
