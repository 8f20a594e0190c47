"""Stage 5: the dialogue state after this message, and the act it calls for."""

from dataclasses import dataclass, replace

from desktop_cs.domain.catalogue import Catalogue
from desktop_cs.domain.dialogue import Act, DialogueState, merge, next_act
from desktop_cs.domain.ids import SessionId
from desktop_cs.domain.understanding import Understanding
from desktop_cs.pipeline.ports import Memory


@dataclass(frozen=True, slots=True)
class Tracked:
    """The new state, the act, and the slots that are still missing."""

    state: DialogueState
    act: Act
    missing: tuple[str, ...]


async def track(memory: Memory, session_id: SessionId, heard: Understanding, catalogue: Catalogue) -> Tracked:
    """Merge what was heard into the session's state, decide, and remember the state with the question asked."""
    state = merge(await memory.state(session_id), heard)
    act = next_act(state, catalogue)
    missing = state.missing(catalogue)
    state = replace(state, pending=missing[0] if act is Act.ASK_SLOT else None)
    await memory.keep_state(state)
    return Tracked(state, act, missing)
