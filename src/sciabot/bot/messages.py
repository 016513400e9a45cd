"""What the program itself says: fixed texts by id and language, and the way to reach people."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from sciabot.language import fold
from sciabot.safety.triage import Action


@dataclass(frozen=True, slots=True)
class Clinic:
    """How people are reached; what is "" is not known."""

    name: str = ""
    phone: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Messages:
    """The texts, and the words whose quotes bring the treatment notice."""

    texts: Mapping[str, Mapping[str, str]]  # language → id → text
    treatment_words: tuple[str, ...]
    clinic: Clinic

    def say(self, id: str, language: str, **values: str) -> str:
        return self.texts[language][id].format(**values)

    def clinic_name(self, language: str) -> str:
        return self.clinic.name or self.say("clinic", language)

    def contact(self, language: str) -> str:
        """A way to reach people, as a sentence."""
        name = self.clinic_name(language)
        if self.clinic.phone:
            return self.say("contact_phone", language, clinic=name, phone=self.clinic.phone)
        reached = f"{name} {self.say('own_doctor', language)}"
        return self.say("contact", language, clinic=reached)

    def contact_actions(self, language: str) -> tuple[Action, ...]:
        """A way to reach people, to press."""
        name = self.clinic_name(language)
        actions = []
        if self.clinic.phone:
            label = self.say("call_clinic", language, clinic=name)
            actions.append(Action(label, _dialled(self.clinic.phone)))
        if self.clinic.url:
            label = self.say("visit_clinic", language, clinic=name)
            actions.append(Action(label, self.clinic.url))
        return tuple(actions)

    def speaks_of_treatment(self, text: str) -> bool:
        folded = fold(text)
        return any(word in folded for word in self.treatment_words)


def _dialled(phone: str) -> str:
    """A `tel:` address (RFC 3966); what follows an x is an extension."""
    number, _, extension = phone.partition("x")
    digits = "".join(sign for sign in number if sign.isdigit() or sign == "+")
    inner = "".join(sign for sign in extension if sign.isdigit())
    return f"tel:{digits};ext={inner}" if inner else f"tel:{digits}"


def load_messages(clinic: Clinic) -> Messages:
    data = files("sciabot.bot").joinpath("messages.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(data)
    treatment = tuple(tables.pop("treatment")["words"])
    return Messages(tables, treatment, clinic)
