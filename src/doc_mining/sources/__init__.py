"""Where documents come from, and what they are."""

from doc_mining.sources.find import Found, find, take
from doc_mining.sources.links import Link, links
from doc_mining.sources.recognise import recognise

__all__ = ["Found", "Link", "find", "links", "recognise", "take"]
