"""The dataset: one SQLite file with the tables of the contract, exports, and frames for notebooks."""

from doc_mining.dataset.export import FORMATS, dictionary, export
from doc_mining.dataset.frames import Frames, open_dataset
from doc_mining.dataset.rows import Mined
from doc_mining.dataset.store import Dataset

__all__ = ["FORMATS", "Dataset", "Frames", "Mined", "dictionary", "export", "open_dataset"]
