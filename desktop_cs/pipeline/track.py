"""Stage 5: the dialogue state after this message, and the move it calls for; and what is remembered of its end."""

from dataclasses import dataclass, replace

from desktop_cs.domain.catalogue import FALLBACK, Catalogue
from desktop_cs.domain.cues import cues_of
from desktop_cs.domain.deciding import Decision, decide, noted
from desktop_cs.domain.dialogue import Act, DialogueState, Move
from desktop_cs.domain.hearing import hear
from desktop_cs.domain.ids import SessionId
from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.negation import meant
from desktop_cs.domain.redaction import Redacted
from desktop_cs.domain.settling import concluded, settle
from desktop_cs.domain.topics import Heard
from desktop_cs.domain.understanding import Understanding
from desktop_cs.pipeline.look_up import Found
from desktop_cs.pipeline.ports import Memory


@dataclass(frozen=True, slots=True)
class Tracked:
    """The new state, what was decided, and the words to search by: those of the message, led by its topic where they
    mean little alone."""

    state: DialogueState
    decision: Decision
    query: Redacted

    @property
    def act(self) -> Act:
        """The act that was decided on."""
        return self.decision.move.act

    @property
    def missing(self) -> tuple[str, ...]:
        """The slots that are to be asked for, the first one now."""
        return self.decision.missing

    @property
    def alternatives(self) -> tuple[Move, ...]:
        """Other acts that may be worth a card, best first, each with its reason."""
        return self.decision.alternatives


async def track(
    memory: Memory,
    session_id: SessionId,
    seq: int,
    text: Redacted,
    language: Language,
    understood: Understanding,
    catalogue: Catalogue,
) -> Tracked:
    """Merge the message into its session's state, decide, and remember both. `seq` is its order of arrival."""
    stored = await memory.state(session_id)
    understood = replace(understood, slots=tuple(meant(understood.slots, text)))
    cues = cues_of(text)
    state, said = hear(stored, Heard(seq=seq, text=text, understanding=understood), cues, catalogue)
    decision = decide(state, said, cues, understood, catalogue)
    if seq >= stored.seq:  # a message that others overtook opens no question
        state = noted(state, decision)
    await memory.keep_state(state)
    is_led = said.carried and said.intent != FALLBACK
    query = Redacted(f"{catalogue.title(said.intent, language.value)} {text}") if is_led else text
    return Tracked(state, decision, query)


async def conclude(memory: Memory, tracked: Tracked, found: Found) -> Tracked:
    """The decision in the light of what was found, remembered unless a later message was heard meanwhile."""
    decision = settle(tracked.decision, tracked.state, found.hits, found.lookup)
    state = concluded(tracked.state, decision)
    if decision.missing != tracked.missing:
        state = noted(state, decision)
    if state != tracked.state and (await memory.state(state.session_id)).seq == state.seq:
        await memory.keep_state(state)
    return replace(tracked, state=state, decision=decision)
