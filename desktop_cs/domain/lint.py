"""What is wrong with a draft before it is sent: the findings, and what an agent may do about each."""

from dataclasses import dataclass
from enum import StrEnum

from desktop_cs.domain.words import Severity


class Rule(StrEnum):
    """What a finding is about; `ui.safety.lint_words` has the reasons in words."""

    FOREIGN_DATA = "foreign_data"  # personal data of another customer
    PLACEHOLDER = "placeholder"  # a gap that was never filled
    AMOUNT = "amount"  # money or a share that no evidence names
    DATE = "date"  # a day or a span of time that no evidence names
    PROMISE = "promise"  # a promise that no evidence makes
    LANGUAGE = "language"  # not the customer's
    WORD = "word"  # on a list


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong in `text[start:end]` of a draft, in code points; an empty span means the whole text.

    `fix` is what one key puts in place of the span; None where only the agent knows. `detail` says more and never
    quotes the draft: a listed word, the kind of personal data, a language.
    """

    rule: Rule
    severity: Severity
    start: int = 0
    end: int = 0
    detail: str = ""
    fix: str | None = None

    def key(self, text: str) -> str:
        """What makes it the same finding after the text around it has changed."""
        return f"{self.rule}:{self.detail}:{text[self.start : self.end]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A finding that the agent sent all the same. `reason` is the agent's own; a warning needs none."""

    rule: Rule
    severity: Severity
    detail: str
    reason: str
