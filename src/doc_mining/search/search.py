"""Searching a dataset: ranked hits with snippets, pages and documents, and counts per facet."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from doc_mining.dataset import Dataset
from doc_mining.dataset.rows import Row
from doc_mining.search.analyser import analyse, pairs, plain, together
from doc_mining.search.entries import KINDS
from doc_mining.search.index import FACETS, opened
from doc_mining.search.query import Query, Term, parse
from doc_mining.search.snippets import Snippet, snippet

_PART = 0.4  # a compound's part weighs less than the word itself
_FINDING = 1.3  # a finding says more than the passage that it stands in
_MOST_VALUES = 10  # of a facet


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that answers the query: `row` as the dataset has it, with where its document is and what it is called."""

    table: str
    row: Row
    path: str
    title: str | None
    score: float
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class Answer:
    """The hits of one page, how many there are in all, and counts per facet: {facet: {value: count}}."""

    hits: tuple[Hit, ...]
    total: int
    facets: dict[str, dict[str, int]]


class Search:
    """Searches one dataset; opening it brings its index up to date."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.index = opened(dataset)
        self.searcher = self.index.searcher()
        self._documents = {d["document_id"]: (d["path"], d["title"]) for d in dataset.rows("documents")}

    def ask(self, text: str, limit: int = 20, offset: int = 0, facets: bool = True) -> Answer:
        """The best `limit` hits from number `offset` on. Raises QueryError for a query that cannot be understood."""
        query = parse(text)
        compiled = _compiled(query, self.index.schema)
        result = self.searcher.search(compiled, limit, True, offset=offset)
        found = [(score, self.searcher.doc(address).to_dict()) for score, address in result.hits]
        rows = self._rows([d for _, d in found])
        hits = []
        for score, stored in found:
            row = rows.get(stored["key"][0])
            if row is not None:
                path, title = self._documents[row["document_id"]]
                shown = row["text"] if stored["table"][0] == "passages" else row["quote"]
                hits.append(Hit(stored["table"][0], row, path, title, score, snippet(shown, query)))
        return Answer(tuple(hits), result.count or 0, self._facets(compiled) if facets else {})

    def _rows(self, stored: Sequence[dict[str, Any]]) -> dict[str, Row]:
        """The rows of these index documents, a query a table."""
        keys: dict[str, list[str]] = {}
        for document in stored:
            keys.setdefault(document["table"][0], []).append(document["key"][0])
        out = {}
        for table, wanted in keys.items():
            name = "passage_id" if table == "passages" else "finding_id"
            for row in self.dataset.rows(table, f"{name} IN ({','.join('?' * len(wanted))})", wanted):
                out[row[name]] = row
        return out

    def _facets(self, query: Any) -> dict[str, dict[str, int]]:
        wanted = {name: {"terms": {"field": f"facet_{name}", "size": _MOST_VALUES}} for name in FACETS}
        answer = self.searcher.aggregate(query, wanted)
        if isinstance(answer, str):
            answer = json.loads(answer)
        return {name: {b["key"]: b["doc_count"] for b in answer[name]["buckets"]} for name in FACETS}


def search(dataset: Dataset, text: str, limit: int = 20, offset: int = 0) -> Answer:
    """Ask one question of a dataset."""
    return Search(dataset).ask(text, limit, offset)


def _compiled(query: Query, schema: Any) -> Any:
    import tantivy

    must, never = tantivy.Occur.Must, tantivy.Occur.MustNot
    clauses = [(must, _any([_clause(t, schema) for t in group])) for group in query.groups]
    if not clauses:
        clauses = [(must, tantivy.Query.all_query())]
    clauses += [(never, _clause(t, schema)) for t in query.excluded]
    if query.text_terms:
        findings = tantivy.Query.term_set_query(schema, "table", [t for t in KINDS if t != "passages"])
        clauses.append((tantivy.Occur.Should, tantivy.Query.const_score_query(findings, _FINDING)))
    return tantivy.Query.boolean_query(clauses)


def _any(queries: list[Any]) -> Any:
    import tantivy

    return queries[0] if len(queries) == 1 else tantivy.Query.disjunction_max_query(queries, 0.1)


def _clause(term: Term, schema: Any) -> Any:
    import tantivy

    if term.field:
        words = plain(term.text)
        return _phrase(schema, term.field, words, term.field, [together(a, b) for a, b in pairwise(words)])
    tokens = analyse(term.text)
    if not tokens:
        return tantivy.Query.empty_query()
    lemmas = [t.lemma for t in tokens]
    if term.phrase or len(lemmas) > 1:
        return _phrase(schema, "words", lemmas, "pairs", pairs(lemmas))
    part = tantivy.Query.boost_query(tantivy.Query.term_query(schema, "parts", lemmas[0]), _PART)
    return tantivy.Query.disjunction_max_query([tantivy.Query.term_query(schema, "words", lemmas[0]), part], 0.2)


def _phrase(schema: Any, field: str, words: Sequence[str], paired_in: str, paired: Sequence[str]) -> Any:
    """Words side by side in a field. Pairs that `paired_in` holds are looked up first: that spares comparing the places
    of common words in every row."""
    import tantivy

    if len(words) < 2:
        return tantivy.Query.term_query(schema, field, words[0]) if words else tantivy.Query.empty_query()
    looked_up = [tantivy.Query.term_query(schema, paired_in, pair) for pair in dict.fromkeys(paired)]
    if len(words) == 2 and looked_up:
        return looked_up[0]
    phrase = tantivy.Query.phrase_query(schema, field, list(words))
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, query) for query in (*looked_up, phrase)])
