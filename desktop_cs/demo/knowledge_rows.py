"""The rows of a demo pack's `qa` and `intents` files, and what they become in the domain."""

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from desktop_cs.demo.row_types import Id, InTwoLanguages, KeyedRow, Name, Text
from desktop_cs.domain.catalogue import FALLBACK, Intent, Need, Risk
from desktop_cs.domain.ids import QaId
from desktop_cs.domain.knowledge import Language, QaPair


def _not_reserved(value: str) -> str:
    if value == FALLBACK:
        raise ValueError(f"the name {FALLBACK} is kept for messages that no intent fits; choose another")
    return value


class QaRow(KeyedRow):
    """A QA pair. `intent` names an entry of the pack's catalogue."""

    id: Id
    question: Text
    variants: tuple[Text, ...] = ()
    answer: Text
    intent: Name
    language: Language

    @property
    def key(self) -> str:
        return self.id

    def value(self) -> QaPair:
        """The domain's QA pair."""
        return QaPair(
            id=QaId(self.id),
            question=self.question,
            variants=self.variants,
            answer=self.answer,
            intent=self.intent,
            language=self.language,
        )


class IntentRow(KeyedRow):
    """An entry of the intent catalogue. What is not answered from QA pairs needs its own reply in both languages."""

    name: Annotated[Name, AfterValidator(_not_reserved)]
    title: InTwoLanguages
    description: InTwoLanguages
    examples: tuple[Text, ...] = ()
    required_slots: tuple[Name, ...] = ()
    optional_slots: tuple[Name, ...] = ()
    need: Need
    ask: dict[Name, InTwoLanguages] = Field(default_factory=dict)
    reply: InTwoLanguages | None = None
    risk: Risk = Risk.LOW

    @property
    def key(self) -> str:
        return self.name

    @model_validator(mode="after")
    def _words_are_complete(self) -> Self:
        unasked = [slot for slot in self.required_slots if slot not in self.ask]
        if unasked:
            raise ValueError(f"ask has no question for the required slot {unasked[0]}")
        if self.need is not Need.QA and self.reply is None:
            raise ValueError(f"an intent that needs {self.need} has a reply in zh and en")
        return self

    def value(self) -> Intent:
        """The domain's intent."""
        return Intent(
            name=self.name,
            title=self.title.model_dump(),
            description=self.description.model_dump(),
            examples=self.examples,
            required_slots=self.required_slots,
            optional_slots=self.optional_slots,
            need=self.need,
            ask={slot: question.model_dump() for slot, question in self.ask.items()},
            reply=self.reply.model_dump() if self.reply else {},
            risk=self.risk,
        )
