"""One turn for callers that want its suggestion rather than its story."""

from dataclasses import replace

from desktop_cs.app.desk import Desk
from desktop_cs.domain.message import Inbound
from desktop_cs.domain.suggestion import Suggestion
from desktop_cs.errors import AppError
from desktop_cs.pipeline.events import AlternativesReady, SuggestionReady, TurnFailed


async def turn(desk: Desk, inbound: Inbound) -> Suggestion:
    """Take a message in and give its suggestion; `AppError` where the turn failed."""
    ended: list[SuggestionReady | AlternativesReady | TurnFailed] = []

    def listen(event: object) -> None:
        if isinstance(event, SuggestionReady | AlternativesReady | TurnFailed):
            ended.append(event)

    unsubscribe = desk.subscribe(listen)
    try:
        await desk.take_in(inbound)
    finally:
        unsubscribe()
    match ended:
        case [SuggestionReady(suggestion=suggestion), AlternativesReady(alternatives=others)]:
            return replace(suggestion, alternatives=others)
        case [SuggestionReady(suggestion=suggestion), *_]:
            return suggestion
        case [TurnFailed(code=code, message=message), *_]:
            raise AppError(code, message)
    raise AppError("internal", "The turn ended without a suggestion. Report this as a fault.")
