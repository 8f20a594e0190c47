"""What the safety dialog works on: the owner's words, the owner's kinds of personal data, and what is kept how long."""

from dataclasses import replace
from pathlib import Path

from desktop_cs.domain.erasure import ErasureReceipt
from desktop_cs.domain.ids import UserId
from desktop_cs.domain.kinds import CustomKind, MaskTrial
from desktop_cs.domain.words import ListedWord, OwnWords, Severity, WordHit
from desktop_cs.errors import AppError, PrivacyError
from desktop_cs.viewmodels.ports import Desk
from desktop_cs.viewmodels.undoing import Undoing


class WordRoom:
    """The company's list, the allowed phrases and the guard's reply. Every change counts at once."""

    def __init__(self, desk: Desk) -> None:
        self._lists = desk.safety.words
        self.stored: Undoing[OwnWords] = Undoing(OwnWords(), self._lists.own, self._lists.change)

    async def add(self, word: str, severity: Severity | None) -> bool:
        """Put a word on the list, or (without a severity) among the allowed phrases; it leaves the other one."""
        own = without(self.stored.state.value.value, word.strip())
        if severity is None:
            return await self.stored.change(replace(own, allowed=(*own.allowed, word.strip())))
        return await self.stored.change(replace(own, company=(*own.company, ListedWord(word.strip(), severity))))

    async def remove(self, word: str) -> bool:
        """Take a word off whichever list it is on."""
        return await self.stored.change(without(self.stored.state.value.value, word))

    async def set_reply(self, reply: str) -> bool:
        """Answer blocked customers so; an empty reply changes nothing."""
        own = self.stored.state.value.value
        return not reply.strip() or await self.stored.change(replace(own, guard_reply=reply.strip()))

    async def take_in(self, path: Path) -> bool:
        """Add the words of a file; one that is listed already takes the file's severity. Raises `PrivacyError`."""
        own = self.stored.state.value.value
        words = {listed.word: listed for listed in (*own.company, *await self._lists.read_list(path))}
        return await self.stored.change(replace(own, company=tuple(words.values())))

    async def take_out(self, path: Path) -> None:
        """Write the company's list to a file. Raises `PrivacyError`."""
        await self._lists.write_list(path, self.stored.state.value.value.company)

    async def try_out(self, text: str) -> tuple[WordHit, ...]:
        """What is found in a text."""
        return await self._lists.try_out(text)


def without(own: OwnWords, word: str) -> OwnWords:
    """The lists without a word."""
    company = tuple(listed for listed in own.company if listed.word != word)
    return replace(own, company=company, allowed=tuple(phrase for phrase in own.allowed if phrase != word))


class KindRoom:
    """The owner's own kinds. A kind is stored when its examples come out right."""

    def __init__(self, desk: Desk) -> None:
        self._kinds = desk.safety.kinds
        self.stored: Undoing[tuple[CustomKind, ...]] = Undoing((), self._kinds.own, self._kinds.change)

    async def put(self, kind: CustomKind, instead_of: str = "") -> bool:
        """Store a kind, in place of another or as a new one; False where it was refused."""
        return await self.stored.change(self._with(kind, instead_of))

    async def remove(self, name: str) -> bool:
        """Take a kind out."""
        return await self.stored.change(tuple(kind for kind in self.stored.state.value.value if kind.name != name))

    async def try_out(self, text: str, draft: CustomKind | None, instead_of: str = "") -> MaskTrial | AppError:
        """What would become of a text, with a kind that is not stored yet; or why that kind cannot be used."""
        kinds = self.stored.state.value.value if draft is None else self._with(draft, instead_of)
        try:
            return await self._kinds.try_out(text, kinds)
        except PrivacyError as error:
            return error

    def _with(self, kind: CustomKind, instead_of: str) -> tuple[CustomKind, ...]:
        kinds = self.stored.state.value.value
        if any(known.name == instead_of for known in kinds):
            return tuple(kind if known.name == instead_of else known for known in kinds)
        return (*kinds, kind)


class KeepRoom:
    """How long sessions are kept, and erasing one customer."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        erasure = desk.safety.erasure
        self.days: Undoing[int] = Undoing(0, erasure.keep_days, erasure.set_keep_days)

    async def erase(self, user_id: UserId) -> ErasureReceipt:
        """Delete everything of one customer. Raises `StoreError`."""
        return await self._desk.erase(user_id)

    async def receipts(self) -> tuple[ErasureReceipt, ...]:
        """The receipts of earlier erasures, latest first."""
        return await self._desk.safety.erasure.receipts()


class SafetyRooms:
    """The three of them."""

    def __init__(self, desk: Desk) -> None:
        self.words = WordRoom(desk)
        self.kinds = KindRoom(desk)
        self.keeping = KeepRoom(desk)
