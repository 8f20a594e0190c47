"""`desktop-cs ask`: one turn without a screen."""

import secrets
from typing import Any

import click

from desktop_cs.app.asking import turn
from desktop_cs.app.composition import AppSpec, open_app
from desktop_cs.commands.common import Common, common_options, run
from desktop_cs.domain.candidate import Candidate
from desktop_cs.domain.ids import SessionId, UserId
from desktop_cs.domain.knowledge import QaHit
from desktop_cs.domain.message import Inbound
from desktop_cs.domain.suggestion import Suggestion


@click.command()
@click.argument("text")
@click.option("--user", default="cli", show_default=True, help="The customer's id.")
@click.option("--session", default=None, help="Continue this session, if it still lives.")
@click.option("--offline", is_flag=True, help="Do not use Coze for this turn.")
@common_options
def ask(common: Common, text: str, user: str, session: str | None, offline: bool) -> None:
    """Answer one customer message TEXT and explain the answer."""
    inbound = Inbound(
        user_id=UserId(user),
        text=text,
        key=secrets.token_hex(8),
        channel="cli",
        session_id=SessionId(session) if session else None,
    )
    common.show(record_of(run(answer(AppSpec(profile=common.profile, offline=offline), inbound))), lines_of)


async def answer(spec: AppSpec, inbound: Inbound) -> Suggestion:
    """Open the desk, run the turn, give its suggestion; `AppError` where the turn failed."""
    async with open_app(spec) as app:
        return await turn(app.desk, inbound)


def record_of(suggestion: Suggestion) -> dict[str, Any]:
    """The suggestion with the fields that other programs rely on."""
    heard = suggestion.understanding
    runner_up = heard.runner_up
    return {
        "trace_id": suggestion.trace_id,
        "session_id": suggestion.session_id,
        "language": suggestion.language,
        "intent": heard.intent,
        "score": round(heard.score, 4),
        "threshold": heard.threshold,
        "runner_up": {"name": runner_up.name, "score": round(runner_up.score, 4)} if runner_up else None,
        "margin": round(heard.margin, 4),
        "slots": {slot.name: slot.value for slot in heard.slots},
        "missing": list(suggestion.missing),
        "act": suggestion.act,
        "reason": suggestion.reason,
        "reply": suggestion.shown,
        "partial": suggestion.partial,
        "engine": suggestion.engine,
        "cause": suggestion.cause,
        "evidence": [_evidence(hit) for hit in suggestion.evidence],
        "order": suggestion.order.number if suggestion.order else None,
        "redacted": suggestion.redacted,
        "masked": dict(suggestion.masked),
        "sent_bytes": suggestion.sent_bytes,
        "sent": [{"host": s.host, "purpose": s.purpose, "body": s.body.decode()} for s in suggestion.sent],
        "stages": dict(suggestion.stages),
        "candidates": [_candidate(place, item) for place, item in enumerate(suggestion.candidates, 1)],
    }


def _evidence(hit: QaHit) -> dict[str, Any]:
    return {
        "id": hit.pair.id,
        "question": hit.pair.question,
        "answer": hit.pair.answer,
        "intent": hit.pair.intent,
        "version": hit.pair.version,
        "score": round(hit.score, 4),
    }


def _candidate(place: int, candidate: Candidate) -> dict[str, Any]:
    """One of the replies offered; `place` 1 is the suggestion itself."""
    return {
        "place": place,
        "act": candidate.act,
        "reason": candidate.reason,
        "reply": candidate.shown,
        "engine": candidate.engine,
        "cause": candidate.cause,
        "evidence": [_evidence(hit) for hit in candidate.evidence],
        "order": candidate.order.number if candidate.order else None,
    }


def lines_of(record: dict[str, Any]) -> str:
    """The same for people: the reply first, then why, then what left the machine."""
    second = record["runner_up"]
    why = f"{record['intent']} {record['score']:.2f} (threshold {record['threshold']:.2f})"
    why += f", next {second['name']} {second['score']:.2f}" if second else ""
    sources = [f"  {hit['score']:.2f}  {hit['id']} v{hit['version']}  {hit['question']}" for hit in record["evidence"]]
    engine = record["engine"] + (f" ({record['cause']})" if record["cause"] else "")
    others = [f"  {item['place']}  {item['act']}: {item['reply']}" for item in record["candidates"][1:]]
    times = ", ".join(f"{name} {ms:g}" for name, ms in record["stages"].items())
    lines = [
        record["reply"] or "(nothing reliable to say; ask the customer for more)",
        "",
        f"act      {record['act']}: {record['reason']}",
        f"intent   {why}",
        f"engine   {engine}",
        *(["sources", *sources] if sources else []),
        *(["or", *others] if others else []),
        f"sent     {record['sent_bytes']} bytes left this machine",
        f"redacted {record['redacted']}",
        f"ms       {times}",
        f"trace    {record['trace_id']}   session {record['session_id']}",
    ]
    return "\n".join(lines)
