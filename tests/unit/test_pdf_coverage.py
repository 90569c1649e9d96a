"""What is read of real PDFs, held against another reader."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from doc_mining.pdf import Limits, read
from doc_mining.records import Reading

LARGEST = 1_500_000  # bytes of a PDF that a test may read


def words(text: str) -> Counter[str]:
    joined = re.sub(r"(\w)-\s*\n\s*(?=\w)", r"\1", text)
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFKC", joined).lower()))


def text_of(reading: Reading) -> str:
    return "\n".join(line.text for page in reading.pages for block in page.blocks for line in block.lines)


@pytest.mark.slow
def test_words_of_digital_pdfs_are_read(shared: Path) -> None:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not installed")
    low: dict[str, float] = {}
    for path in sorted((shared / "pdfs").glob("*.pdf")):
        if path.stat().st_size > LARGEST:
            continue
        reading = read(path, Limits())
        if reading.status != "ok":
            assert reading.warnings
            continue
        theirs = subprocess.run([program, str(path), "-"], capture_output=True, check=True).stdout.decode("utf-8")
        expected, found = words(theirs), words(text_of(reading))
        share = sum((expected & found).values()) / max(1, sum(expected.values()))
        if share < 0.98 and expected.total() > 1000:
            low[path.name] = share
    assert low == {}
