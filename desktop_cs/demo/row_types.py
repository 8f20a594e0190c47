"""What the rows of a demo pack are made of: checked strings, numbers and two-language texts. Nothing is guessed or
converted: a field has the type written here, and a field that is not known is a mistake."""

from abc import ABC, abstractmethod
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from desktop_cs.domain.ids import is_user_id


def _usable_id(value: str) -> str:
    if not is_user_id(value):
        raise ValueError("an id has 1 to 64 letters, digits and the signs _ . @ : -")
    return value


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Id = Annotated[str, AfterValidator(_usable_id)]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,63}$")]
FileName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-][A-Za-z0-9._-]*$")]  # stays inside the folder
Money = Annotated[str, StringConstraints(pattern=r"^\d{1,9}(\.\d{1,2})?$")]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]


class Row(BaseModel):
    """One JSON object of a pack."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class KeyedRow(Row, ABC):
    """A row of a file that holds many, no two with the same key."""

    @property
    @abstractmethod
    def key(self) -> str:
        """What tells this row from the others of its file."""


class InTwoLanguages(Row):
    """A text in both languages of the desk."""

    zh: Text
    en: Text
