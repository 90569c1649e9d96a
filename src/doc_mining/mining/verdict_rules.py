"""The rules by which a sentence gives a verdict, from `rules/verdicts.toml`: compiled once, asked by name."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from doc_mining.text.prefilter import Prefiltered

Pattern = Prefiltered


class VerdictRules(NamedTuple):
    """Words of judging, verbs that give verdicts, what stands around a label, and what makes a distribution."""

    stems: Prefiltered
    valuing: Pattern
    scoring: Pattern
    opinion: Pattern
    saying: Pattern
    finite: Pattern
    lead_valued: Pattern
    lead_scored: Pattern
    lead_article: Pattern
    noun: Pattern
    noun_verb: Pattern
    noun_beside: Pattern
    noun_inverted: Pattern
    noun_of: Pattern
    according: Pattern
    own_word: Pattern
    of_them: Pattern
    agent: Pattern
    possessive: Pattern
    object: Pattern
    ends: Pattern
    not_ends: Pattern
    noun_after: Pattern
    adverb_subject: Pattern
    adverb_going: Pattern
    agreed: Pattern
    bare: Pattern
    own_view: Pattern
    view_pronoun: Pattern
    inverted: Pattern
    gave: Pattern
    field_none: Pattern
    field_verdict: Pattern
    field_bare: Pattern
    pair_thing: Pattern
    pair_ends: Pattern
    pair_joined: Pattern
    pair_said: Pattern
    speaking_verb: Pattern
    speaking_thing: Pattern
    doing_done: Pattern
    doing_says: Pattern
    doubt_between: Pattern
    doubt_verb: Pattern
    topic_opens: Pattern
    topic_closes: Pattern
    topic_reach: int
    count_label: Pattern
    count_verb: Pattern
    count_other: Pattern
    count_there: Pattern
    count_part: Pattern
    equal: Pattern
    quantified: Pattern
    partial: Pattern
    exception: Pattern
    excepted: Pattern
    plain_link: Pattern
    plain_none: Pattern
    performance: Pattern
    performs: Pattern
    plain_starts: Pattern
    limited: Pattern
    limits: Pattern
    cited: Pattern
    to_call: Pattern
    felt: Pattern
    partner_subject: Pattern
    partner_value: Pattern
    partner_shared: Pattern
    partner_matter: Pattern
    partner_other: Pattern
    partner_we_work: Pattern
    partner_with_us: Pattern
    partner_us: Pattern
    partner_early: Pattern
    named_view: Pattern
    joiner: Pattern
    pronoun: Pattern
    it_behind: Pattern
    it_before: Pattern
    receives: Pattern
    receiving: Pattern
    chosen: Pattern
    represents: Pattern
    values: Pattern
    possession: Pattern
    unknown: Pattern
    matter_quoted: Pattern
    matter_named: Pattern
    bare_heading: Pattern
    clause_start: Pattern
    clause_end: Pattern
    present: Pattern
    now: Pattern
    negating: Pattern
    giving: Pattern
    skip_sections: Pattern
    said_ahead: Pattern
    said_behind: Pattern
    said_thing: Pattern
    kept: Pattern
    keeps: Pattern
    apposed: Pattern
    most: Pattern
    not_more: Pattern
    paper: Pattern


@cache
def verdict_rules() -> VerdictRules:
    """The rules, read once a process."""
    text = files("doc_mining.mining").joinpath("rules/verdicts.toml").read_text(encoding="utf8")
    data: dict[str, Any] = tomllib.loads(text)

    def pattern(group: str, name: str) -> Pattern:
        return Prefiltered(data[group][name], re.I)

    return VerdictRules(
        stems=Prefiltered("|".join(map(re.escape, data["stems"])), re.I),
        valuing=pattern("verbs", "valuing"),
        scoring=pattern("verbs", "scoring"),
        opinion=pattern("verbs", "opinion"),
        saying=pattern("verbs", "saying"),
        finite=pattern("verbs", "finite"),
        lead_valued=pattern("lead", "valued"),
        lead_scored=pattern("lead", "scored"),
        lead_article=pattern("lead", "article"),
        noun=pattern("lead", "noun"),
        noun_verb=pattern("lead", "noun_verb"),
        noun_inverted=pattern("lead", "noun_inverted"),
        noun_of=pattern("lead", "noun_of"),
        noun_beside=pattern("lead", "noun_beside"),
        according=pattern("lead", "according"),
        of_them=pattern("lead", "of_them"),
        own_word=pattern("lead", "own_word"),
        agent=pattern("lead", "agent"),
        possessive=pattern("lead", "possessive"),
        object=pattern("lead", "object"),
        ends=pattern("tail", "ends"),
        not_ends=pattern("tail", "not_ends"),
        noun_after=pattern("tail", "noun_after"),
        adverb_subject=pattern("adverb", "subject"),
        adverb_going=pattern("adverb", "going"),
        agreed=pattern("adverb", "agreed"),
        bare=pattern("lead", "bare"),
        own_view=pattern("lead", "own_view"),
        view_pronoun=pattern("lead", "view_pronoun"),
        inverted=pattern("plain", "inverted"),
        gave=pattern("field", "gave"),
        field_none=pattern("field", "none"),
        field_bare=pattern("field", "bare"),
        field_verdict=pattern("field", "verdict"),
        pair_thing=pattern("pairs", "thing"),
        pair_ends=pattern("pairs", "ends"),
        pair_joined=pattern("pairs", "joined"),
        pair_said=pattern("pairs", "said"),
        speaking_verb=pattern("speaking", "verb"),
        speaking_thing=pattern("speaking", "thing"),
        doing_done=pattern("doing", "done"),
        doing_says=pattern("doing", "says"),
        doubt_between=pattern("doubt", "between"),
        doubt_verb=pattern("doubt", "verb"),
        topic_opens=pattern("topic", "opens"),
        topic_closes=pattern("topic", "closes"),
        topic_reach=data["topic"]["reach"],
        count_label=pattern("counts", "label"),
        count_verb=pattern("counts", "verb"),
        count_other=pattern("counts", "other"),
        count_there=pattern("counts", "there"),
        count_part=pattern("counts", "part"),
        equal=pattern("distribution", "equal"),
        quantified=pattern("distribution", "quantified"),
        partial=pattern("distribution", "partial"),
        exception=pattern("exception", "pattern"),
        excepted=pattern("exception", "excepted"),
        plain_link=pattern("plain", "link"),
        plain_none=pattern("plain", "none"),
        performance=pattern("plain", "performance"),
        performs=pattern("plain", "performs"),
        plain_starts=pattern("plain", "starts"),
        limited=pattern("plain", "limited"),
        limits=pattern("plain", "limits"),
        cited=pattern("plain", "cited"),
        to_call=pattern("plain", "to_call"),
        felt=pattern("plain", "felt"),
        partner_subject=pattern("partners", "subject"),
        partner_value=pattern("partners", "value"),
        partner_shared=pattern("partners", "shared"),
        partner_matter=pattern("partners", "matter"),
        partner_other=pattern("partners", "other"),
        partner_we_work=pattern("partners", "we_work"),
        partner_with_us=pattern("partners", "with_us"),
        partner_us=pattern("partners", "us"),
        partner_early=pattern("partners", "early"),
        named_view=pattern("partners", "named_view"),
        joiner=pattern("subjects", "joiner"),
        pronoun=pattern("subjects", "pronoun"),
        it_behind=pattern("subjects", "it_behind"),
        it_before=pattern("subjects", "it_before"),
        receives=pattern("subjects", "receives"),
        chosen=pattern("subjects", "chosen"),
        represents=pattern("subjects", "represents"),
        receiving=pattern("subjects", "receiving"),
        values=pattern("subjects", "values"),
        possession=pattern("subjects", "possession"),
        unknown=Prefiltered(data["subjects"]["unknown"]),
        matter_quoted=pattern("matter", "quoted"),
        matter_named=pattern("matter", "named"),
        bare_heading=pattern("matter", "bare_heading"),
        clause_start=pattern("clauses", "start"),
        clause_end=pattern("clauses", "end"),
        present=pattern("clauses", "present"),
        now=pattern("clauses", "now"),
        negating=pattern("clauses", "negating"),
        giving=pattern("skip", "giving"),
        skip_sections=pattern("skip", "sections"),
        said_ahead=pattern("said", "ahead"),
        said_behind=pattern("said", "behind"),
        said_thing=pattern("said", "thing"),
        kept=pattern("said", "kept"),
        keeps=pattern("said", "keeps"),
        apposed=pattern("said", "apposed"),
        most=pattern("said", "most"),
        not_more=pattern("said", "not_more"),
        paper=pattern("skip", "paper"),
    )
