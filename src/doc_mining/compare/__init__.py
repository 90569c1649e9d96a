"""Two successive reports of one corporation: verdicts side by side, advice then and now."""

from doc_mining.compare.comparison import Comparison, PointPair, VerdictPair, compare

__all__ = ["Comparison", "PointPair", "VerdictPair", "compare"]
