"""Why a turn ended as it did, as a code for the sentence on the card."""

from desktop_cs.domain.catalogue import FALLBACK
from desktop_cs.domain.dialogue import Act
from desktop_cs.domain.understanding import Understanding
from desktop_cs.pipeline.look_up import Found


def reason_for(act: Act, heard: Understanding, found: Found) -> str:
    """A code for the sentence that says why this act was chosen."""
    if act is Act.SILENT:
        return "nothing_known"
    if act is Act.ORDER_ANSWER:
        return "order_found" if found.order else "order_not_found"
    if act is Act.ANSWER:
        return "below_threshold" if heard.intent == FALLBACK else "knowledge_found"
    return act.value
