"""One frame: the page as displayed, whatever its boxes and rotation."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from doc_mining.pdf import Limits
from doc_mining.pdf.reader import read_pages
from support.reading import page


def made(path: Path, *, rotate: int = 0, crop: tuple[float, float, float, float] | None = None) -> Path:
    turned = rotate in (90, 270)  # reportlab swaps the sides of a page that it turns
    canvas = Canvas(str(path), pagesize=(800, 600) if turned else (600, 800), invariant=1)
    if rotate:
        canvas.setPageRotation(rotate)
    if crop:
        canvas.setCropBox(crop)
    canvas.saveState()
    placed = {0: (1, 0, 0, 1, 150, 600), 90: (0, 1, -1, 0, 200, 150), 180: (-1, 0, 0, -1, 450, 200)}
    placed[270] = (0, -1, 1, 0, 400, 650)
    canvas.transform(*placed[rotate])
    canvas.setFont("Helvetica", 10)
    canvas.drawString(0, 0, "Linksboven te lezen")
    canvas.rect(-5, -5, 120, 30)
    canvas.restoreState()
    canvas.showPage()
    canvas.save()
    return path


@pytest.mark.parametrize(
    ("rotate", "size", "at"),
    [
        (0, (600, 800), (150, 200)),
        (90, (800, 600), (150, 200)),
        (180, (600, 800), (150, 200)),
        (270, (800, 600), (150, 200)),
    ],
)
def test_rotation(tmp_path: Path, rotate: int, size: tuple[float, float], at: tuple[float, float]) -> None:
    layout = page(made(tmp_path / "a.pdf", rotate=rotate))
    assert (layout.width, layout.height) == size
    (line,) = layout.blocks[0].lines
    assert line.text == "Linksboven te lezen"
    assert line.box.x0 == pytest.approx(at[0], abs=1.5)
    assert line.box.bottom == pytest.approx(at[1] + 2, abs=2.5)


def test_drawings_stand_in_the_same_frame(tmp_path: Path) -> None:
    (raw,) = read_pages(made(tmp_path / "a.pdf", rotate=90), Limits()).pages
    (panel,) = raw.panels
    assert panel.x0 < raw.words[0].x0 < raw.words[-1].x1 < panel.x1
    assert panel.top < raw.words[0].top < raw.words[0].bottom < panel.bottom


def test_crop_box(tmp_path: Path) -> None:
    layout = page(made(tmp_path / "a.pdf", crop=(100, 50, 550, 700)))
    assert (layout.width, layout.height) == (450, 650)
    box = layout.blocks[0].lines[0].box
    assert box.x0 == pytest.approx(50, abs=1)
    assert box.bottom == pytest.approx(102, abs=1)


def test_negative_origin(tmp_path: Path) -> None:
    path = made(tmp_path / "a.pdf")
    data = path.read_bytes()
    assert data.count(b"/MediaBox [ 0 0 600 800 ]") == 1
    path.write_bytes(data.replace(b"/MediaBox [ 0 0 600 800 ]", b"/MediaBox [-90 0 510 800]"))
    box = page(path).blocks[0].lines[0].box
    assert box.x0 == pytest.approx(240, abs=1)


def test_text_outside_the_displayed_page_is_left_out(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(600, 800))
    canvas.drawString(100, 700, "binnen")
    canvas.drawString(100, 900, "buiten")
    canvas.showPage()
    canvas.save()
    assert [line.text for b in page(tmp_path / "a.pdf").blocks for line in b.lines] == ["binnen"]


@pytest.mark.parametrize("upwards", [True, False])
def test_a_page_set_sideways_is_read_along_its_lines(tmp_path: Path, upwards: bool) -> None:
    """Boxes stay those of the page as displayed."""
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(600, 800), invariant=1)
    canvas.setFont("Helvetica", 10)
    canvas.translate(*((100, 50) if upwards else (500, 750)))
    canvas.rotate(90 if upwards else -90)
    rows = [f"Regel {k} van een brede tabel die opzij is gezet" for k in range(6)]
    for k, row in enumerate(rows):
        canvas.drawString(0, -20 * k, row)
    canvas.showPage()
    canvas.save()
    layout = page(tmp_path / "a.pdf")
    lines = [line for block in layout.blocks for line in block.lines]
    assert [line.text for line in lines] == rows
    assert (layout.width, layout.height) == (600, 800)
    assert all(0 < line.box.x1 - line.box.x0 < 20 and line.box.bottom - line.box.top > 150 for line in lines)


def test_a_page_of_boundless_size_is_read_in_no_time(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(10_000_000, 10_000_000))
    canvas.drawString(9_000_000, 9_000_000, "Ver weg")
    canvas.drawString(100, 100, "Dichtbij")
    canvas.showPage()
    canvas.save()
    assert {line.text for b in page(tmp_path / "a.pdf").blocks for line in b.lines} == {"Ver weg", "Dichtbij"}
