"""A rule must never be passed over where it would have matched; and what it cannot match must cost little."""

import re
from pathlib import Path

import pytest

from doc_mining.mining.aspects import _rules as aspect_rules
from doc_mining.mining.context import _rules as context_rules
from doc_mining.mining.judge_rules import judge_rules
from doc_mining.mining.verdict_rules import verdict_rules
from doc_mining.text.prefilter import EDGE, Prefiltered, needed

SOURCES = Path(__file__).parents[2] / "corpus" / "sources"


@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [
        (r"\bhuurders?\b", {"<huurder>", "<huurders>"}),
        (r"(?:de )?gemeenten?|raad", {"gemeente", "gemeenten", "raad"}),
        (r"verantwoordelijkheid", {"verantwoordeli"}),  # of a long word its beginning will do
        (r"[Dd]at\s+\w+", {"dat"}),
        (r"(?<!niet )goed(?! genoeg)", {"goed"}),  # what stands around a match is no part of it
        (r"\w+ (?:tevreden|lovend)\.", {"tevreden>", "lovend>"}),
        (r"(?:zeer )+goed", {"zeer"}),
        (r"(?<![\w-])ho(?!\w)", {"<ho>"}),  # a short word is looked for as a whole
        (r"\bde (?:raad|hoek)\b", {"raad>", "hoek>"}),
        (r"[A-Z]\w+(?= geeft\b)", {"geeft>"}),
        (r"\d+|jaar", None),
        (r"(?:zeer )*", None),
        (r"\d+,\d", None),
    ],
)
def test_pieces_of_which_a_match_holds_one(pattern: str, pieces: set[str] | None) -> None:
    found = needed(pattern)
    told = found and {f"{'<' * p.startswith(EDGE)}{p.strip(EDGE)}{'>' * p.endswith(EDGE)}" for p in found}
    assert told == pieces


def test_a_pattern_learnt_later_is_found_in_words_seen_before() -> None:
    assert Prefiltered("eerstewoord").search("een eerstewoord en een tweedewoord")
    assert Prefiltered("tweedewoord").search("een eerstewoord en een tweedewoord")


def test_a_whole_word_is_none_that_only_holds_it() -> None:
    assert not Prefiltered(r"\bals\b").may_match("alsnog halsoverkop")
    assert Prefiltered(r"\bals\b").search("(als) het kan")
    assert Prefiltered(r"\bmee\b").search("doet/mee")


def test_of_alternatives_the_first_counts_and_none_overlaps_the_one_before() -> None:
    groups = Prefiltered(r"\braad van commissarissen\b|\braad\b|\bcommissarissen\b")
    assert [m[0] for m in groups.finditer("de raad van commissarissen en de raad")] == [
        "raad van commissarissen",
        "raad",
    ]
    assert groups.fullmatch("raad")
    assert not groups.fullmatch("de raad")


def test_the_case_of_letters_is_the_patterns_own() -> None:
    assert Prefiltered("raad", re.I).search("De RAAD is positief")
    assert not Prefiltered("raad").search("De RAAD is positief")


def test_a_search_keeps_to_its_range() -> None:
    text = "goed en goed"
    assert [m.start() for m in Prefiltered("goed").finditer(text, 1)] == [8]
    assert Prefiltered("goed").search(text, 1, 11) is None
    assert Prefiltered("goed").match(text, 8)


def test_no_rule_is_passed_over_in_the_corpus() -> None:
    rules = [pattern for _, pattern in aspect_rules().objects]
    rules += [pattern for _, pattern in (*judge_rules().self_named, *aspect_rules().headings)]
    rules += [pattern for _, pattern in judge_rules().groups]
    rules += [pattern for _, pattern in context_rules()[0]]
    rules += [rule for rule in verdict_rules() if isinstance(rule, Prefiltered)]
    texts = [line for source in sorted(SOURCES.glob("*.md")) for line in source.read_text("utf-8").splitlines()[::7]]
    missed, hits = [], 0
    for rule in rules:
        plain = re.compile(rule.pattern, rule.flags)
        for text in texts:
            if plain.search(text):
                hits += 1
                same = [m.span() for m in rule.finditer(text)] == [m.span() for m in plain.finditer(text)]
                missed += [] if same and rule.search(text) else [(rule.pattern, text)]
    assert missed == []
    assert hits > 1000


def test_a_malformed_rule_is_told_when_it_is_read() -> None:
    with pytest.raises(re.error):
        Prefiltered("(goed")
