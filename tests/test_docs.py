"""The README cannot rot: every setting and every command stands in it."""

import re
from pathlib import Path

from typer.main import get_command

from sciabot.cli import app
from sciabot.corpus import parse, split
from sciabot.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_setting_is_in_the_readme_and_no_other() -> None:
    ours = {f"SCIABOT_{name.upper()}" for name in Settings.model_fields}
    table = README.partition("## Settings")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `(SCIABOT_\w+)`", table, re.MULTILINE)) == ours


def test_every_command_is_in_the_readme_with_its_options() -> None:
    command = get_command(app)
    commands = vars(command)["commands"]
    table = README.partition("## Commands")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `sciabot ([\w-]+)`", table, re.MULTILINE)) == set(commands)
    for name, inner in commands.items():
        row = next(line for line in table.splitlines() if f"`sciabot {name}`" in line)
        for parameter in inner.params:
            option = parameter.opts[0]
            if option.startswith("--") and option not in {"--help"}:
                assert option in row, f"{name} {option}"


def test_the_article_in_the_readme_is_one() -> None:
    example = README.partition("```markdown\n")[2].partition("```\n")[0]
    document = parse(example, "readme.md")
    knee = next(p for p in split(document) if p.section.heading == "Knee to chest")
    assert len(knee.cautions) == 2


def test_every_path_in_the_map_exists() -> None:
    table = README.partition("## The map")[2].partition("\n## ")[0]
    for path in re.findall(r"`((?:src|web|corpus|tests|bench)/[\w/.]*)`", table):
        assert (ROOT / path).exists(), path


def test_every_setting_has_its_help() -> None:
    assert all(field.description for field in Settings.model_fields.values())


def test_the_shipped_screenshot_is_there() -> None:
    assert (ROOT / "web" / "screenshot.png").stat().st_size > 10_000
