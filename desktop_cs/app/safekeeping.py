"""What guards a profile's conversations, for screens and commands: its seal, the supervisor's lock, exports."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from desktop_cs.app.safety import log_mask, open_redactor
from desktop_cs.app.seal_facts import look
from desktop_cs.app.sealing import open_store
from desktop_cs.app.transcripts import TranscriptExport
from desktop_cs.app.unlocking import Supervisor
from desktop_cs.domain.sealing import SealFacts
from desktop_cs.domain.supervision import Transcript, Unlocked
from desktop_cs.log import start_log, stop_log
from desktop_cs.paths import Profile, prepare
from desktop_cs.pipeline.ports import Redactor
from desktop_cs.store.database import Database
from desktop_cs.store.transcripts import Transcripts


@asynccontextmanager
async def open_safekeeping(profile: Profile) -> AsyncIterator["Safekeeping"]:
    """The safekeeping of a profile whose desk need not be open."""
    async with AsyncExitStack() as stack:
        await asyncio.to_thread(prepare, profile)
        redactor = await asyncio.to_thread(open_redactor, profile.kinds)
        stack.callback(stop_log, start_log(profile.logs, log_mask(redactor)))
        store = await open_store(profile)
        stack.push_async_callback(store.database.close)
        yield Safekeeping(profile, store.database, redactor)


class Safekeeping:
    """Implements `viewmodels.ports_safekeeping.Safekeeping` for one open profile."""

    def __init__(self, profile: Profile, database: Database, redactor: Redactor) -> None:
        self._profile = profile
        self._supervisor = Supervisor(database)
        self._export = TranscriptExport(Transcripts(database), self._supervisor, redactor)

    @property
    def supervisor(self) -> Supervisor:
        """The lock over raw text."""
        return self._supervisor

    async def seal(self) -> SealFacts:
        """How the profile is sealed."""
        return (await asyncio.to_thread(look, self._profile))[0]

    async def export(self, file: Path, *, user_id: str | None = None, proof: Unlocked | None = None) -> Transcript:
        """Write conversations to a file: redacted, or with a proof of unlock in the customers' own words."""
        return await self._export.write(file, user_id=user_id, proof=proof)
