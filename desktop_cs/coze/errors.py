"""Turns what goes wrong on the wire into `EngineError`s: a cause, an English sentence with the mend, facts for the log.

The server's own words (`msg`) never enter: they can echo the customer's text or the token. The log id identifies the
call for the vendor's support instead. Codes and statuses: protocol reference, sections 4.1 to 4.3.
"""

from dataclasses import dataclass
from typing import Any

from desktop_cs.domain.engine import Cause
from desktop_cs.errors import EngineError

LOST_CONVERSATION = frozenset({4002, 103000002})
RUNNING_CHAT = 4016

_CODES: dict[Cause, frozenset[int]] = {
    Cause.AUTH: frozenset({4100, 4101, 700012006}),
    Cause.PERMISSION: frozenset({4102, 103000001}),
    Cause.NOT_FOUND: frozenset({4001, 4002, 4005, 4006, 4314, 103000002, 103100002, 103200003}),
    Cause.QUOTA: frozenset({4008, 4011, 4019, 4022, 4028}),
    Cause.BUSY: frozenset({4009, 4013, RUNNING_CHAT, 4104, 103200005}),
    Cause.RATE: frozenset({4020}),
    Cause.CONFIGURATION: frozenset(
        {4000, 4003, 4004, 4007, 4010, 4012, 4015, 4021, 4200, 6003, 6031, 6039, 103000000, 103200004}
    ),
    Cause.TIMEOUT: frozenset({6023}),
    Cause.BAD_ANSWER: frozenset({4014}),
    Cause.SERVER: frozenset({5000, 103100001, 777777775}),
}
_CAUSE_OF_CODE = {code: cause for cause, codes in _CODES.items() for code in codes}
_CAUSE_OF_STATUS = {
    400: Cause.CONFIGURATION,
    401: Cause.AUTH,
    403: Cause.PERMISSION,
    404: Cause.CONFIGURATION,
    408: Cause.TIMEOUT,
    429: Cause.RATE,
}
_RETRYABLE = frozenset(
    {Cause.UNREACHABLE, Cause.TIMEOUT, Cause.RATE, Cause.BUSY, Cause.SERVER, Cause.BROKEN_STREAM, Cause.BAD_ANSWER}
)
_SENTENCES = {
    Cause.UNREACHABLE: "Coze cannot be reached. Check the network and the address in the settings.",
    Cause.TIMEOUT: "Coze did not answer in time. It is tried again with the next message.",
    Cause.AUTH: "Coze refused the token. Enter a new one; a token of the other region (coze.com, coze.cn) "
    "is refused in the same way, so check the region too.",
    Cause.PERMISSION: "The token may not do this. Give it the missing permission and workspace in the Coze console.",
    Cause.QUOTA: "The Coze quota is used up. Ask the account's owner to top it up, or wait until tomorrow.",
    Cause.RATE: "Too many requests for the Coze plan. It is tried again shortly.",
    Cause.BUSY: "Coze is busy. It is tried again shortly.",
    Cause.NOT_FOUND: "Coze does not know the bot, conversation or message. Check the bot id and its workspace.",
    Cause.CONFIGURATION: "Coze cannot serve this request as it is set up. Check address, bot id and workflow id, and "
    "that bot and workflow are published to the API.",
    Cause.SERVER: "Coze had an internal error. It is tried again; if it lasts, give the log id to the vendor.",
    Cause.BROKEN_STREAM: "The answer of Coze broke off. What had come is kept; ask again for a whole one.",
    Cause.PRIVACY: "What was to be sent may still hold personal data, so nothing was sent. The local answer "
    "takes over; report the trace id.",
    Cause.UNRECORDED: "What was to be sent could not be written down first, so nothing was sent. Check the disk and "
    "the rights of the profile folder.",
    Cause.BAD_ANSWER: "Coze answered something that cannot be used. If it lasts, give the log id to the vendor.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CallFacts:
    """What is known of a call when it fails: for the log and the vendor's support, free of any text."""

    http_status: int | None = None
    logid: str = ""
    retry_after: float | None = None  # seconds

    def as_facts(self) -> dict[str, Any]:
        """The facts that are known."""
        known = {"http_status": self.http_status, "logid": self.logid or None, "retry_after": self.retry_after}
        return {name: value for name, value in known.items() if value is not None}


NO_FACTS = CallFacts()


def failure(cause: Cause, call: CallFacts = NO_FACTS, *, reason: str = "", **facts: Any) -> EngineError:
    """An error of that cause. `reason` is our own words on what exactly was wrong, never the server's."""
    sentence = _SENTENCES[cause] + (f" ({reason})" if reason else "")
    if reason:
        facts["reason"] = reason
    return EngineError(cause.value, sentence, retryable=cause in _RETRYABLE, **call.as_facts(), **facts)


def refusal(call: CallFacts, code: int | None, debug_url: str = "") -> EngineError:
    """The error for an HTTP status of 400 or more, or for an envelope whose `code` is not 0."""
    facts: dict[str, Any] = {"coze_code": code} if code is not None else {}
    if debug_url:
        facts["debug_url"] = debug_url
    return failure(cause_of(call.http_status, code), call, **facts)


def cause_of(status: int | None, code: int | None) -> Cause:
    """The cause behind an HTTP status and a `code`; a known code says more than the status."""
    if code in _CAUSE_OF_CODE:
        return _CAUSE_OF_CODE[code]
    if status in _CAUSE_OF_STATUS:
        return _CAUSE_OF_STATUS[status]
    return Cause.CONFIGURATION if status is not None and 400 <= status < 500 else Cause.SERVER
