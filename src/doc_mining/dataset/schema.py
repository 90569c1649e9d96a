"""The tables of the dataset: names, columns, types and what they mean. SQL, exports and the data dictionary follow it."""

from __future__ import annotations

from typing import Literal, NamedTuple

Type = Literal["text", "integer", "real", "boolean", "json"]


class Column(NamedTuple):
    """A column; `json` holds lists."""

    name: str
    type: Type
    meaning: str


class Table(NamedTuple):
    """A table; its rows belong to a document, and are exported ordered by `order_by`."""

    name: str
    columns: tuple[Column, ...]
    meaning: str
    order_by: str

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(c.name for c in self.columns)


# A document's findings are put away in reading order, those of one table row from left to right.
_READING_ORDER = "document_id, rowid"

DOCUMENTS = Table(
    "documents",
    (
        Column("document_id", "text", "first 16 hexadecimals of the file's SHA-256"),
        Column("path", "text", "where the file was found"),
        Column("sha256", "text", "SHA-256 of the file's bytes"),
        Column(
            "kind",
            "text",
            "visitatierapport, position_paper, prestatieafspraken, bestuurlijke_reactie, jaarverslag, artikel or overig",
        ),
        Column("title", "text", "title as printed, or as the file's metadata say it"),
        Column("corporation", "text", "the housing corporation that the document is about"),
        Column("bureau", "text", "the visitation bureau that wrote the report"),
        Column("methodology", "text", "visitation method: 4.0, 5.0, 6.0, 7 ...; null where the document does not say"),
        Column("period_start", "integer", "first year of the period that is judged, or of the agreements' term"),
        Column("period_end", "integer", "last year of that period or term"),
        Column("published", "text", "ISO date, year-month or year"),
        Column("municipalities", "json", "municipalities where the corporation works, as far as the document says"),
        Column("pages", "integer", "pages in the file"),
        Column("ocr_pages", "json", "pages whose text was had by character recognition"),
        Column("status", "text", "ok, partial (something could not be read) or quarantined (nothing could)"),
        Column("warnings", "json", "what a user must know: code, page, message"),
        Column("parser_version", "text", "version of reading and structure that made the passages"),
        Column("miner_version", "text", "version of the rules and models that made the findings"),
    ),
    "One row a document, also for those that could not be read.",
    "document_id",
)

PASSAGES = Table(
    "passages",
    (
        Column("passage_id", "text", "document_id and order"),
        Column("document_id", "text", "the document"),
        Column("order", "integer", "place in the document's reading order, from 0"),
        Column(
            "part", "text", "the sub-document it stands in, such as 'position paper Arnhem'; null in the report itself"
        ),
        Column("section", "json", "headings above it, highest first"),
        Column("kind", "text", "heading, paragraph, list_item, table, box, caption or footnote"),
        Column("level", "integer", "headings: 1 is the highest; list items: depth"),
        Column("page", "integer", "PDF page, from 1"),
        Column("page_label", "text", "page number as printed"),
        Column(
            "boxes", "json", "[page, x0, top, x1, bottom] per line, in points from the top left of the displayed page"
        ),
        Column("text", "text", "hyphens repaired, running heads and feet removed"),
    ),
    "One row a heading, paragraph, list item, table, box, caption or footnote. Lists of persons are left out.",
    "document_id, [order]",
)

_FINDING = (
    Column("finding_id", "text", "stable over runs that read the same words"),
    Column("document_id", "text", "the document"),
    Column("part", "text", "the sub-document it stands in"),
    Column("section", "json", "headings above it, highest first"),
    Column("page", "integer", "PDF page, from 1"),
    Column("boxes", "json", "[page, x0, top, x1, bottom] per line around the quote"),
    Column("quote", "text", "the words of the document that prove it, verbatim but for repaired hyphens"),
    Column("scope", "text", "region or municipality as written, or 'corporatie' for the whole"),
    Column("theme", "text", "main theme, or null"),
    Column("confidence", "real", "0 to 1, calibrated"),
    Column("extractor", "text", "the rule or model that found it"),
    Column("corrected", "boolean", "true where an analyst's correction was applied"),
)

JUDGEMENTS = Table(
    "judgements",
    (
        *_FINDING,
        Column(
            "appraiser_type",
            "text",
            "commissie, huurders, gemeente, zorg_welzijn, collega_corporatie, belanghebbenden, corporatie or overig",
        ),
        Column("appraiser", "text", "who judges, as written; for a bare pronoun the name it stands for"),
        Column("about", "text", "who is judged: the corporation unless it judges its partners"),
        Column(
            "aspect",
            "text",
            "prestaties, ambities, relatie_communicatie, invloed_beleid, samenwerking, prestatieafspraken, vermogen, "
            "governance, representativiteit, eindoordeel or overig",
        ),
        Column("subject", "text", "perspective, field or theme as written"),
        Column("label", "text", "the word, uninflected"),
        Column("label_to", "text", "upper end of a range"),
        Column("score", "real", "the number, or null"),
        Column("weight", "real", "weight as a fraction, as printed in the row"),
        Column("form", "text", "exact, range, distribution or abstention"),
        Column("count", "integer", "how many judges, where the text says so"),
        Column("grade", "real", "label or score on one axis from 1 to 10"),
        Column("grade_to", "real", "upper end of a range on that axis"),
        Column("repeats", "text", "finding_id of the row whose verdict it restates"),
    ),
    "One row a verdict, wherever it stands: who judges what, where, with which word or number.",
    _READING_ORDER,
)

DEVELOPMENT_POINTS = Table(
    "development_points",
    (
        *_FINDING,
        Column("origin", "text", "commissie, belanghebbenden or vorige_visitatie"),
        Column("appraiser_type", "text", "who asks; the types of judgements"),
        Column("appraiser", "text", "who asks, as written"),
        Column("text", "text", "the wish, whole, without lead-in"),
        Column(
            "follow_up_status",
            "text",
            "opgevolgd, deels, niet or niet_besproken, for points of the previous visitation",
        ),
        Column("follow_up_quote", "text", "the words that say what became of it"),
        Column("follow_up_page", "integer", "the page of those words"),
        Column("repeats", "text", "finding_id of the same wish elsewhere in the document"),
    ),
    "One row a wish: advice of the committee, wishes of stakeholders, points of the previous visitation.",
    _READING_ORDER,
)

THEMES = Table(
    "themes",
    (*_FINDING, Column("theme_as_written", "text", "the theme in the document's own words")),
    "The themes a report was held on, or the chapters of agreements, per scope.",
    _READING_ORDER,
)

AGREEMENTS = Table(
    "agreements",
    (
        *_FINDING,
        Column("number", "text", "number as printed, such as 2.1.a"),
        Column("parties", "json", "who commits"),
        Column("text", "text", "the commitment"),
        Column("concreteness", "text", "meetbaar, proces or intentie"),
        Column("value", "real", "target value"),
        Column("unit", "text", "unit of the value"),
        Column("year", "text", "year, or a span such as 2023-2026"),
    ),
    "One row a commitment, party and value of performance agreements.",
    _READING_ORDER,
)

FIGURES = Table(
    "figures",
    (
        *_FINDING,
        Column("indicator", "text", "what is measured, with its party or place"),
        Column("year", "text", "year, or a span"),
        Column("value", "real", "the number"),
        Column("unit", "text", "its unit"),
        Column("kind", "text", "realisatie, plan or norm"),
    ),
    "One row a dated number that measures something.",
    _READING_ORDER,
)

ORGANISATIONS = Table(
    "organisations",
    (
        Column("name", "text", "the organisation"),
        Column("type", "text", "its type; the types of judgements"),
        Column("scope", "text", "region or municipality"),
        Column("document_id", "text", "the document"),
        Column("page", "integer", "the first page that names it"),
    ),
    "Organisations named in a document; never natural persons.",
    "document_id, page, name",
)

TABLES = (DOCUMENTS, PASSAGES, JUDGEMENTS, DEVELOPMENT_POINTS, THEMES, AGREEMENTS, FIGURES, ORGANISATIONS)
BY_NAME = {t.name: t for t in TABLES}
OF_A_DOCUMENT = TABLES[1:]
