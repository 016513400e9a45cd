"""Every setting of the service: one frozen object, read once from `SCIABOT_*` variables.

The command line overrides single fields. A value that cannot be used stops the start with the
variable's name in the message.
"""

import re
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from sciabot.errors import SettingsError

_PREFIX = "SCIABOT_"


def shipped(name: str) -> Path:
    """`web` or `corpus`: beside `src/` in a checkout, under `_data/` in an installed wheel."""
    package = Path(__file__).resolve().parent
    inside = package / "_data" / name
    return inside if inside.is_dir() else package.parents[1] / name


class Settings(BaseSettings):
    """What an operator can set; the defaults serve the sample corpus on this machine only."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX, frozen=True, extra="ignore")

    corpus: Path = Field(
        default_factory=lambda: shipped("corpus"), description="Folder of articles to serve."
    )
    data: Path = Field(default=Path("data"), description="Folder for what the service keeps.")
    host: str = Field(default="127.0.0.1", description="Address to listen on.")
    port: int = Field(
        default=8000, ge=0, le=65535, description="Port to listen on; 0 picks a free one."
    )
    workers: int = Field(default=1, ge=1, le=64, description="Number of server processes.")
    clinic_name: str = Field(
        default="", description="Shown wherever a way to reach people is offered."
    )
    clinic_phone: str = Field(
        default="", description="Shown and dialled, for example +1 727 555 0100."
    )
    clinic_url: str = Field(default="", description="The clinic's contact page, https://...")
    allowed_origins: tuple[str, ...] = Field(
        default=(),
        description='Sites that may embed the chat, as JSON: ["https://clinic.example"].',
    )
    rate_limit: str = Field(
        default="off", description="Requests a minute for one caller, or `off`."
    )

    @field_validator("clinic_phone")
    @classmethod
    def _dialable(cls, value: str) -> str:
        digits = [sign for sign in value if sign.isdigit()]
        if value and (len(digits) < 3 or set(value) - set("+0123456789 -().x")):
            raise ValueError("is not a telephone number; write it like +1 727 555 0100")
        return value

    @field_validator("clinic_url")
    @classmethod
    def _web_address(cls, value: str) -> str:
        if value and not value.startswith(("https://", "http://")):
            raise ValueError("must begin with https:// or http://")
        return value

    @field_validator("allowed_origins")
    @classmethod
    def _origins(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for origin in value:
            scheme, _, host = origin.partition("://")
            if scheme not in {"https", "http"} or not host or set(host) & set("/?#;, '\""):
                raise ValueError(f"{origin!r} is not an origin such as https://clinic.example")
        return value

    @field_validator("rate_limit")
    @classmethod
    def _rate(cls, value: str) -> str:
        if value != "off" and not (value.isdigit() and int(value) > 0):
            raise ValueError("must be `off` or a whole number of requests a minute")
        return value


def read_settings(**overrides: Any) -> Settings:
    """Settings from the environment; an override that is None was not given.

    Raises SettingsError naming every variable whose value cannot be used.
    """
    given = {name: value for name, value in overrides.items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        lines = []
        for fault in error.errors():
            name = _PREFIX + str(fault["loc"][0]).upper() if fault["loc"] else "settings"
            lines.append(f"{name} has the value {fault['input']!r}: {fault['msg']}.")
        raise SettingsError("\n".join(lines)) from error
    except ValueError as error:  # pydantic-settings' own: a list that is not JSON
        named = re.search(r'field "(\w+)"', str(error))
        name = _PREFIX + (named[1].upper() if named else "*")
        remedy = 'Write a list as JSON, for example ["https://clinic.example"].'
        raise SettingsError(f"{name} cannot be read. {remedy}") from error
