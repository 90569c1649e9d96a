"""Quality, measured: findings scored against hand-made answer keys."""

from doc_mining.evaluation.evaluate import Evaluation, evaluate

__all__ = ["Evaluation", "evaluate"]
