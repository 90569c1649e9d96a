"""From blocks in reading order to a document: headings, paragraphs, lists, boxes, tables, parts, sentences."""

from doc_mining.text.sentences import sentences
from doc_mining.text.structure import structure

__all__ = ["sentences", "structure"]
