"""From a document to its findings."""

from doc_mining.mining.mine import mine

__all__ = ["mine"]
