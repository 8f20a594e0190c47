"""Scenes of the workbench to look at: each opens a desk, brings it into a state, and is drawn without a screen."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import desk_scenes
from fake_desk import FakeDesk

from desktop_cs.domain.carry import CarryOver
from desktop_cs.domain.changes import ConversationChanged, EngineChanged, EngineState, EngineStatus
from desktop_cs.domain.dialogue import Act as DialogueAct
from desktop_cs.domain.engine import Cause, EngineName
from desktop_cs.domain.ids import TraceId
from desktop_cs.domain.lint import Finding, Rule
from desktop_cs.domain.message import Message
from desktop_cs.domain.outcome import OutcomeKind, RejectReason
from desktop_cs.domain.session import SessionEnd
from desktop_cs.domain.track_record import PastUse
from desktop_cs.domain.understanding import Slot
from desktop_cs.domain.usage import CallUsage
from desktop_cs.domain.words import Severity
from desktop_cs.pipeline.events import MessageReceived, ReplyDelta, SuggestionReady, TurnEvent
from desktop_cs.pipeline.rework import NEEDS_COZE
from desktop_cs.ui.boot import render_once
from desktop_cs.ui.keys import Command
from desktop_cs.ui.main_window import MainWindow
from desktop_cs.ui.theme import ThemeChoice
from desktop_cs.ui.translation import ScreenLanguage

Act = Callable[[FakeDesk, MainWindow], Awaitable[None]]


def _say(desk: FakeDesk, events: Callable[..., object], text: str = "那退款什么时候能到我卡上？") -> None:
    message = desk.add_message(desk_scenes.LIN, text)
    trace = TraceId("51e2b7d4c0ffee00")
    desk.tell(MessageReceived(trace, message, False), ConversationChanged(desk_scenes.LIN))
    desk.tell(*events(message, trace))  # type: ignore[misc]


async def filled(desk: FakeDesk, window: MainWindow) -> None:
    assert window.page is not None
    window.page.suggestions.insert()


async def as_stored(desk: FakeDesk, window: MainWindow) -> None:
    """The card as it was stored before the program started."""


def _streaming(message: object, trace: TraceId) -> list[TurnEvent]:
    events = list(desk_scenes.answered(message, trace))  # type: ignore[arg-type]
    return events[: next(n for n, e in enumerate(events) if isinstance(e, ReplyDelta)) + 4]


async def streaming(desk: FakeDesk, window: MainWindow) -> None:
    _say(desk, _streaming)


async def understanding(desk: FakeDesk, window: MainWindow) -> None:
    _say(desk, lambda *_: [])


async def broken_off(desk: FakeDesk, window: MainWindow) -> None:
    _say(desk, desk_scenes.broken_off)


async def offline(desk: FakeDesk, window: MainWindow) -> None:
    await desk.set_plugged(False)
    _say(desk, desk_scenes.offline)


async def unknown(desk: FakeDesk, window: MainWindow) -> None:
    _say(desk, desk_scenes.unknown, "你们老板喜欢吃什么？")


async def blocked(desk: FakeDesk, window: MainWindow) -> None:
    _say(desk, desk_scenes.blocked, "能帮忙刷单吗")


async def failed(desk: FakeDesk, window: MainWindow) -> None:
    _say(desk, desk_scenes.failed)


async def stale(desk: FakeDesk, window: MainWindow) -> None:
    assert window.page is not None
    window.page.suggestions.insert()
    _say(desk, _streaming, "还有，运费险怎么赔？")
    assert window.workbench is not None
    window.workbench.cards.open(window.workbench.cards.state.value.cards[1].trace_id)


async def overtaken(desk: FakeDesk, window: MainWindow) -> None:
    """The customer has written again; the new suggestion stands against the agent's text."""
    assert window.page is not None
    window.page.suggestions.insert()
    window.page.conversation.composer.editor.insertPlainText("如有问题请随时联系我们。")

    def events(message: Message, trace: TraceId) -> list[TurnEvent]:
        shown = "退款已于 1 月 15 日原路退回，信用卡一般 3–7 个工作日到账，请留意银行短信。"
        return [
            *desk_scenes.first_half(message, trace),
            SuggestionReady(trace, desk_scenes.suggestion(message, trace, shown=shown)),
        ]

    _say(desk, events, "我是用信用卡付的")


async def held_back(desk: FakeDesk, window: MainWindow) -> None:
    """Sending was tried with a text that is out of date."""
    await overtaken(desk, window)
    assert window.workbench is not None
    await window.workbench.send()


async def sent(desk: FakeDesk, window: MainWindow) -> None:
    assert window.page is not None
    assert window.workbench is not None
    window.page.suggestions.insert()
    await window.workbench.send()


async def rejected(desk: FakeDesk, window: MainWindow) -> None:
    assert window.workbench is not None
    card = window.workbench.cards.state.value.open_card
    assert card is not None
    await window.workbench.reject(card.trace_id, RejectReason.OUTDATED)


async def note(desk: FakeDesk, window: MainWindow) -> None:
    assert window.page is not None
    await desk.add_note(desk_scenes.LIN, "客户情绪尚可，已答应今天回电。")
    window.page.note()
    window.page.conversation.composer.editor.insertPlainText("明早 10 点前回电")


async def paste(desk: FakeDesk, window: MainWindow) -> None:
    assert window.page is not None
    window.page.paste()


async def keys(desk: FakeDesk, window: MainWindow) -> None:
    assert window.page is not None
    window.page.show_keys()


async def error(desk: FakeDesk, window: MainWindow) -> None:
    window.show_error(RuntimeError("x"))


async def held(desk: FakeDesk, window: MainWindow) -> None:
    """A draft that the check holds back: another customer's phone, a gap, an amount without evidence."""
    assert window.page is not None
    assert window.workbench is not None
    text = "好的，99元会退到 {card}，请打 13987654321"
    spans = ((Rule.FOREIGN_DATA, Severity.BLOCK, "13987654321", ""), (Rule.PLACEHOLDER, Severity.BLOCK, "{card}", None))
    desk.safety.lint.look = lambda said: tuple(
        Finding(rule=rule, severity=severity, start=said.find(words), end=said.find(words) + len(words), fix=fix)
        for rule, severity, words, fix in (*spans, (Rule.AMOUNT, Severity.WARN, "99元", None))
    )
    window.page.conversation.composer.editor.insertPlainText(text)
    await window.workbench.send()


async def with_account(desk: FakeDesk, window: MainWindow) -> None:
    """Likely next questions, tokens, calls near the limit, and a countdown."""
    assert window.workbench is not None
    questions = ("退款进度在哪里可以查？", "超过 3 天没到账怎么办？", "运费会一起退吗？")

    def events(message: Message, trace: TraceId) -> list[TurnEvent]:
        made = desk_scenes.suggestion(message, trace, follow_ups=questions, tokens_used=1234)
        return [*desk_scenes.first_half(message, trace), SuggestionReady(trace, made)]

    _say(desk, events)
    desk.used = CallUsage(today=82, total=412, limit=500)
    await window.workbench.status.count_calls()
    retry_at = desk.clock + timedelta(seconds=42)
    limited = EngineStatus(state=EngineState.LIMITED, cause=Cause.RATE, host="api.coze.cn", retry_at=retry_at)
    desk.tell(EngineChanged(limited))


def _made(text: str = "那退款什么时候能到我卡上？", **changes: object) -> Act:
    """A card with other contents than the usual one."""

    async def act(desk: FakeDesk, window: MainWindow) -> None:
        def events(message: Message, trace: TraceId) -> list[TurnEvent]:
            made = desk_scenes.suggestion(message, trace, **changes)
            return [*desk_scenes.first_half(message, trace), SuggestionReady(trace, made)]

        _say(desk, events, text)

    return act


def _by_key(*commands: Command) -> Act:
    """The stored card after some commands."""

    async def act(desk: FakeDesk, window: MainWindow) -> None:
        assert window.page is not None
        for command in commands:
            window.page.shortcuts[command].activated.emit()

    return act


async def proven(desk: FakeDesk, window: MainWindow) -> None:
    """Sixty suggestions like it went before."""
    desk.past = (PastUse(0.86, 0.65, OutcomeKind.SENT_UNEDITED),) * 52 + (PastUse(0.86, 0.65, OutcomeKind.IGNORED),) * 8
    _say(desk, desk_scenes.with_choices)


async def carried(desk: FakeDesk, window: MainWindow) -> None:
    """A session that expired, a new one after it, and what it could take over from the last."""
    assert window.workbench is not None
    last = desk.sessions.newest[desk_scenes.LIN]
    desk.clock += timedelta(minutes=47)
    ended = replace(last, ended_at=last.active_at + timedelta(minutes=30), ended_by=SessionEnd.SILENCE)
    desk.sessions.newest[desk_scenes.LIN] = ended
    fresh = desk.add_message(desk_scenes.LIN, "到哪了？").session_id
    slots = (Slot(name="order_number", value="DD20260115001"), Slot(name="phone", value="[手机号1]"))
    desk.sessions.offers[fresh] = CarryOver(
        session_id=fresh, previous_id=last.id, intent="return_progress", slots=slots
    )
    desk.clock += timedelta(minutes=28, seconds=20)
    desk.tell(ConversationChanged(desk_scenes.LIN))


async def expired(desk: FakeDesk, window: MainWindow) -> None:
    """Silence has ended the session."""
    last = desk.sessions.newest[desk_scenes.LIN]
    desk.clock += timedelta(minutes=31)
    desk.sessions.newest[desk_scenes.LIN] = replace(last, ended_at=desk.clock, ended_by=SessionEnd.SILENCE)
    desk.tell(ConversationChanged(desk_scenes.LIN))


SCENES: dict[str, Act] = {
    "proven": proven,
    "second": _by_key(Command.SHOW_SECOND),
    "third": _by_key(Command.SHOW_THIRD),
    "sentences": _by_key(Command.SHOW_SECOND, Command.PICK),
    "why": _by_key(Command.WHY),
    "what_was_sent": _by_key(Command.SENT),
    "trace": _by_key(Command.TRACE),
    "ask_slot": _made(
        "到哪了", act=DialogueAct.ASK_SLOT, missing=("order_number",), shown="麻烦提供一下订单号，好吗？"
    ),
    "clarify": _made("怎么还没有", act=DialogueAct.CLARIFY, shown="请问您想问的是退款到账，还是物流进度？"),
    "hand_over": _made("我要投诉", act=DialogueAct.HAND_OVER, shown="我这就为您转接同事，请稍候。"),
    "low": _made("那个呢", understanding=desk_scenes.heard(("refund_arrival", 0.41), ("order_status", 0.38))),
    "limited": _made(engine=EngineName.OFFLINE, cause=Cause.RATE, shown=desk_scenes.LOCAL_REPLY),
    "signed_out": _made(engine=EngineName.OFFLINE, cause=Cause.AUTH, shown=desk_scenes.LOCAL_REPLY),
    "timed_out": _made(engine=EngineName.OFFLINE, cause=Cause.TIMEOUT, shown=desk_scenes.LOCAL_REPLY),
    "down": _made(engine=EngineName.OFFLINE, cause=Cause.BREAKER_OPEN, shown=desk_scenes.LOCAL_REPLY),
    "wish_in_vain": _made(engine=EngineName.OFFLINE, cause=Cause.UNREACHABLE, reason=NEEDS_COZE),
    "filled": filled,
    "stored": as_stored,
    "understanding": understanding,
    "streaming": streaming,
    "broken_off": broken_off,
    "offline": offline,
    "unknown": unknown,
    "blocked": blocked,
    "failed": failed,
    "stale": stale,
    "overtaken": overtaken,
    "held_back": held_back,
    "sent": sent,
    "rejected": rejected,
    "error": error,
    "account": with_account,
    "carried": carried,
    "expired": expired,
    "held": held,
}


@asynccontextmanager
async def _desk(empty: bool) -> AsyncIterator[FakeDesk]:
    desk = FakeDesk(catalogue=desk_scenes.CATALOGUE) if empty else desk_scenes.morning()
    desk.clock += timedelta(seconds=1)
    yield desk


async def _nothing(desk: FakeDesk, window: MainWindow) -> None:
    """An empty desk."""


def draw(
    scene: str, file: Path, translations: Path, language: ScreenLanguage, theme: ThemeChoice, size: tuple[int, int]
) -> None:
    """Draw one scene into a file; the scene `empty` is a desk without customers."""
    render_once(
        lambda: _desk(scene == "empty"),
        screenshot=file,
        act=SCENES.get(scene, _nothing),  # type: ignore[arg-type]
        translations=translations,
        language=language,
        theme=theme,
        size=size,
    )
