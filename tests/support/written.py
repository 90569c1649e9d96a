"""A Document from a few lines of text, so that a rule is tested without a PDF.

Lines: `# `, `## `, `### ` are headings; `- ` and `1. ` list items (two spaces before them nest once); `| a | b |` rows
of a table (the first is header when a `|---|` row follows); `[[` and `]]` alone on a line open and close a box;
`--- part: NAME` starts a sub-document, `--- page` the next page; all else is a paragraph, ended by an empty line.
"""

from __future__ import annotations

import re
from dataclasses import replace

from doc_mining.records import Document, Identity, Passage, PassageKind, Span, TableCell


def document(text: str, **identity: object) -> Document:
    """Parse `text`; keyword arguments become the document's Identity."""
    return _Writer(text).document(Identity(**identity))  # type: ignore[arg-type]


class _Writer:
    def __init__(self, text: str) -> None:
        self.lines = [*text.strip("\n").splitlines(), ""]
        self.passages: list[Passage] = []
        self.stack: list[tuple[int, str]] = []
        self.page, self.y, self.group, self.boxes = 1, 60.0, 0, 0
        self.part: str | None = None

    def document(self, identity: Identity) -> Document:
        pending: list[str] = []
        table: list[str] = []
        for raw in self.lines:
            line = raw.strip()
            if not line.startswith("|") and table:
                self.table(table)
                table = []
            starts_new = not line or re.match(r"(#+ |- |\d+[.)] |\||\[\[|\]\]|--- )", line)
            if starts_new and pending:
                self.add("paragraph", " ".join(pending))
                pending = []
            if not line:
                continue
            if m := re.match(r"(#+) (.+)", line):
                level = len(m[1])
                self.stack = [s for s in self.stack if s[0] < level]
                self.add("heading", m[2], level=level)
                self.stack.append((level, m[2]))
            elif m := re.match(r"(-|\d+[.)]) (.+)", line):
                nested = (len(raw) - len(raw.lstrip())) // 2 + 1
                self.add("list_item", m[2], level=nested, marker=m[1])
            elif line.startswith("|"):
                table.append(line)
            elif line == "[[":
                self.boxes += 1
                self.group = self.boxes
            elif line == "]]":
                self.group = 0
            elif line.startswith("--- part: "):
                self.part, self.stack = line[10:] or None, []
            elif line == "--- page":
                self.page, self.y = self.page + 1, 60.0
            else:
                pending.append(line)
        return Document(passages=tuple(self.passages), pages=self.page, identity=identity)

    def add(self, kind: PassageKind, text: str, **more: object) -> None:
        kind = "box" if self.group and kind == "paragraph" else kind
        passage = Passage(
            order=len(self.passages),
            kind=kind,
            text=text,
            spans=self.spans(text),
            section=tuple(s for _, s in self.stack),
            part=self.part,
            page=self.page,
            group=self.group,
        )
        self.passages.append(replace(passage, **more))  # type: ignore[arg-type]
        self.y += 20

    def table(self, rows: list[str]) -> None:
        header, text, cells, r = 0, "", [], 0
        for row in rows:
            if re.fullmatch(r"[|\s:-]+", row) and "-" in row:
                header = r
                continue
            if text:
                text += "\n"
            first = True
            for c, value in enumerate(row.strip("|").split("|")):
                value = value.strip()
                if value and not first:
                    text += " "
                first = first and not value
                cells.append(TableCell(r, c, len(text), len(text) + len(value)))
                text += value
            r += 1
        self.add("table", text, cells=tuple(cells), header_rows=header)

    def spans(self, text: str) -> tuple[Span, ...]:
        out, x = [], 50.0
        for m in re.finditer(r"\S+", text):
            width = 5.0 * (m.end() - m.start())
            if x + width > 550:
                x, self.y = 50.0, self.y + 14
            out.append(Span(m.start(), m.end(), self.page, x, self.y, x + width, self.y + 11))
            x += width + 3
        return tuple(out)
