"""`sciabot evaluate triage` as staff type it: what it prints, writes and refuses."""

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sciabot.cli import app, main
from sciabot.errors import RulesError, SciabotError

SAMPLE = Path(__file__).parent / "data" / "triage_sample.jsonl"
README = Path(__file__).resolve().parents[1] / "README.md"


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ("evaluate", "triage", *words), terminal_width=200)


def test_the_figures_are_printed_with_counts_and_both_bounds() -> None:
    shown = run(str(SAMPLE))
    assert shown.exit_code == 0, shown.output
    line = next(line for line in shown.output.splitlines() if "flag:cauda_equina" in line)
    assert line.split() == [
        "flag:cauda_equina",
        "any",
        "card",
        "2/2",
        "100.0%",
        *["34.2%", "to", "100.0%"],
    ]
    for name in ("emergency recall", "silent miss", "false alarm:lookalike", "lang:es"):
        assert name in shown.output
    assert "13 messages of triage_sample.jsonl, SHA-256" in shown.output
    assert "itself failed" not in shown.output


def test_messages_are_shown_only_if_asked_for() -> None:
    assert "lighthouse" not in run(str(SAMPLE)).output
    shown = run(str(SAMPLE), "--show-misses")
    assert "s05 suicide: emergency, got none" in shown.output
    assert "cushion in the lighthouse" in shown.output
    assert "stiff hip" not in shown.output


def test_a_message_is_shown_and_never_obeyed(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    said = "[bold]one[/] \x1b[31mtwo\nthree"
    row = {"id": "a\x1b", "message": said, "history": [], "level": "emergency"}
    file.write_text(json.dumps({**row, "flag": "[b]dvt", "lang": "en", "slice": ["\x07"]}))
    shown = run(str(file), "--show-misses").output
    assert "[bold]one[/]  [31mtwo / three" in shown
    assert "[b]dvt" in shown
    assert not {"\x1b", "\x07"} & set(shown)


def test_the_report_is_written_as_one_page(tmp_path: Path) -> None:
    report = tmp_path / "out" / "report.html"
    shown = run(str(SAMPLE), "--report", str(report))
    assert shown.exit_code == 0, shown.output
    page = report.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "lighthouse" not in page
    assert [path.name for path in report.parent.iterdir()] == ["report.html"]


def test_the_report_holds_the_messages_if_they_are_asked_for(tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    run(str(SAMPLE), "--report", str(report), "--show-misses")
    assert "cushion in the lighthouse" in report.read_text(encoding="utf-8")


def test_rules_of_the_corpus_are_measured_too(tmp_path: Path) -> None:
    assert "urgent recall" in run(str(SAMPLE), "--corpus", str(tmp_path)).output
    (tmp_path / "red_flags.toml").write_text('[[raise]]\nid = "cauda_equina"\nlevel = "none"\n')
    refused = run(str(SAMPLE), "--corpus", str(tmp_path))
    assert isinstance(refused.exception, RulesError)


def test_a_check_that_breaks_is_told_beside_the_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("sciabot.safety.assessment.read_message", broken)
    assert "itself failed; that counts" in run(str(SAMPLE)).output


def test_nothing_is_printed_for_a_file_with_a_bad_row(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_bytes(SAMPLE.read_bytes() + b'{"id": "x"')
    shown = run(str(file), "--report", str(tmp_path / "report.html"))
    assert shown.output == ""
    assert isinstance(shown.exception, SciabotError)
    assert not (tmp_path / "report.html").exists()


@pytest.mark.parametrize("name", ["gone.jsonl", "."])
def test_a_file_that_cannot_be_read_is_told_in_words(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["sciabot", "evaluate", "triage", str(tmp_path / name)]
    monkeypatch.setattr(sys, "argv", words)
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 1
    told = capsys.readouterr()
    assert "cannot be read" in told.err
    assert told.out == ""


def test_a_report_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file, not a folder")
    shown = run(str(SAMPLE), "--report", str(tmp_path / "out" / "report.html"))
    assert "cannot be written" in str(shown.exception)


def test_the_report_never_replaces_the_messages(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_bytes(SAMPLE.read_bytes())
    shown = run(str(file), "--report", str(file))
    assert "give --report another name" in str(shown.exception)
    assert file.read_bytes() == SAMPLE.read_bytes()


def test_the_readme_names_the_command_with_its_options() -> None:
    text = README.read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith("| `sciabot evaluate`"))
    for word in ("triage", "--corpus", "--report", "--show-misses"):
        assert word in row
