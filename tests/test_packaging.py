"""What is installed: a wheel that holds its data, from dependencies that are locked with hashes."""

import re
import zipfile
from pathlib import Path

import pytest
from hatchling.build import build_wheel

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")


def test_a_wheel_holds_the_pages_the_sample_corpus_and_every_data_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    with zipfile.ZipFile(tmp_path / build_wheel(str(tmp_path))) as wheel:
        held = set(wheel.namelist())
    for path in [*ROOT.glob("web/**/*"), *ROOT.glob("corpus/*")]:
        if path.is_file():
            assert f"sciabot/_data/{path.relative_to(ROOT)}" in held
    for path in ROOT.glob("src/sciabot/**/*"):
        if path.is_file() and "__pycache__" not in path.parts:
            assert str(path.relative_to(ROOT / "src")) in held


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_dependency_has_its_hashes_and_no_host(name: str) -> None:
    text = (ROOT / name).read_text()
    pins = re.findall(r"^[\w.-]+(?:\[\w+\])?==\S+", text, re.MULTILINE)
    blocks = re.split(r"^(?=[\w.-]+(?:\[\w+\])?==)", text, flags=re.MULTILINE)[1:]
    assert len(pins) == len(blocks) > 20
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in text


def test_both_locks_agree() -> None:
    def pins(name: str) -> set[str]:
        return set(re.findall(r"^\S+==\S+", (ROOT / name).read_text(), re.MULTILINE))

    assert pins("requirements.lock") <= pins("requirements-dev.lock")
