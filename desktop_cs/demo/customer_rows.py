"""The rows of a demo pack's `customers` file: who appears on the stage, and what they say when."""

from typing import Annotated, Self

from pydantic import Field, FiniteFloat, model_validator

from desktop_cs.demo.customers import ScriptedCustomer, ScriptLine
from desktop_cs.demo.row_types import Id, InTwoLanguages, KeyedRow, Row, Text
from desktop_cs.domain.ids import UserId
from desktop_cs.domain.knowledge import Language


class LineRow(Row):
    """One line of a script; see `ScriptLine`."""

    text: Text
    after_s: Annotated[FiniteFloat, Field(ge=0)] = 0.0
    wait_reply: bool = False


class CustomerRow(KeyedRow):
    """A scripted customer."""

    user_id: Id
    name: Text
    channel: Text
    language: Language
    tags: tuple[Text, ...] = ()
    shows: InTwoLanguages
    script: Annotated[tuple[LineRow, ...], Field(min_length=1)]

    @property
    def key(self) -> str:
        return self.user_id

    @model_validator(mode="after")
    def _speaks_first(self) -> Self:
        if self.script[0].wait_reply:
            raise ValueError("the first line of a script has no reply to wait for")
        return self

    def value(self) -> ScriptedCustomer:
        """The customer for the player."""
        return ScriptedCustomer(
            user_id=UserId(self.user_id),
            name=self.name,
            channel=self.channel,
            language=self.language,
            tags=self.tags,
            shows=self.shows.model_dump(),
            script=tuple(
                ScriptLine(text=line.text, after_s=line.after_s, wait_reply=line.wait_reply) for line in self.script
            ),
        )
