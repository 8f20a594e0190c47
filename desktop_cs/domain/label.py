"""What agents taught by what they did with suggestions: which intent a customer's words had, and which they had not."""

from dataclasses import dataclass

from desktop_cs.domain.redaction import Redacted


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A redacted text with an intent. `is_right`: the agent sent what was suggested for it; otherwise the agent said
    that this was the wrong intent, and no more than that is known. `unedited` marks the surer of the right ones."""

    text: Redacted
    intent: str
    is_right: bool
    unedited: bool = False
