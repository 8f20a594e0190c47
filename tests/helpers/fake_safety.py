"""The safety side of a desk without rooms behind it: a test says what is found."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from desktop_cs.domain.erasure import ErasureReceipt
from desktop_cs.domain.ids import TraceId, UserId
from desktop_cs.domain.lint import Finding, Override
from desktop_cs.domain.message import Message


class FakeLint:
    """Finds what `look` says."""

    def __init__(self) -> None:
        self.look: Callable[[str], tuple[Finding, ...]] = lambda text: ()
        self.asked: list[tuple[UserId, str, TraceId | None]] = []
        self.kept: list[tuple[Message, tuple[Override, ...]]] = []

    async def check(self, user_id: UserId, text: str, trace_id: TraceId | None) -> tuple[Finding, ...]:
        self.asked.append((user_id, text, trace_id))
        return self.look(text)

    async def keep_overrides(self, message: Message, overrides: Sequence[Override]) -> None:
        self.kept.append((message, tuple(overrides)))


class FakeMasks:
    """Masks one phone number."""

    def __init__(self) -> None:
        self.quick = 400
        self.peeks: list[int] = []

    def at_once(self, text: str) -> str | None:
        return text.replace("13812345678", "138****5678") if len(text) <= self.quick else None

    async def masked(self, texts: Sequence[str]) -> tuple[str, ...]:
        return tuple(text.replace("13812345678", "138****5678") for text in texts)

    def peeked(self, texts: int) -> None:
        self.peeks.append(texts)


class FakeErasure:
    """Forgets nobody, but hands out receipts."""

    def __init__(self) -> None:
        self.kept: list[ErasureReceipt] = []

    async def erase(self, user_id: UserId) -> ErasureReceipt:
        receipt = ErasureReceipt(
            at=datetime(2026, 1, 15, 4, 41, tzinfo=UTC),
            subject="0f" * 16,
            removed=(("messages", 4), ("sessions", 2), ("tokens", 3)),
            copies=("/data/desktop-cs.sqlite3.before-12",),
        )
        self.kept.insert(0, receipt)
        return receipt

    async def receipts(self) -> tuple[ErasureReceipt, ...]:
        return tuple(self.kept)


class FakeSafety:
    def __init__(self) -> None:
        self.lint = FakeLint()
        self.masks = FakeMasks()
        self.erasure = FakeErasure()
