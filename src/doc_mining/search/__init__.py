"""Search over passages and findings, Dutch on both sides: lemmas, compound parts, accents."""

from doc_mining.search.index import update
from doc_mining.search.query import FIELDS, parse
from doc_mining.search.search import Answer, Hit, Search, search

__all__ = ["FIELDS", "Answer", "Hit", "Search", "parse", "search", "update"]
