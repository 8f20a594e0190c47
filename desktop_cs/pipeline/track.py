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
from desktop_cs.domain.topics import Heard, Said
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
    is_latest: bool = True  # no later message of the session was heard before it

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
    understood = replace(understood, slots=tuple(meant(understood.slots, text)))
    tracking = _Tracking(seq, text, language, understood, catalogue)
    await memory.change_state(session_id, tracking.hear)
    return tracking.outcome


class _Tracking:
    """One message on its way into the state; `outcome` is there once it was heard."""

    def __init__(
        self, seq: int, text: Redacted, language: Language, understood: Understanding, catalogue: Catalogue
    ) -> None:
        self._text = text
        self._language = language
        self._heard = Heard(seq=seq, text=text, understanding=understood)
        self._cues = cues_of(text)
        self._catalogue = catalogue
        self.outcome: Tracked

    def hear(self, stored: DialogueState) -> DialogueState:
        """The state after the message; a rule for `Memory.change_state`."""
        state, said = hear(stored, self._heard, self._cues, self._catalogue)
        # A message that others overtook is answered for itself, but neither turns the topic nor opens a question.
        answered = replace(state, intent=said.intent)
        decision = decide(answered, said, self._cues, self._heard.understanding, self._catalogue)
        is_latest = state.seq == self._heard.seq
        kept = noted(state, decision) if is_latest else state
        self.outcome = Tracked(kept if is_latest else answered, decision, self._query(said), is_latest=is_latest)
        return kept

    def _query(self, said: Said) -> Redacted:
        if not said.carried or said.intent == FALLBACK:
            return self._text
        return Redacted(f"{self._catalogue.title(said.intent, self._language.value)} {self._text}")


async def conclude(memory: Memory, tracked: Tracked, found: Found) -> Tracked:
    """The decision in the light of what was found; remembered where no later message was heard."""
    decision = settle(tracked.decision, tracked.state, found.hits, found.lookup)

    def end(state: DialogueState) -> DialogueState:
        after = concluded(state, decision)
        return noted(after, decision) if decision.missing != tracked.missing else after

    if tracked.is_latest:
        seq = tracked.state.seq
        await memory.change_state(tracked.state.session_id, lambda now: end(now) if now.seq == seq else now)
    return replace(tracked, state=end(tracked.state), decision=decision)
