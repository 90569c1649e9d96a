"""Fixtures that every test may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference material; tests that need it are skipped, visibly, where it is absent."""
    folder = Path(os.environ.get("DOC_MINING_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"reference material not found at {folder}; set DOC_MINING_SHARED to its folder")
    return folder
