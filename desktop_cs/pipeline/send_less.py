"""Keeps out of a turn's requests what the agent has left out, and remembers it for the card."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_cs.domain.engine import Line
from desktop_cs.domain.knowledge import QaHit
from desktop_cs.domain.message import Message
from desktop_cs.domain.omission import ContextLine, Omission, OmissionKind, Omissions
from desktop_cs.pipeline.look_up import Found


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The session's earlier lines, and what is left out of them and of the evidence."""

    omissions: Omissions = frozenset()
    lines: tuple[ContextLine, ...] = ()
    hits: tuple[QaHit, ...] = ()  # left out

    @property
    def history(self) -> tuple[Line, ...]:
        """The lines that may be sent."""
        return tuple(Line(line.role, line.text) for line in self.lines if not line.is_left_out)


def context_of(messages: Sequence[Message], lines: Sequence[Line], omissions: Omissions) -> Context:
    """The context of earlier messages and their redacted lines, in the same order."""
    return Context(
        omissions=omissions,
        lines=tuple(
            ContextLine(
                message_id=message.id,
                role=line.role,
                text=line.text,
                is_left_out=Omission(OmissionKind.MESSAGE, message.id) in omissions,
            )
            for message, line in zip(messages, lines, strict=True)
        ),
    )


def without(found: Found, omissions: Omissions) -> tuple[Found, tuple[QaHit, ...]]:
    """The evidence that may be used, and the hits that are left out."""
    out = tuple(hit for hit in found.hits if Omission(OmissionKind.PAIR, hit.pair.id) in omissions)
    return Found(tuple(hit for hit in found.hits if hit not in out), found.lookup), out
