"""Scores of one document's findings against its answer key: found, wrong, missed, and how right the fields are.

A key's rows of tier A are demanded; those of other tiers are neither demanded nor held against us.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from doc_mining.evaluation.matching import (
    Row,
    closeness,
    name,
    pairs,
    same_label,
    same_number,
    same_scope,
    same_verdict,
    same_year,
    shared_words,
    words,
)

Field = Callable[[Row, Row], bool]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts for one kind of finding, the share of found rows with each field right, and what went wrong."""

    found: int
    wrong: int
    missed: int
    fields: Mapping[str, float] = field(default_factory=dict)
    exact: int | None = None
    misses: tuple[str, ...] = ()

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.wrong) if self.found + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.found / (self.found + self.missed) if self.found + self.missed else 1.0

    @property
    def f1(self) -> float:
        return _f1(self.found, self.wrong, self.missed)

    @property
    def exact_f1(self) -> float | None:
        """As f1, where a row only counts as found when every field is right."""
        if self.exact is None:
            return None
        return _f1(self.exact, self.wrong + self.found - self.exact, self.missed + self.found - self.exact)


def _f1(found: int, wrong: int, missed: int) -> float:
    return 2 * found / (2 * found + wrong + missed) if found + wrong + missed else 1.0


def judgements(found: Sequence[Row], key: Mapping[str, Any]) -> Score:
    """Rows with a label, a number or an abstention; a repeat of a wanted verdict is no error."""
    explicit = [f for f in found if f.get("label") or f.get("score") is not None or f.get("form") == "abstention"]
    wanted, loose = _tiers(key["judgements"])
    fields: dict[str, Field] = {
        "appraiser_type": _same("appraiser_type"),
        "aspect": _same("aspect"),
        "scope": lambda f, w: same_scope(f.get("scope"), w["scope"]),
        "form": _same("form"),
        "count": _same("count"),
    }
    got = pairs(
        explicit,
        wanted,
        lambda f, w: same_verdict(f, w) and closeness(f, w) >= 0.6,
        lambda f, w: closeness(f, w) + sum(same(f, w) for same in fields.values()),
    )
    paired = {i for i, _ in got}
    wrong = [
        f
        for i, f in enumerate(explicit)
        if i not in paired
        and not any(closeness(f, w) >= 0.6 for w in loose)
        and not any(closeness(f, w) >= 0.8 and same_verdict(f, w) for w in wanted)
    ]
    traps = [t for t in key.get("not_judgements", []) if any(closeness(f, t) >= 0.7 for f in wrong)]
    score = _score("judgement", explicit, wanted, got, wrong, fields)
    weighted = [(i, n) for i, n in got if wanted[n].get("weight") is not None]
    extra = {"traps": float(len(traps))}
    if weighted:
        right = [
            explicit[i].get("weight") is not None and abs(explicit[i]["weight"] - wanted[n]["weight"]) < 0.01
            for i, n in weighted
        ]
        extra["weight"] = sum(right) / len(right)
    return Score(score.found, score.wrong, score.missed, {**score.fields, **extra}, score.exact, score.misses)


def development_points(found: Sequence[Row], key: Mapping[str, Any]) -> Score:
    """Points by their words, then origin, scope, follow-up and theme."""
    wanted, loose = _tiers(key["development_points"])

    def fits(f: Row, w: Row) -> bool:
        return max(closeness(f, w), closeness(f, w, "text")) >= 0.7

    fields: dict[str, Field] = {
        "origin": _same("origin"),
        "scope": lambda f, w: same_scope(f.get("scope"), w["scope"]),
        "follow_up_status": _same("follow_up_status"),
    }
    got = pairs(found, wanted, fits, lambda f, w: closeness(f, w) + sum(same(f, w) for same in fields.values()))
    paired = {i for i, _ in got}
    wrong = [f for i, f in enumerate(found) if i not in paired and not any(fits(f, w) for w in (*loose, *wanted))]
    score = _score("point", found, wanted, got, wrong, fields)
    themed = [(i, n) for i, n in got if wanted[n].get("theme")]
    extra = (
        {"theme": _share(name(found[i].get("theme")) == name(wanted[n]["theme"]) for i, n in themed)} if themed else {}
    )
    return Score(score.found, score.wrong, score.missed, {**score.fields, **extra}, score.exact, score.misses)


def themes(found: Sequence[Row], key: Mapping[str, Any]) -> Score:
    """Themes by scope and words."""
    wanted = key["themes"]
    got = pairs(
        found,
        wanted,
        lambda f, w: (
            same_scope(f.get("scope"), w["scope"])
            and shared_words(f.get("theme_as_written"), w["theme_as_written"]) >= 0.7
        ),
        lambda f, w: shared_words(f.get("theme_as_written"), w["theme_as_written"]),
    )
    return _plain("theme", found, wanted, got, {"main_theme": _main_theme}, "theme_as_written")


def agreements(found: Sequence[Row], key: Mapping[str, Any]) -> Score:
    """Agreements by their words, then concreteness, value, year and theme."""
    wanted = key["agreements"]
    got = pairs(found, wanted, lambda f, w: closeness(f, w) >= 0.7, closeness)
    fields: dict[str, Field] = {
        "concreteness": _same("concreteness"),
        "value": lambda f, w: same_number(f.get("value"), w.get("value")),
        "year": lambda f, w: same_year(f.get("year"), w.get("year")),
        "theme": _main_theme,
    }
    return _plain("agreement", found, wanted, got, fields, "quote")


def figures(found: Sequence[Row], key: Mapping[str, Any]) -> Score:
    """Figures by scope, year and value, then indicator and kind."""
    wanted, _ = _tiers(key["figures"])

    def fits(f: Row, w: Row) -> bool:
        return (
            same_year(f.get("year"), w["year"])
            and same_number(f.get("value"), w["value"])
            and same_scope(f.get("scope"), w["scope"])
        )

    got = pairs(found, wanted, fits, lambda f, w: shared_words(f.get("indicator"), w["indicator"]))
    paired = {i for i, _ in got}
    wrong = [f for i, f in enumerate(found) if i not in paired and not any(fits(f, w) for w in key["figures"])]
    fields: dict[str, Field] = {
        "indicator": lambda f, w: shared_words(f.get("indicator"), w["indicator"]) >= 0.5,
        "kind": _same("kind"),
    }
    score = _score("figure", found, wanted, got, wrong, fields, shown="indicator")
    return Score(score.found, score.wrong, score.missed, score.fields, None, score.misses)


def document(found: Row, key: Mapping[str, Any]) -> Score:
    """The document's own fields, as far as the key gives them."""
    wanted = key["document"]
    right: dict[str, bool] = {
        n: name(found.get(n)) == name(wanted[n])
        for n in ("kind", "corporation", "bureau", "period_start", "period_end")
        if wanted.get(n) is not None
    }
    if wanted.get("methodology"):
        right["methodology"] = str(found.get("methodology"))[:1] == str(wanted["methodology"])[:1]
    misses = tuple(f"document | {n} | {wanted[n]} | {found.get(n)}" for n, ok in right.items() if not ok)
    return Score(sum(right.values()), 0, len(misses), {}, None, misses)


def structure(passages: Sequence[Row], key: Mapping[str, Any]) -> Score:
    """Phrases found whole (`found` of found + missed), their order, and headings."""
    text = " ".join(" ".join(words(p["text"])) for p in sorted(passages, key=lambda p: p["order"]))
    places, lost = [], []
    for sample in key.get("reading_order", []):
        quote = sample["quote"] if isinstance(sample, dict) else sample
        at = f" {text} ".find(f" {' '.join(words(quote))} ")
        if at >= 0:
            places.append(at)
        else:
            lost.append(f"text lost or broken | {quote}")
    have = {_unnumbered(p["text"]) for p in passages if p["kind"] == "heading"}
    headings = [_unnumbered(s["text"] if isinstance(s, dict) else s) for s in key.get("sections", [])]
    fields = {"in_order": _longest_rising(places) / max(1, len(places))}
    if headings:
        fields["headings"] = _share(h in have for h in headings)
        lost += [f"heading missed | {h}" for h in headings if h not in have]
    return Score(len(places), 0, len(key.get("reading_order", [])) - len(places), fields, None, tuple(lost))


def _unnumbered(text: str) -> str:
    return (name(text) or "").lstrip("0123456789 ")


def _longest_rising(numbers: Sequence[int]) -> int:
    ends: list[int] = []
    for n in numbers:
        i = bisect_left(ends, n)
        ends[i : i + 1] = [n]
    return len(ends)


def _tiers(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    demanded = [r for r in rows if r.get("tier", "A") == "A"]
    return demanded, [r for r in rows if r.get("tier", "A") != "A"]


def _same(field_name: str) -> Field:
    return lambda f, w: f.get(field_name) == w.get(field_name)


def _main_theme(f: Row, w: Row) -> bool:
    return same_label(f.get("theme"), w.get("main_theme"))


def _share(values: Any) -> float:
    all_values = list(values)
    return sum(all_values) / len(all_values) if all_values else 1.0


def _plain(
    kind: str,
    found: Sequence[Row],
    wanted: Sequence[Row],
    got: list[tuple[int, int]],
    fields: dict[str, Field],
    shown: str,
) -> Score:
    """A score without tiers, whose fields count only where the key gives them."""
    paired = {i for i, _ in got}
    wrong = [f for i, f in enumerate(found) if i not in paired]
    if kind == "theme":
        themed = [(i, n) for i, n in got if wanted[n].get("main_theme")]
        share = {"main_theme": _share(_main_theme(found[i], wanted[n]) for i, n in themed)} if themed else {}
        score = _score(kind, found, wanted, got, wrong, {}, shown=shown)
        return Score(score.found, score.wrong, score.missed, share, None, score.misses)
    score = _score(kind, found, wanted, got, wrong, fields, shown=shown)
    return Score(score.found, score.wrong, score.missed, score.fields, None, score.misses)


def _score(
    kind: str,
    found: Sequence[Row],
    wanted: Sequence[Row],
    got: list[tuple[int, int]],
    wrong: Sequence[Row],
    fields: dict[str, Field],
    shown: str = "quote",
) -> Score:
    have = {n for _, n in got}
    shares = {n: _share(same(found[i], wanted[k]) for i, k in got) for n, same in fields.items()} if got else {}
    exact = sum(all(same(found[i], wanted[k]) for same in fields.values()) for i, k in got)
    missed = [w for n, w in enumerate(wanted) if n not in have]
    misses = [f"{kind} missed | {_verdict(w)}{str(w.get(shown))[:110]}" for w in missed]
    misses += [f"{kind} wrong | {_verdict(f)}{str(f.get(shown) or f.get('text'))[:110]}" for f in wrong]
    misses += [
        f"{kind} field | {n} | {wanted[k].get(n)} | {found[i].get(n)} | {str(wanted[k].get(shown))[:80]}"
        for i, k in got
        for n, same in fields.items()
        if not same(found[i], wanted[k])
    ]
    return Score(len(got), len(wrong), len(missed), shares, exact, tuple(misses))


def _verdict(row: Row) -> str:
    verdict = [row.get("scope"), row.get("label"), row.get("score"), row.get("year"), row.get("value")]
    return " ".join(str(x) for x in verdict if x is not None) + " | "
