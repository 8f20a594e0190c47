"""Exports conversations as JSON lines: redacted, or in the customers' own words once the supervisor unlocks them."""

import asyncio
import json
import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, TextIO

from desktop_cs.app.unlocking import Supervisor
from desktop_cs.domain.ids import SessionId
from desktop_cs.domain.redaction import TokenTable
from desktop_cs.domain.supervision import Transcript, Unlocked
from desktop_cs.domain.text import language_of
from desktop_cs.errors import ConfigError
from desktop_cs.pipeline.ports import Redactor
from desktop_cs.store.transcripts import Said, Transcripts


class TranscriptExport:
    """Writes files; one that cannot be finished leaves nothing behind."""

    def __init__(self, transcripts: Transcripts, supervisor: Supervisor, redactor: Redactor) -> None:
        self._transcripts = transcripts
        self._supervisor = supervisor
        self._redactor = redactor
        self._tables: dict[SessionId, TokenTable] = {}

    async def write(self, file: Path, *, user_id: str | None = None, proof: Unlocked | None = None) -> Transcript:
        """Export all conversations, or one customer's. With a proof of unlock the words are the customers' own; that is
        written down first. Raises `ConfigError(export_unwritable)`."""
        if proof is not None:
            count = await self._transcripts.count(user_id)
            await self._supervisor.note(proof, purpose="history_export", texts=count)
        draft = file.with_name(file.name + ".new")
        self._tables.clear()
        try:
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
                made = await self._lines(out, user_id, is_raw=proof is not None)
            await asyncio.to_thread(draft.replace, file)
        except OSError as error:
            raise ConfigError(
                "export_unwritable",
                f"{file} cannot be written ({error.strerror or error}). Choose another place.",
            ) from error
        finally:
            draft.unlink(missing_ok=True)
        return made

    async def _lines(self, out: TextIO, user_id: str | None, *, is_raw: bool) -> Transcript:
        messages = 0
        sessions: set[SessionId] = set()
        async for page in self._pages(user_id):
            records = [_raw(said) for said in page] if is_raw else await asyncio.to_thread(self._redacted, page)
            out.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
            messages += len(page)
            sessions.update(said.message.session_id for said in page)
        return Transcript(messages=messages, sessions=len(sessions), is_raw=is_raw)

    async def _pages(self, user_id: str | None) -> AsyncIterator[list[Said]]:
        page = await self._transcripts.page(0, user_id)
        while page:
            yield page
            page = await self._transcripts.page(page[-1].message.seq, user_id)

    def _redacted(self, page: list[Said]) -> list[dict[str, Any]]:
        """Without names; a session's id holds the customer's, so it is numbered instead."""
        records = []
        for said in page:
            session, text = said.message.session_id, said.message.text
            done = self._redactor.redact(text, self._tables.get(session, TokenTable()), language_of(text))
            self._tables[session] = done.table
            number = list(self._tables).index(session) + 1
            who = {"customer": said.opaque, "session": f"{said.opaque}-{number}"}
            records.append(who | {"role": said.message.role.value, "at": _at(said), "text": done.text})
        return records


def _raw(said: Said) -> dict[str, Any]:
    message = said.message
    who = {"customer": message.user_id, "name": said.name, "session": message.session_id}
    return who | {"role": message.role.value, "at": _at(said), "text": message.text}


def _at(said: Said) -> str:
    return said.message.at.isoformat()
