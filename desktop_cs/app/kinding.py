"""The owner's own kinds of personal data: read, changed, tried out; a change counts for the next message."""

import asyncio
from collections.abc import Sequence

from desktop_cs.domain.kinds import CustomKind, MaskTrial
from desktop_cs.domain.redaction import TokenTable
from desktop_cs.domain.text import language_of
from desktop_cs.paths import Profile
from desktop_cs.privacy.custom_kinds import checked_kinds
from desktop_cs.privacy.kind_file import load_kinds, save_kinds
from desktop_cs.privacy.masks import masked_text
from desktop_cs.privacy.redactor import Redactor
from desktop_cs.privacy.tokens import BUILT_IN


class Kinding:
    """Implements `viewmodels.ports_safety.Kinds` over the redactor in use."""

    def __init__(self, profile: Profile, redactor: Redactor) -> None:
        self._profile = profile
        self._redactor = redactor

    async def own(self) -> tuple[CustomKind, ...]:
        """The kinds as they stand."""
        return await asyncio.to_thread(load_kinds, self._profile.kinds)

    async def change(self, kinds: Sequence[CustomKind]) -> None:
        """Prove the kinds by their examples, write them down and use them from now on. Raises `PrivacyError`; nothing
        has changed then."""
        await asyncio.to_thread(self._write, kinds)

    async def try_out(self, text: str, kinds: Sequence[CustomKind]) -> MaskTrial:
        """What would become of a text with these kinds of the owner's. Raises `PrivacyError` for one that cannot be."""
        return await asyncio.to_thread(_try, text, kinds)

    def _write(self, kinds: Sequence[CustomKind]) -> None:
        checked_kinds(kinds, BUILT_IN)
        save_kinds(self._profile.kinds, kinds)
        self._redactor.use(kinds)


def _try(text: str, kinds: Sequence[CustomKind]) -> MaskTrial:
    redactor = Redactor(kinds, proved=False)
    done = redactor.redact(text, TokenTable(), language_of(text))
    return MaskTrial(
        masked=masked_text(text, done.spans), redacted=done.text, kinds=tuple(span.label for span in done.spans)
    )
