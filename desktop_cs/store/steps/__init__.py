"""The schema's steps, one file each, in the order in which they are applied. A released step is never edited; a newer
need is a new step at the end."""

from desktop_cs.store.steps.m001_messages import m001_messages
from desktop_cs.store.steps.m002_turns import m002_turns
from desktop_cs.store.steps.m003_knowledge import m003_knowledge
from desktop_cs.store.steps.m004_history import m004_history
from desktop_cs.store.steps.m005_coze_calls import m005_coze_calls
from desktop_cs.store.steps.m006_gaps import m006_gaps
from desktop_cs.store.steps.m007_orders import m007_orders
from desktop_cs.store.steps.m008_sessions import m008_sessions
from desktop_cs.store.steps.m009_candidates import m009_candidates
from desktop_cs.store.steps.m010_ledger import m010_ledger
from desktop_cs.store.steps.m011_reveals import m011_reveals
from desktop_cs.store.steps.m012_drafts import m012_drafts
from desktop_cs.store.steps.m013_inbox import m013_inbox

STEPS = (
    m001_messages,
    m002_turns,
    m003_knowledge,
    m004_history,
    m005_coze_calls,
    m006_gaps,
    m007_orders,
    m008_sessions,
    m009_candidates,
    m010_ledger,
    m011_reveals,
    m012_drafts,
    m013_inbox,
)

__all__ = ["STEPS"]
