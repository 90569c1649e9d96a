"""Which area a finding is on: its sentence's, else its heading's or chapter's, else the judge's own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from doc_mining.mining.area_rules import area_rules
from doc_mining.mining.areas import in_small, known_areas
from doc_mining.mining.aspects import heading_aspect
from doc_mining.mining.cards import card_heading, card_lines, card_theme, card_title
from doc_mining.mining.chapters import chapters
from doc_mining.mining.contents import contents_entries
from doc_mining.mining.judge_areas import judges_areas
from doc_mining.mining.judge_names import Names
from doc_mining.mining.judges import Judge
from doc_mining.mining.scope_papers import paper_areas
from doc_mining.mining.theme_areas import ThemeAreas
from doc_mining.records import Document, Passage

WHOLE = "corporatie"


class Scopes:
    """The areas of one document, and which of them a place in its text is on.

    `areas` holds municipalities and regions as written, the most specific kinds first: municipalities, then regions.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        towns = document.identity.municipalities
        # agreements of one municipality are on that municipality
        self.whole = towns[0] if document.identity.kind == "prestatieafspraken" and len(towns) == 1 else WHOLE
        self.municipalities, self.regions = known_areas(document)
        self.areas = (*self.municipalities, *(r for r in self.regions if r not in self.municipalities))
        self.names = Names(document)
        self.contents = contents_entries(document)  # passages, by their order
        self._pattern = _any_of(self.areas)
        self._own = judges_areas(document, self.areas, self.names.in_prose)
        self._chapters = chapters(document, self.of_heading)
        self._themes = ThemeAreas(document, self.municipalities, self._mentions, self._area_of)
        self.aliases = _aliases(document, self.of_heading, self.areas)
        self._papers = paper_areas(document, self._mentions)
        self._headings: dict[str, list[int]] = {}
        for p in document.passages:
            if p.kind == "heading":
                self._headings.setdefault(_unnumbered(p.text), []).append(p.order)

    def at(
        self,
        passage: Passage,
        start: int = 0,
        end: int | None = None,
        judge: Judge | None = None,
        *,
        told: bool = False,
    ) -> str:
        """The area of what stands at `start` of the passage's text; "corporatie" when it is on the whole.

        Asked in turn: the sentence, with `told` also those before it, the headings from the nearest to the farthest,
        the chapter, the theme of the card in which it stands, and the judge's own area.
        """
        low, high = sentence_at(passage.text, start, end)
        return (
            self.in_sentence(passage.text[low:high])
            or (self.told_before(passage, start) if told else None)
            or self._of_headings(passage)
            or self._of_card(passage)
            or self._of_chapter(passage)
            or (self.of_judge(judge) or self._named_before(judge, passage, low) if judge else None)
            or self.whole
        )

    def _named_before(self, judge: Judge, passage: Passage, start: int) -> str | None:
        """The municipality that "de gemeente" or "de wethouder" stands for: the last one named in the passage."""
        if not area_rules().one_municipality.fullmatch(judge.name or ""):
            return None
        named = list(area_rules().owned.finditer(passage.text, 0, start))
        return named[-1]["name"] if named else None

    def of_place(self, passage: Passage) -> str:
        """The area of the headings, card and chapter in which a passage stands, whatever its own words name."""
        return self._of_headings(passage) or self._of_card(passage) or self._of_chapter(passage) or self.whole

    def in_sentence(self, sentence: str) -> str | None:
        """The area that a sentence says its matter is on; the name of a judge is none."""
        rules = area_rules()
        for m in self._mentions(sentence):
            before = sentence[: m.start()]
            if re.search(r"(?:regio|vestiging|gebied|kern)\s+(?:de )?$", before, re.I):
                return m[0]
            if self._is_judge(before, sentence[m.end() :]):
                continue
            if re.search(r"\b(?:in|binnen|uit)\s+(?:de |beide )?gemeenten?\s+$", before, re.I):
                return m[0]
            if re.search(rf"(?:{rules.place})$", before) or self._behind_corporation(before):
                return m[0]
            if not before.strip() and area_rules().opens.match(sentence, m.end()):
                return m[0]
        small = sentence.lower()
        said = (n for n in self.aliases if n in small and re.search(rf"(?:{rules.place}){n}\b", small))
        return next((self.aliases[name] for name in said), None)

    def together(self, sentence: str, area: str) -> tuple[str, ...]:
        """The areas that `sentence` names in a row with `area`: "in Noordwoud en Zuidwoud"; at least `area` itself."""
        row: list[str] = []
        end = -1
        for m in self._mentions(sentence):
            joined = row and area_rules().joined.fullmatch(sentence, end, m.start())
            if row and area in row and not joined:
                break
            row = [*row, m[0]] if joined else [m[0]]
            end = m.end()
        return tuple(dict.fromkeys(row)) if area in row else (area,)

    def told_before(self, passage: Passage, start: int) -> str | None:
        """The area that the sentences before `start` are on, if the one at `start` points back to it: "De commissie
        geeft hiervoor een 7" behind "In Noordwoud zijn veertig woningen gebouwd."
        """
        low, high = sentence_at(passage.text, start)
        if not area_rules().points_back.search(passage.text[low:high]):
            return None
        while low > 0:
            low, high = sentence_at(passage.text, low - 1)
            sentence = passage.text[low:high]
            if area_rules().whole_again.search(sentence):
                return None
            if area := self.in_sentence(sentence):
                return area if len(self.together(sentence, area)) == 1 else None
        return None

    def _is_judge(self, before: str, after: str) -> bool:
        """Whether a name belongs to somebody: "gemeente Noordwoud", "de huurdersorganisatie in Noordwoud"."""
        if re.search(r"(?:^|\W)gemeenten?(?: \S+(?: en|,))?\s+$", before, re.I):
            # "in de gemeente X" is a place, "de gemeente X vindt" a judge
            return not re.search(r"\b(?:in|binnen)\s+(?:de |beide )?gemeenten?\s+$", before, re.I)
        return area_rules().owner.search(before) is not None

    def _behind_corporation(self, before: str) -> bool:
        name = self.document.identity.corporation
        return bool(name) and before.rstrip().endswith(str(name))

    def _mentions(self, text: str) -> Iterator[re.Match[str]]:
        return self._pattern.finditer(text) if self._pattern else iter(())

    def of_heading(self, heading: str) -> str | None:
        """The most specific area in a heading: its last municipality, else its last region."""
        if not self._pattern or len(heading) > 90:
            return None
        heading = in_small(heading, self.areas)
        found = [m[0] for m in self._mentions(heading)]
        towns = [f for f in found if f in self.municipalities]
        whole = re.sub(r"[^\w ]", " ", heading)
        sole = _bare(whole)
        if sole and sole in self.areas:
            return sole
        named = towns or found
        if not named:
            return None
        # A long heading that only mentions a place in passing, or the corporation's own title, names no area.
        dashed = bool(re.search(r"[-–/|:]", heading))
        placed = re.search(
            rf"(?:{area_rules().place}|{area_rules().region}|{area_rules().municipality}|[-–/|:]\s*){re.escape(named[-1])}",
            heading,
        )
        return named[-1] if placed or dashed or len(heading.split()) <= 3 else None

    def _of_headings(self, passage: Passage) -> str | None:
        own = (passage.text,) if passage.kind == "heading" else ()
        opened = max((c.start for c in self._chapters if c.start <= passage.order), default=-1)
        for heading in reversed((*passage.section, *own)):
            if self._stands(heading, passage.order) < opened:
                break  # a chapter whose own heading is lost has begun since
            area = self.of_heading(heading)
            if area:
                return area
            if theme := card_heading(heading):
                area = self.of_theme(theme, passage)
                if area:
                    return area
            if re.search(r"\(\s*centraal\s*\)|\bcentrale? beleid\b", heading, re.I):
                return WHOLE
        return (self.of_heading(passage.part) or self._papers.get(passage.order)) if passage.part else None

    def _stands(self, heading: str, order: int) -> int:
        """Where the heading that is in force at `order` stands; `order` itself when it is not among the passages."""
        orders = self._headings.get(_unnumbered(heading))
        if not orders:
            return order
        at = bisect_right(orders, order)
        return orders[at - 1] if at else order

    def _of_chapter(self, passage: Passage) -> str | None:
        area: str | None = None
        for chapter in self._chapters:
            if chapter.start > passage.order:
                break
            area = chapter.area
        return area

    def of_judge(self, judge: Judge) -> str | None:
        """The judge's own area: a municipality judges for itself, a local tenants' organisation for its own place."""
        if not judge.name:
            return None
        known = self._own.get(judge.name) or self._own_of_short(judge.name)
        if known:
            return known
        found = [m[0] for m in self._mentions(judge.name)]
        if found:
            return found[-1]
        if judge.type == "gemeente" and (
            m := re.search(rf"\b(?:[Gg]emeente|[Ww]ethouder(?: van)?) (?P<name>{area_rules().name})", judge.name)
        ):
            return m["name"]
        return None

    def _own_of_short(self, name: str) -> str | None:
        """The area of an organisation that goes by the end of its name: "Woonstem" for "Huurdersbelang Woonstem"."""
        return next(
            (area for full, area in self._own.items() if full.endswith(f" {name}") or name.endswith(f" {full}")), None
        )

    def _of_card(self, passage: Passage) -> str | None:
        """The area of a card that names only a theme: where else that theme is the matter."""
        if not passage.group and passage.kind != "box":
            return None
        if named := next((a for line in card_lines(self.document, passage) if (a := self._sole(line))), None):
            return named
        theme = card_theme(self.document, passage)
        if theme:
            return self.of_theme(theme, passage)
        title = card_title(self.document, passage)
        on = heading_aspect((title,)) if title else None
        return self.of_theme(title, passage, alone=True) if title and on in (None, "prestaties") else None

    def is_area(self, heading: str) -> bool:
        """Whether a heading is the name of an area and no more."""
        return self._sole(heading) is not None

    def _sole(self, line: str) -> str | None:
        """The area that a line of a card is: its title, set as text."""
        bare = _bare(in_small(line, self.areas))
        return bare if bare in self.areas else None

    def of_theme(self, theme: str, where: Passage, *, alone: bool = False) -> str | None:
        """The area in which a theme was visited; with `alone` only one that has the theme for itself."""
        return self._themes.of(theme, where, alone=alone)

    def _area_of(self, passage: Passage) -> str | None:
        """The area that a passage is on by its headings and chapter, or that a paragraph opens with."""
        opening = self.in_sentence(passage.text[:400]) if passage.kind == "paragraph" else None
        return self._of_headings(passage) or self._of_chapter(passage) or opening

    def named_in(self, text: str) -> str | None:
        """The one area that `text` names or whose organisation it names, wherever in it; None for none and for several."""
        named = {m[0] for m in self._mentions(text)}
        if not named:
            named = {area for name, area in self._own.items() if name in text}
            named.update(
                area for alias, area in self.aliases.items() if re.search(rf"\b{alias}\b", text, re.IGNORECASE)
            )
        return named.pop() if len(named) == 1 else None


def _aliases(document: Document, area_of: Callable[[str], str | None], areas: Sequence[str]) -> dict[str, str]:
    """What headings such as "De dorpen: Noordwoud" call an area, in small letters: "de dorpen"."""
    out: dict[str, str] = {}
    for passage in document.body():
        m = area_rules().alias.match(in_small(passage.text, areas)) if passage.kind == "heading" else None
        area = area_of(m["area"]) if m else None
        if m and area:
            out.setdefault(m["alias"].lower(), area)
    return out


def sentence_at(text: str, start: int, end: int | None = None) -> tuple[int, int]:
    """The bounds of the sentence in which `start` stands; with `end` those two themselves."""
    if end is not None:
        return start, end
    low, high = 0, len(text)
    for m in _SENTENCE_END.finditer(text):
        if m.end() > start:
            high = m.start() + 1
            break
        low = m.end()
    return low, high


_SENTENCE_END = re.compile(r"[.!?][’”)]?\s+(?=[A-Z‘“’\d])|\n")


def _unnumbered(heading: str) -> str:
    return re.sub(r"^\s*(?:[\d.]+\s+)?", "", heading)


def _any_of(names: Sequence[str]) -> re.Pattern[str] | None:
    if not names:
        return None
    longest_first = sorted(set(names), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w])(?!-[a-z])")


def _bare(heading: str) -> str:
    return re.sub(
        r"^\s*(?:[\d.]+\s+)?(?:[Hh]oofdstuk \d+\s+)?(?:[Rr]egio |[Gg]emeente )?|\s*\d*\s*$", "", heading
    ).strip()
