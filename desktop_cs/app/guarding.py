"""Opens the safety side of the desk: the draft check with its marks."""

import asyncio
import logging
import secrets
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from functools import partial

from desktop_cs.app.background import end
from desktop_cs.app.erasing import Erasing
from desktop_cs.app.kinding import Kinding
from desktop_cs.app.linting import Linting, LintParts
from desktop_cs.app.masking import Masking
from desktop_cs.app.safety import WordsInTheMaking
from desktop_cs.app.wording import Wording
from desktop_cs.errors import AppError
from desktop_cs.paths import Profile
from desktop_cs.privacy.marks import KEY_BYTES, Marker
from desktop_cs.privacy.redactor import Redactor
from desktop_cs.settings.file import load
from desktop_cs.store.database import Database
from desktop_cs.store.facts import Facts
from desktop_cs.store.forgetting import Forgetting
from desktop_cs.store.marks import ValueOwners
from desktop_cs.store.overrides import Overrides
from desktop_cs.store.said import latest_messages
from desktop_cs.store.turns import Turns

_KEY = "value_mark_key"
_log = logging.getLogger(__name__)


class Guarding:
    """Implements `viewmodels.ports_safety.Safety`."""

    def __init__(
        self,
        profile: Profile,
        database: Database,
        redactor: Redactor,
        words: WordsInTheMaking,
        marker: Marker,
        guard_reply: str,
    ) -> None:
        self.marker = marker
        self.kinds = Kinding(profile, redactor)
        self.words = Wording(profile, words, guard_reply)
        self.masks = Masking(redactor)
        self.erasure = Erasing(Forgetting(database), profile, marker, _now, lambda: load(profile.settings).keep_days)
        self._owners = ValueOwners(database)
        self.lint = Linting(
            LintParts(
                messages=partial(latest_messages, database),
                turns=Turns(database),
                owners=self._owners,
                overrides=Overrides(database),
                redactor=redactor,
                words=words,
                marker=marker,
                clock=_now,
            )
        )

    def start(self, stack: AsyncExitStack) -> None:
        """Begin the work in the background; the stack ends it."""
        for work in (self.mark_old(), self.erasure.keep_pruning()):
            stack.push_async_callback(end, asyncio.create_task(work))

    async def mark_old(self) -> None:
        """Mark what an earlier program stored without marks, a little at a time."""
        try:
            while await self._owners.mark_old(self.marker.mark_of_token):
                pass
        except AppError as error:
            _log.warning("values not marked", extra={"code": error.code})


async def open_guarding(
    stack: AsyncExitStack, profile: Profile, database: Database, redactor: Redactor, words: WordsInTheMaking
) -> Guarding:
    """The safety side of a profile, with its work in the background begun."""
    settings = await asyncio.to_thread(load, profile.settings)
    guarding = Guarding(profile, database, redactor, words, await open_marker(database), settings.guard_reply)
    guarding.start(stack)
    return guarding


async def open_marker(database: Database) -> Marker:
    """The profile's marker; its key is made once and kept in the database, which is where the values are."""
    facts = Facts(database)
    key = await facts.get(_KEY)
    if key is None:
        key = secrets.token_hex(KEY_BYTES)
        await facts.put(_KEY, key)
    return Marker(bytes.fromhex(key))


def _now() -> datetime:
    return datetime.now(UTC)
