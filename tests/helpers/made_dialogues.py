"""A small shop's intents, and conversations with it in few words."""

from desktop_cs.domain.catalogue import Catalogue, Intent, Need, Risk
from desktop_cs.domain.cues import cues_of
from desktop_cs.domain.deciding import Decision, decide, noted
from desktop_cs.domain.dialogue import DialogueState
from desktop_cs.domain.hearing import hear
from desktop_cs.domain.ids import SessionId
from desktop_cs.domain.topics import Heard
from desktop_cs.domain.understanding import IntentScore, Slot, Understanding, rank

THRESHOLD = 0.5
NUMBER = ("order_number",)
SHOP = Catalogue(
    {
        intent.name: intent
        for intent in (
            Intent(name="status", title={}, description={}, need=Need.ORDER, required_slots=NUMBER),
            Intent(name="track", title={}, description={}, need=Need.ORDER, required_slots=NUMBER),
            Intent(name="cancel", title={}, description={}, need=Need.ORDER, required_slots=NUMBER, risk=Risk.HIGH),
            Intent(name="refund", title={}, description={}, optional_slots=("amount",)),
            Intent(name="invoice", title={}, description={}),
            Intent(name="coupon", title={}, description={}),
            Intent(name="stock", title={}, description={}),
            Intent(name="thanks", title={}, description={}, need=Need.CHAT),
            Intent(name="complaint", title={}, description={}, need=Need.PERSON),
        )
    }
)
A, B = "DD20260115001", "DD20251206003"


def order(number: str) -> Slot:
    return Slot(name="order_number", value=number, source=number)


def understood(*scores: tuple[str, float], slots: tuple[Slot, ...] = ()) -> Understanding:
    ranking = rank(IntentScore(name, score) for name, score in scores)
    return Understanding(ranking=ranking, threshold=THRESHOLD, slots=slots)


class Talk:
    """One session with the rules alone; nothing is looked up."""

    def __init__(self, session: str = "s") -> None:
        self.state = DialogueState(session_id=SessionId(session))
        self.decision: Decision | None = None

    def say(self, text: str, *scores: tuple[str, float], number: str = "", seq: int = 0) -> "Talk":
        """The customer writes; the engine ranks these intents and finds this order number."""
        found = understood(*scores, slots=(order(number),) if number else ())
        cues = cues_of(text)
        heard = Heard(seq=seq or self.state.seq + 1, text=text, understanding=found)
        self.state, said = hear(self.state, heard, cues, SHOP)
        self.decision = decide(self.state, said, cues, found, SHOP)
        self.state = noted(self.state, self.decision)
        return self

    @property
    def told(self) -> tuple[str, str, str | None]:
        """Act, intent and the order that the session is about."""
        assert self.decision is not None
        slot = self.state.slots.get("order_number")
        return self.decision.move.act.value, self.state.intent, slot.value if slot else None

    @property
    def reason(self) -> str:
        assert self.decision is not None
        return self.decision.move.reason.value
