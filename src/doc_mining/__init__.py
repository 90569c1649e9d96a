"""doc_mining: visitation reports of Dutch housing corporations as a searchable, structured dataset."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from doc_mining.dataset.frames import Frames as Frames
    from doc_mining.dataset.frames import open_dataset as open_dataset

__all__ = ["Frames", "open_dataset"]


def __getattr__(name: str) -> Any:
    """Load the notebook's entrance when it is asked for: the command line starts faster without."""
    if name in __all__:
        from doc_mining.dataset import frames

        return getattr(frames, name)
    raise AttributeError(f"module 'doc_mining' has no attribute {name!r}")
