"""The command line: every help text has an example that works, errors are one sentence, exit codes are kept."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from doc_mining.cli.command import DATASET, OK, QUERY, SOURCE, UNCLEAN
from doc_mining.cli.main import COMMANDS, main, parser
from doc_mining.cli.notices import lines
from support.corpora import letter, report


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A working folder laid out as the examples expect it, with its database made."""
    folder = tmp_path_factory.mktemp("work")
    documents = folder / "corpus" / "documents"
    documents.mkdir(parents=True)
    report(documents / "lingeborgh-visitatie-2015-2018.pdf", 2015, 2018, "voldoende")
    report(documents / "lingeborgh-visitatie-2019-2022.pdf", 2019, 2022)
    letter(documents / "lingeborgh-position-paper.pdf")
    keys = folder / "corpus" / "keys"
    keys.mkdir()
    empty: dict[str, list[object]] = {"judgements": [], "development_points": [], "themes": []}
    (keys / "lingeborgh-visitatie-2015-2018.json").write_text(
        json.dumps({"document": {"kind": "visitatierapport"}, **empty})
    )
    patch = pytest.MonkeyPatch()
    patch.chdir(folder)
    patch.setenv("DOC_MINING_WORKERS", "1")
    (folder / "out").mkdir()
    assert main(["run", "corpus/documents", "--db", "out/demo.db"]) == OK
    yield folder
    patch.undo()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.name)
def test_the_example_in_a_help_text_works(command, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:  # type: ignore[no-untyped-def]
    words = []
    for word in shlex.split(command.example)[1:]:
        pattern = word if "*" in word else None
        words += [str(p.relative_to(corpus)) for p in sorted(corpus.glob(pattern))] if pattern else [word]
    assert main(words) == OK
    assert capsys.readouterr().out


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.name)
def test_help_holds_the_example_and_the_exit_codes(command, capsys: pytest.CaptureFixture[str]) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(SystemExit) as left:
        parser().parse_args([command.name, "--help"])
    shown = capsys.readouterr().out
    assert left.value.code == 0
    assert command.example in shown
    assert "exit codes:" in shown


def test_every_command_stands_in_the_readme() -> None:
    readme = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
    assert all(f"doc-mining {c.name}" in readme for c in COMMANDS)


def test_search_gives_programs_what_it_shows_people(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "betaalbaarheid", "soort:oordeel", "--json", "--db", "out/demo.db"]) == OK
    answer = json.loads(capsys.readouterr().out)
    assert answer["total"] == 2
    assert {h["label"] for h in answer["hits"]} == {"goed", "voldoende"}
    assert answer["facets"]["oordeel"] == {"goed": 1, "voldoende": 1}


def test_compare_puts_two_reports_side_by_side(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "visitatie-2019", "visitatie-2015", "--db", "out/demo.db"]) == OK
    shown = capsys.readouterr().out
    assert "lingeborgh-visitatie-2015-2018.pdf → lingeborgh-visitatie-2019-2022.pdf" in shown
    assert "asked again" in shown


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("run nergens --db out/x.db", SOURCE, "nergens"),
        ("search huur --db out/nergens.db", DATASET, "no such database"),
        ("search 'plaats:Ede' --db out/demo.db", QUERY, "no field 'plaats'"),
        ("show onbekend --db out/demo.db", QUERY, "onbekend"),
        ("compare visitatie-2015 visitatie-2015 --db out/demo.db", QUERY, "same document"),
        ("evaluate nergens.json --db out/demo.db", SOURCE, "nergens.json"),
    ],
)
def test_an_error_is_one_clear_sentence_and_its_exit_code(
    corpus: Path, capsys: pytest.CaptureFixture[str], line: str, code: int, said: str
) -> None:
    assert main(shlex.split(line)) == code
    shown = capsys.readouterr().err.strip()
    assert shown.startswith("doc-mining: ")
    assert said in shown
    assert "Traceback" not in shown


def test_strict_fails_on_what_could_not_be_read(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "kapot.pdf").write_bytes(b"%PDF-1.4 and nothing more")
    db = str(tmp_path / "strict.db")
    assert main(["run", str(tmp_path), "--db", db]) == OK
    assert main(["run", str(tmp_path), "--db", db, "--strict"]) in (OK, UNCLEAN)
    assert main(["status", "--db", db, "--strict"]) == UNCLEAN
    assert "kapot.pdf" in capsys.readouterr().out


def test_pages_with_one_trouble_are_told_on_one_line() -> None:
    told = [(1, "no text."), (2, "no text."), (5, "no text."), (None, "odd.")]
    assert list(lines("partial", "a.pdf", told)) == ["partial: a.pdf, pages 1-2, 5: no text.", "partial: a.pdf: odd."]
