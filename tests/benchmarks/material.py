"""What is measured on: a real report where the reference material is at hand, else the longest of the demo corpus."""

from __future__ import annotations

import os
import random
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORDS = (
    "de het een van en in op te voor met dat is huurders gemeente corporatie woningen afspraken beleid wijk samenwerking "
    "commissie prestaties nieuwbouw onderhoud duurzaamheid betaalbaarheid huurdersorganisatie prestatieafspraken zorgpartijen "
    "leefbaarheid doorstroming energielabel renovatie urgenten statushouders toewijzing woonlasten huurverhoging participatie"
).split()


def report() -> Path:
    """The PDF that reading and the main job are measured on."""
    shared = Path(os.environ.get("DOC_MINING_SHARED", ROOT.parent / "shared")) / "seeds"
    seeds = sorted(shared.glob("*visitatierapport*.pdf")) if shared.is_dir() else []
    demo = sorted((ROOT / "corpus" / "documents").glob("*visitatie-20*.pdf"), key=lambda p: p.stat().st_size)
    return seeds[0] if seeds else demo[-1]


def copies(pdf: Path, folder: Path, count: int) -> Path:
    """A folder with `count` files of the same content and different bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    content = pdf.read_bytes()
    for n in range(count):
        (folder / f"{n:03}.pdf").write_bytes(content + f"\n% copy {n}\n".encode())
    return folder


def passages(count: int, length: int, seed: int = 1) -> list[str]:
    """Texts of `length` words in which the commonest words come as often as in Dutch."""
    chance = random.Random(seed)
    weights = [1 / (rank + 1) for rank in range(len(WORDS))]
    rare = [f"{a}{b}" for a in WORDS[14:] for b in WORDS[14:]]
    out = []
    for _ in range(count):
        words = chance.choices(WORDS, weights, k=length - 6) + chance.choices(rare, k=6)
        chance.shuffle(words)
        out.append(" ".join(words))
    return out
