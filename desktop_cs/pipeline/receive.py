"""Stage 1: the message is on the disk, in a living session, before anything else happens to it."""

from datetime import datetime

from desktop_cs.domain.customer import Receipt
from desktop_cs.domain.ids import TraceId
from desktop_cs.domain.message import Inbound
from desktop_cs.pipeline.ports import Inbox


async def receive(inbox: Inbox, inbound: Inbound, now: datetime, trace_id: TraceId) -> Receipt:
    """Store the message under its idempotency key; a repeat gives the receipt of the first one."""
    return await inbox.receive(inbound, now, trace_id)
