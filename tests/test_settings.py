"""Settings come from SCIABOT_ variables; a bad value stops the start by its name."""

from pathlib import Path

import pytest

from sciabot.errors import SettingsError
from sciabot.settings import Settings, read_settings, shipped


def test_the_defaults_serve_the_sample_corpus_on_this_machine_only() -> None:
    settings = read_settings()
    assert settings.host == "127.0.0.1"
    assert settings.corpus == shipped("corpus")
    assert settings.allowed_origins == ()
    assert settings.rate_limit == "off"


def test_a_variable_sets_and_a_given_value_overrides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCIABOT_PORT", "9100")
    monkeypatch.setenv("SCIABOT_CLINIC_NAME", "Harbor Clinic")
    monkeypatch.setenv("SCIABOT_ALLOWED_ORIGINS", '["https://harbor.example"]')
    settings = read_settings(port=None, corpus=Path("elsewhere"))
    assert settings.port == 9100
    assert settings.clinic_name == "Harbor Clinic"
    assert settings.allowed_origins == ("https://harbor.example",)
    assert settings.corpus == Path("elsewhere")
    assert read_settings(port=9200).port == 9200


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SCIABOT_PORT", "99999"),
        ("SCIABOT_PORT", "eighty"),
        ("SCIABOT_WORKERS", "0"),
        ("SCIABOT_CLINIC_PHONE", "call us"),
        ("SCIABOT_CLINIC_URL", "javascript:alert(1)"),
        ("SCIABOT_ALLOWED_ORIGINS", '["clinic.example"]'),
        ("SCIABOT_ALLOWED_ORIGINS", '["https://a.example; script-src *"]'),
        ("SCIABOT_RATE_LIMIT", "many"),
    ],
)
def test_a_bad_value_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name):
        read_settings()


def test_a_list_that_is_not_json_says_how_to_write_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCIABOT_ALLOWED_ORIGINS", "https://clinic.example")
    with pytest.raises(SettingsError, match="JSON") as caught:
        read_settings()
    assert "SCIABOT_ALLOWED_ORIGINS" in str(caught.value)


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Settings().port = 1


def test_several_bad_values_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCIABOT_PORT", "x")
    monkeypatch.setenv("SCIABOT_WORKERS", "y")
    with pytest.raises(SettingsError) as caught:
        read_settings()
    assert "SCIABOT_PORT" in str(caught.value)
    assert "SCIABOT_WORKERS" in str(caught.value)
