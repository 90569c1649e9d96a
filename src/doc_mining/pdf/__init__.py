"""From a PDF to pages cut into blocks in reading order."""

from doc_mining.pdf.limits import Limits
from doc_mining.pdf.reading import read

__all__ = ["Limits", "read"]
