"""The safety side of the desk, as the screens see it: the draft check and display masks."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from desktop_cs.domain.erasure import ErasureReceipt
from desktop_cs.domain.ids import TraceId, UserId
from desktop_cs.domain.kinds import CustomKind, MaskTrial
from desktop_cs.domain.lint import Finding, Override
from desktop_cs.domain.message import Message
from desktop_cs.domain.words import ListedWord, OwnWords, WordHit


class DraftLint(Protocol):
    """Looks for what must not be sent."""

    async def check(self, user_id: UserId, text: str, trace_id: TraceId | None) -> tuple[Finding, ...]:
        """Everything that is wrong with a draft for this customer, in order of the text; `trace_id` is the suggestion
        it came from. Raises `PrivacyError` where it cannot be checked: nothing may be sent then."""
        ...

    async def keep_overrides(self, message: Message, overrides: Sequence[Override]) -> None:
        """Remember what was found in a reply and sent all the same."""
        ...


class Masks(Protocol):
    """Personal data as it is shown: enough to recognise it, too little to use it."""

    def at_once(self, text: str) -> str | None:
        """The text with its masks, where that is quick; None for a long text."""
        ...

    async def masked(self, texts: Sequence[str]) -> tuple[str, ...]:
        """Each text with its masks, however long."""
        ...

    def peeked(self, texts: int) -> None:
        """Note that somebody looks behind the masks of so many texts."""
        ...


class Erasure(Protocol):
    """Forgets customers, for good. `Desk.erase` waits for the customer's turn under way first."""

    async def erase(self, user_id: UserId) -> ErasureReceipt:
        """Delete everything of one customer. Raises `StoreError(customer_unknown)` where there is none."""
        ...

    async def keep_days(self) -> int:
        """After how many days of silence a session is forgotten; 0 for never."""
        ...

    async def set_keep_days(self, days: int) -> None:
        """Forget sessions after so many days, and those that are old already at once."""
        ...

    async def receipts(self) -> tuple[ErasureReceipt, ...]:
        """All receipts, the latest first."""
        ...


class Kinds(Protocol):
    """The owner's own kinds of personal data."""

    async def own(self) -> tuple[CustomKind, ...]:
        """The kinds as they stand."""
        ...

    async def change(self, kinds: Sequence[CustomKind]) -> None:
        """Prove the kinds by their examples, write them down and use them from now on. Raises `PrivacyError`."""
        ...

    async def try_out(self, text: str, kinds: Sequence[CustomKind]) -> MaskTrial:
        """What would become of a text with these kinds. Raises `PrivacyError` for one that cannot be used."""
        ...


class WordLists(Protocol):
    """The owner's words: what is filtered, what is let through, what a blocked customer is answered."""

    async def own(self) -> OwnWords:
        """The lists as they stand."""
        ...

    async def change(self, own: OwnWords) -> None:
        """Write the lists down and use them from now on. Raises `PrivacyError` or `ConfigError`."""
        ...

    async def try_out(self, text: str) -> tuple[WordHit, ...]:
        """What the filter finds in a text."""
        ...

    async def read_list(self, path: Path) -> tuple[ListedWord, ...]:
        """The words of a file. Raises `PrivacyError` naming the row that is no word."""
        ...

    async def write_list(self, path: Path, words: tuple[ListedWord, ...]) -> None:
        """Write words to a file of the owner's choice. Raises `PrivacyError`."""
        ...


class Safety(Protocol):
    """What guards the way out, and what the owner may change about it."""

    @property
    def kinds(self) -> Kinds:
        """The owner's kinds."""
        ...

    @property
    def words(self) -> WordLists:
        """The owner's words."""
        ...

    @property
    def masks(self) -> Masks:
        """Display masks."""
        ...

    @property
    def erasure(self) -> Erasure:
        """Forgetting customers."""
        ...

    @property
    def lint(self) -> DraftLint:
        """The draft check."""
        ...
