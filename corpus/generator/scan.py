"""Pages as a scanner would give them: an image a page, without a text layer."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

RESOLUTION = 110  # dots per inch: readable, and small enough to keep with the sources
QUALITY = 55


def photograph(path: Path, target: Path) -> None:
    """Writes the pages of the PDF at `path` as grey images to the PDF at `target`."""
    with pypdfium2.PdfDocument(path) as pdf:
        sizes = [page.get_size() for page in pdf]
        images = [page.render(scale=RESOLUTION / 72, grayscale=True).to_pil().convert("L") for page in pdf]
    canvas = Canvas(str(target), pagesize=sizes[0], invariant=1)
    for size, image in zip(sizes, images, strict=True):
        file = io.BytesIO()
        image.save(file, "JPEG", quality=QUALITY)
        canvas.setPageSize(size)
        canvas.drawImage(ImageReader(file), 0, 0, *size)
        canvas.showPage()
    canvas.save()
