"""Tests a connection to Coze: each permission it needs, by really using it once, and what would mend a missing one."""

from contextlib import aclosing

from desktop_cs.app.connections import CozeLine
from desktop_cs.app.doctor import Check, fail, ok, warn
from desktop_cs.coze.conversations import ConversationsInMemory
from desktop_cs.coze.door.keeper import Doorkeeper
from desktop_cs.domain.dialogue import Act, DialogueState
from desktop_cs.domain.engine import Cause, ComposeRequest, UnderstandRequest
from desktop_cs.domain.ids import SessionId, new_trace_id
from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.redaction import Redacted
from desktop_cs.errors import EngineError

CALL_S = 20.0
_SESSION = SessionId("connection-test")
_QUESTION = Redacted("你好")  # goes to the bot and the workflow, as a customer's message would
_HOPELESS = frozenset({Cause.UNREACHABLE, Cause.TIMEOUT})
_DENIED = frozenset({Cause.AUTH, Cause.PERMISSION})


async def examine_coze(line: CozeLine, keeper: Doorkeeper) -> list[Check]:
    """The checks `account`, `chat` and `workflow`, in order. Costs one short chat and one run of the workflow."""
    tried = line.patient(CALL_S)
    tried.open(ConversationsInMemory(), tuple, lambda: 0.0, keeper)
    try:
        checks = [await _account(tried)]
        if checks[0].verdict == "fail":
            skipped = "not tried, because the account check failed"
            return [*checks, fail("chat", skipped, "", "skipped"), fail("workflow", skipped, "", "skipped")]
        return [*checks, await _chat(tried), await _workflow(tried)]
    finally:
        await tried.aclose()


async def _account(line: CozeLine) -> Check:
    try:
        await line.probe()
    except EngineError as error:
        if error.code == Cause.PERMISSION:
            return warn(
                "account", "the token may not read its account", "Not needed; the other checks decide.", error.code
            )
        return fail("account", f"{line.host}: {error.code}", error.message, error.code)
    return ok("account", f"{line.host} accepts the token")


async def _chat(line: CozeLine) -> Check:
    request = ComposeRequest(
        trace_id=new_trace_id(),
        session_id=_SESSION,
        opaque_user="connection-test",
        text=_QUESTION,
        language=Language.ZH,
        act=Act.CHAT,
        state=DialogueState(session_id=_SESSION),
    )
    try:
        async with aclosing(line.engine().compose(request)) as pieces:
            await anext(pieces)
    except EngineError as error:
        return _failed("chat", f"bot {line.bot_id}", "chat", error)
    return ok("chat", f"bot {line.bot_id} replies")


async def _workflow(line: CozeLine) -> Check:
    if not line.workflow_id:
        return warn(
            "workflow",
            "none is set; intents are found on this machine",
            "Set a workflow id to let Coze do it.",
            "not_set",
        )
    request = UnderstandRequest(trace_id=new_trace_id(), session_id=_SESSION, text=_QUESTION, language=Language.ZH)
    try:
        await line.engine().understand(request)
    except EngineError as error:
        if error.code == Cause.BAD_ANSWER:
            mend = "It may run, but it must answer as the instructions for the workflow say."
            return warn(
                "workflow", f"workflow {line.workflow_id} runs, but its answer cannot be used", mend, error.code
            )
        return _failed("workflow", f"workflow {line.workflow_id}", "run workflow", error)
    return ok("workflow", f"workflow {line.workflow_id} answers")


def _failed(name: str, what: str, permission: str, error: EngineError) -> Check:
    """The account was accepted, so a refusal here speaks of a permission, not of the token."""
    if error.code in _DENIED:
        mend = (
            f"Add the permission '{permission}' to the token in the Coze console, for the workspace that holds it, "
            "and sign in again."
        )
        return fail(name, f"{what}: the permission '{permission}' is missing", mend, Cause.PERMISSION)
    return fail(name, f"{what}: {error.code}", error.message, error.code)
