"""Finding files: folders, lists, odd names, links, and what changes or goes away meanwhile."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from doc_mining.errors import SourceError
from doc_mining.sources import find, links, take

PDF = b"%PDF-1.7\n%%EOF\n"


def names(*paths: Path) -> list[str]:
    return [Path(found.path).name for found in find(paths)]


def write(path: Path, content: bytes = PDF) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_a_folder_gives_its_pdfs_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b/twee.PDF", "a.pdf", "b/een.pdf", "notitie.docx", ".verborgen.pdf", ".git/c.pdf"):
        write(tmp_path / name)
    assert names(tmp_path) == ["a.pdf", "een.pdf", "twee.PDF"]


def test_a_file_without_suffix_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    write(tmp_path / "rapport")
    write(tmp_path / "LEESMIJ", b"geen pdf")
    assert names(tmp_path) == ["rapport"]


def test_names_may_be_odd(tmp_path: Path) -> None:
    odd = ["één – rapport (definitief).pdf", "naam\nop twee regels.pdf", "100% & ‘meer’.pdf"]
    for name in odd:
        write(tmp_path / name)
    assert sorted(names(tmp_path)) == sorted(odd)
    assert all(take(found).sha256 == hashlib.sha256(PDF).hexdigest() for found in find([tmp_path]))


def test_a_link_back_to_its_own_folder_ends(tmp_path: Path) -> None:
    write(tmp_path / "map" / "a.pdf")
    (tmp_path / "map" / "terug").symlink_to(tmp_path / "map", target_is_directory=True)
    assert names(tmp_path) == ["a.pdf"]


def test_a_file_given_twice_is_found_once(tmp_path: Path) -> None:
    file = write(tmp_path / "a.pdf")
    assert names(file, tmp_path, file) == ["a.pdf"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("lijst.txt", "# rapporten\na.pdf\nmap\n\n"),
        ("lijst.csv", "titel,bestand\nEen,a.pdf\nTwee,map/b.pdf\n"),
        ("lijst.csv", "\ufeffpad,jaar\na.pdf,2020\nmap/b.pdf,2021\n"),
    ],
)
def test_a_list_names_files_and_folders(tmp_path: Path, name: str, text: str) -> None:
    write(tmp_path / "a.pdf")
    write(tmp_path / "map" / "b.pdf")
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert names(tmp_path / name) == ["a.pdf", "b.pdf"]


def test_what_a_list_names_and_is_not_there_is_reported_by_itself(tmp_path: Path) -> None:
    write(tmp_path / "a.pdf")
    (tmp_path / "lijst.txt").write_text("a.pdf\nweg.pdf\nhttps://voorbeeld.nl/rapport.pdf\n", encoding="utf-8")
    there, *missing = sorted(find([tmp_path / "lijst.txt"]), key=lambda f: not f.size)
    assert take(there).size == len(PDF)
    told = []
    for found in missing:
        with pytest.raises(SourceError) as error:
            take(found)
        told.append(str(error.value))
    assert any("weg.pdf" in t and "cannot be read" in t for t in told)
    assert any("on the web" in t and "Download" in t for t in told)


def test_a_path_that_is_not_there_is_an_error_with_a_hint(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as error:
        list(find([tmp_path / "nergens"]))
    assert error.value.hint
    assert "nergens" in str(error.value)


def test_a_broken_link_is_not_lost(tmp_path: Path) -> None:
    (tmp_path / "oud.pdf").symlink_to(tmp_path / "verdwenen.pdf")
    (found,) = find([tmp_path])
    with pytest.raises(SourceError, match="cannot be read"):
        take(found)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.pdf")
    (found,) = find([tmp_path / "pijp.pdf"])
    with pytest.raises(SourceError, match="no ordinary file"):
        take(found)


def test_a_file_that_changes_between_finding_and_reading_is_told(tmp_path: Path) -> None:
    file = write(tmp_path / "a.pdf")
    (found,) = find([file])
    file.write_bytes(PDF + b"meer")
    with pytest.raises(SourceError, match="changed while it was read"):
        take(found)


def test_a_list_in_another_encoding_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "lijst.csv").write_bytes("één.pdf".encode("latin-1"))
    with pytest.raises(SourceError, match="list of files") as error:
        list(find([tmp_path / "lijst.csv"]))
    assert "UTF-8" in str(error.value)


def test_an_index_from_the_web_gives_its_addresses() -> None:
    page = '<ul><li><a href="/rapporten/een.pdf">Rapport <b>een</b></a><a href="over">Over ons</a></ul>'
    assert links(page, "https://voorbeeld.nl/index.html") == (
        ("https://voorbeeld.nl/rapporten/een.pdf", "Rapport een"),
    )
    table = "naam,adres\nTwee,https://voorbeeld.nl/twee.PDF?v=1\nTwee,https://voorbeeld.nl/twee.PDF?v=1\n"
    assert links(table) == (("https://voorbeeld.nl/twee.PDF?v=1", "Twee"),)
