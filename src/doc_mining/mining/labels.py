"""The words with which a visitation judges: an open set, found in text and placed on one axis from 1 to 10."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

_OPEN, _CLOSE = "‘’'\"“”„«»", "’'\"”“»‘"


class LabelMatch(NamedTuple):
    """A label, or a range of two, at characters `start:end` of a text, quotation marks outside.

    `label` is the exported word; of a range it is the lower end and `label_to` the upper one.
    """

    start: int
    end: int
    label: str
    label_to: str | None
    quoted: bool
    declared: bool = False  # by the report itself


@dataclass(frozen=True, slots=True)
class Scale:
    """The words that a report declares for its verdicts, with the grades it gives them."""

    labels: tuple[str, ...] = ()
    grades: Mapping[str, float] = field(default_factory=dict)


class _Label(NamedTuple):
    word: str
    forms: tuple[str, ...]
    pattern: re.Pattern[str]
    grade: float
    quoted_only: bool
    plain: str | None  # the label that it is without quotation marks


class _Rules(NamedTuple):
    labels: tuple[_Label, ...]
    crosswalk: tuple[tuple[str | None, str | None, dict[str, float]], ...]
    joiner: re.Pattern[str]
    between: re.Pattern[str]
    between_joiner: re.Pattern[str]


@cache
def _rules() -> _Rules:
    text = files("doc_mining.mining").joinpath("rules/labels.toml").read_text(encoding="utf8")
    data: dict[str, Any] = tomllib.loads(text)
    ranges = data["ranges"]
    quote = f"[{_CLOSE}]{{0,2}}"
    opening = f"[{_OPEN}]{{0,2}}"
    return _Rules(
        labels=tuple(
            _Label(
                word=x["word"],
                forms=tuple(x["forms"]),
                pattern=re.compile("|".join(x["forms"])),
                grade=x["grade"],
                quoted_only=x.get("quoted_only", False),
                plain=x.get("plain"),
            )
            for x in data["labels"]
        ),
        crosswalk=tuple((x.get("methodology"), x.get("bureau"), x["grades"]) for x in data["crosswalk"]),
        joiner=re.compile(f"{quote}(?:{'|'.join(ranges['joiners'])}){opening}", re.I),
        between=re.compile(f"{ranges['between']}{opening}$", re.I),
        between_joiner=re.compile(f"{quote}{ranges['between_joiner']}{opening}", re.I),
    )


@lru_cache(maxsize=32)
def _finder(extra: tuple[str, ...]) -> re.Pattern[str]:
    forms = [form for label in _rules().labels for form in label.forms]
    forms += [re.escape(word.lower()) + "e?" for word in extra]
    longest_first = sorted(forms, key=lambda form: (-form.count(" "), -len(form)))
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(longest_first)})(?!\w|-(?!onderweg|op weg|tot|naar|à|goed|voldoende)\w)", re.I
    )


_BOUND = re.compile(
    r"(?<=\bniet )meer dan |(?<=\bweinig )meer dan |(?<=\bnauwelijks )meer dan "
    r"|^meer dan (?=(?:een )?[‘“]?\w+(?: \w+)?[’”]?\s+"
    r"(?:kun|kan|kon|word|werd|is|zit|zat|kom|durf|wil|gev|geef|gaf|heb|hee|maken|maakt|valt|viel)[^.;:]{0,80}\b(?:niet|geen)\b)",
    re.I,
)


def find_labels(text: str, extra: Iterable[str] = ()) -> list[LabelMatch]:
    """Every label in `text` from left to right, ranges joined; `extra` are labels that the report declares.

    Finding a word is not judging: most of these words are ordinary Dutch. Words that are labels only by declaration
    are returned when they stand between quotation marks or in `extra`.
    """
    declared = tuple(extra)
    single = []
    for m in _finder(declared).finditer(text):
        if bound := _BOUND.match(text, m.start()):
            word = _canonical(text[bound.end() : m.end()], declared, quoted=False)
            own = word in declared
            single += [LabelMatch(bound.end(), m.end(), word, None, False, own)] if word else []
            continue
        quoted = _in_quotes(text, m.start(), m.end())
        word = _canonical(m[0], declared, quoted=quoted)
        if word:
            single.append(LabelMatch(m.start(), m.end(), word, None, quoted, word in declared))
    return _ranges(text, single)


def _in_quotes(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    return bool(before) and before in _OPEN and bool(re.match(rf"[.,]?[{_CLOSE}]", after))


def _canonical(written: str, declared: tuple[str, ...], *, quoted: bool) -> str | None:
    """The exported word for a label as written; None for a word that is none without quotation marks."""
    text = re.sub(r"\s+", " ", written.lower())
    declared_word = next((w for w in declared if text in (w.lower(), w.lower() + "e")), None)
    if declared_word:
        return declared_word.lower()
    label = next((x for x in _rules().labels if x.pattern.fullmatch(text)), None)
    if label is None or quoted:
        return label.word if label else text
    return None if label.quoted_only else label.plain or label.word


def _ranges(text: str, single: list[LabelMatch]) -> list[LabelMatch]:
    out: list[LabelMatch] = []
    rules = _rules()
    for match in single:
        last = out[-1] if out else None
        between = text[last.end : match.start] if last else ""
        if last and last.label_to is None and last.label != match.label:
            joined = rules.joiner.fullmatch(between) or (
                rules.between_joiner.fullmatch(between) and rules.between.search(text[: last.start])
            )
            if joined:
                low, high = _in_order(last.label, match.label)
                quoted = last.quoted or match.quoted or _in_quotes(text, last.start, match.end)
                out[-1] = LabelMatch(last.start, match.end, low, high, quoted, match.declared)
                continue
        out.append(match)
    return out


def _in_order(first: str, second: str) -> tuple[str, str]:
    """The lower and the higher of two labels; as written where one of them has no grade."""
    a, b = grade_of(first), grade_of(second)
    return (second, first) if a is not None and b is not None and b < a else (first, second)


def grade_of(
    verdict: str | float | None,
    methodology: str | None = None,
    bureau: str | None = None,
    scale: Scale | None = None,
) -> float | None:
    """The place of a label or a score on the axis from 1 to 10; None for a label that nobody placed.

    What the report itself declares comes first, then the crosswalk of its method or bureau, then the general one.
    """
    if verdict is None or isinstance(verdict, (int, float)):
        return None if verdict is None else float(verdict)
    word = verdict.lower()
    if scale and word in scale.grades:
        return scale.grades[word]
    for method, office, grades in _rules().crosswalk:
        fits_method = method is None or (methodology or "").split(".")[0] == method
        fits_bureau = office is None or (bureau or "").lower() == office.lower()
        if fits_method and fits_bureau and word in grades:
            return grades[word]
    return next((label.grade for label in _rules().labels if label.word == word), None)
