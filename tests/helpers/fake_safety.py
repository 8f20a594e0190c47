"""The safety side of a desk without rooms behind it: a test says what is found."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from desktop_cs.domain.erasure import ErasureReceipt
from desktop_cs.domain.ids import TraceId, UserId
from desktop_cs.domain.kinds import CustomKind, MaskTrial
from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.lint import Finding, Override
from desktop_cs.domain.message import Message
from desktop_cs.domain.redaction import TokenTable
from desktop_cs.domain.words import Layer, ListedWord, OwnWords, WordHit
from desktop_cs.errors import PrivacyError
from desktop_cs.privacy.masks import masked_text
from desktop_cs.privacy.redactor import Redactor


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
        self.days = 0

    async def erase(self, user_id: UserId) -> ErasureReceipt:
        receipt = ErasureReceipt(
            at=datetime(2026, 1, 15, 4, 41, tzinfo=UTC),
            subject="0f" * 16,
            removed=(("messages", 4), ("sessions", 2), ("tokens", 3)),
            copies=("/data/desktop-cs.sqlite3.before-12",),
        )
        self.kept.insert(0, receipt)
        return receipt

    async def keep_days(self) -> int:
        return self.days

    async def set_keep_days(self, days: int) -> None:
        self.days = days

    async def receipts(self) -> tuple[ErasureReceipt, ...]:
        return tuple(self.kept)


class FakeKinds:
    """Keeps the kinds in memory; proves and finds them like the real ones."""

    def __init__(self) -> None:
        self.kinds: tuple[CustomKind, ...] = ()

    async def own(self) -> tuple[CustomKind, ...]:
        return self.kinds

    async def change(self, kinds: Sequence[CustomKind]) -> None:
        Redactor(kinds)
        self.kinds = tuple(kinds)

    async def try_out(self, text: str, kinds: Sequence[CustomKind]) -> MaskTrial:
        done = Redactor(kinds, proved=False).redact(text, TokenTable(), Language.ZH)
        found = tuple(span.label for span in done.spans)
        return MaskTrial(masked=masked_text(text, done.spans), redacted=done.text, kinds=found)


class FakeWordLists:
    """Keeps the lists in memory; finds the words as they are written."""

    def __init__(self) -> None:
        self.lists = OwnWords(company=(ListedWord("刷单"),), allowed=("刷单举报",), guard_reply="亲亲，换个问法吧")
        self.refusal: PrivacyError | None = None
        self.files: dict[Path, tuple[ListedWord, ...]] = {}

    async def own(self) -> OwnWords:
        return self.lists

    async def change(self, own: OwnWords) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.lists = own

    async def try_out(self, text: str) -> tuple[WordHit, ...]:
        found = [(text.find(listed.word), listed) for listed in self.lists.company if listed.word in text]
        return tuple(
            WordHit(at, at + len(listed.word), listed.word, Layer.COMPANY, listed.severity) for at, listed in found
        )

    async def read_list(self, path: Path) -> tuple[ListedWord, ...]:
        return self.files[path]

    async def write_list(self, path: Path, words: tuple[ListedWord, ...]) -> None:
        self.files[path] = words


class FakeSafety:
    def __init__(self) -> None:
        self.lint = FakeLint()
        self.masks = FakeMasks()
        self.erasure = FakeErasure()
        self.words = FakeWordLists()
        self.kinds = FakeKinds()
