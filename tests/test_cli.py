"""The commands as a person types them: what they print, write and refuse."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sciabot.cli import app, build_app, main
from sciabot.errors import RulesError

CORPUS = str(Path(__file__).parent / "corpus")
PAGE = """\
Sitting with a sore hip

Why it hurts

The hip hurts in deep chairs because it is bent for a long time.

Hip circles

• Stand beside a chair and hold its back.
• Lift one knee and draw a slow circle.
• Repeat the circle five times, then change legs.

Subscribe to our newsletter
"""


def run(*words: str) -> Result:
    return CliRunner().invoke(app, words, terminal_width=200)


def test_ask_shows_the_reply_and_as_json_the_contract() -> None:
    shown = run("ask", "How do I do the chin slide?", "--corpus", CORPUS)
    assert shown.exit_code == 0
    assert "1. Sit tall" in shown.output
    assert "Caution: Stop the chin slide" in shown.output
    reply = json.loads(run("ask", "chin slide", "--corpus", CORPUS, "--json").output)
    assert reply["outcome"] == "answer"
    assert reply["quotes"][0]["kind"] == "heading"
    assert reply["language"] == "en"


def test_ask_takes_the_earlier_messages_and_the_language() -> None:
    words = ("ask", "how long?", "--corpus", CORPUS, "--json", "--language", "es")
    reply = json.loads(run(*words, "--history", "How do I do the chin slide?").output)
    assert reply["highlight"] == "Hold for five seconds and let go."
    assert reply["language"] == "es"


def test_ask_shows_only_the_card_of_an_emergency() -> None:
    shown = run("ask", "I can't feel anything between my legs", "--corpus", CORPUS)
    assert "referral" in shown.output
    assert "tel:911" in shown.output
    assert "chin slide" not in shown.output


@pytest.mark.parametrize("words", [("ask", " "), ("ask", "hi", "--language", "fr")])
def test_ask_refuses_what_it_cannot_use(words: tuple[str, ...]) -> None:
    assert run(*words, "--corpus", CORPUS).exit_code == 2


def test_add_shows_what_was_left_out_and_writes_an_article(tmp_path: Path) -> None:
    page = tmp_path / "sore-hip.txt"
    page.write_text(PAGE)
    folder = tmp_path / "articles"
    shown = run("add", str(page), "--corpus", str(folder))
    assert shown.exit_code == 0, shown.output
    assert "newsletter" in shown.output
    assert "Hip circles" in shown.output
    written = (folder / "sore-hip.md").read_text()
    assert "1. Stand beside a chair" in written
    assert "Subscribe" not in written
    assert run("check", "--corpus", str(folder)).exit_code == 0
    answered = run("ask", "how do I do the hip circles?", "--corpus", str(folder))
    assert "draw a slow circle" in answered.output


def test_add_overwrites_nothing_unless_told(tmp_path: Path) -> None:
    page = tmp_path / "sore-hip.txt"
    page.write_text(PAGE)
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "sore-hip.md").write_text("mine")
    assert run("add", str(page), "--corpus", str(folder)).exit_code == 1
    assert (folder / "sore-hip.md").read_text() == "mine"
    assert run("add", str(page), "--corpus", str(folder), "--replace").exit_code == 0
    assert (folder / "sore-hip.md").read_text() != "mine"
    assert sorted(path.name for path in folder.iterdir()) == ["sore-hip.md"]


def test_add_writes_nothing_in_a_dry_run(tmp_path: Path) -> None:
    page = tmp_path / "sore-hip.txt"
    page.write_text(PAGE)
    folder = tmp_path / "articles"
    assert run("add", str(page), "--corpus", str(folder), "--dry-run").exit_code == 0
    assert not folder.exists()


def test_add_goes_on_after_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    broken = tmp_path / "scan.pdf"
    broken.write_bytes(b"%PDF-1.7")
    page = tmp_path / "sore-hip.txt"
    page.write_text(PAGE)
    folder = tmp_path / "articles"
    gone = str(tmp_path / "gone.txt")
    shown = run("add", str(broken), gone, str(page), "--corpus", str(folder))
    assert shown.exit_code == 1
    assert "scan.pdf" in shown.output
    assert "gone.txt" in shown.output
    assert (folder / "sore-hip.md").exists()


def test_add_says_when_the_folder_cannot_be_written(tmp_path: Path) -> None:
    page = tmp_path / "sore-hip.txt"
    page.write_text(PAGE)
    (tmp_path / "articles").write_text("a file, not a folder")
    shown = run("add", str(page), "--corpus", str(tmp_path / "articles"))
    assert shown.exit_code == 1
    assert "cannot be written" in shown.output


def test_check_names_every_problem_and_fails(tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_text('+++\ntitle = "Bad"\nlanguage = "fr"\n+++\n\nText.\n')
    (tmp_path / "red_flags.toml").write_text('[[raise]]\nid = "cauda_equina"\nlevel = "none"\n')
    shown = run("check", "--corpus", str(tmp_path))
    assert shown.exit_code == 1
    assert "bad.md:3" in shown.output
    assert "red_flags.toml" in shown.output


def test_check_of_the_sample_corpus_warns_that_nobody_reviewed_it() -> None:
    shown = run("check")
    assert shown.exit_code == 0, shown.output
    assert "sample content, not reviewed by a clinician" in shown.output
    assert "0 problems" in shown.output


def test_help_names_every_command() -> None:
    shown = run("--help")
    for command in ("serve", "ask", "add", "check"):
        assert command in shown.output
    assert run("--version").output.startswith("sciabot ")


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (["serve", "--corpus", "nowhere"], "--corpus"),
        (["serve", "--port", "70000"], "SCIABOT_PORT"),
        (["ask", "hi", "--corpus", "nowhere"], "no such folder"),
    ],
)
def test_a_fault_is_told_in_words_with_status_1(
    words: list[str],
    fault: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "argv", ["sciabot", *words])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 1
    told = capsys.readouterr().err
    assert fault in told
    assert "Traceback" not in told


def test_a_limit_that_is_not_kept_is_said_before_anything_is_served(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SCIABOT_RATE_LIMIT", "60")
    shown = run("serve", "--corpus", CORPUS, "--host", "no-such-host.invalid")
    assert "this version limits nobody" in shown.output
    assert shown.exit_code == 1


def test_serve_refuses_rules_before_it_listens(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n\nText.\n")
    (tmp_path / "red_flags.toml").write_text('[[raise]]\nid = "cauda_equina"\nlevel = "none"\n')
    shown = run("serve", "--corpus", str(tmp_path), "--port", "0")
    assert isinstance(shown.exception, RulesError)
    assert "http://" not in shown.output


def test_add_leaves_a_file_that_is_served_already(tmp_path: Path) -> None:
    page = tmp_path / "sore-hip.txt"
    page.write_text(PAGE)
    shown = run("add", str(page), "--corpus", str(tmp_path))
    assert "in the corpus already" in shown.output
    assert [path.name for path in tmp_path.iterdir()] == ["sore-hip.txt"]


def test_a_worker_builds_the_app_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCIABOT_CORPUS", CORPUS)
    assert build_app().title


def test_the_module_runs_as_a_program() -> None:
    words = [sys.executable, "-m", "sciabot", "--version"]
    done = subprocess.run(words, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.startswith("sciabot ")
