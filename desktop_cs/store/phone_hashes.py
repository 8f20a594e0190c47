"""Phones as keyed hashes: orders can be found by a customer's number, and the file of orders never holds one.

The key is random and the profile's own. It lies in the same database: who can read an unsealed database can try all
numbers, as with any hash of a number so short; a sealed profile hides both.
"""

import asyncio
import hmac
import secrets
from collections.abc import Callable

from desktop_cs.store.database import Database
from desktop_cs.store.facts import Facts

_KEY = "phone_key"
_KEY_BYTES = 32

PlainPhone = Callable[[str], str]


class PhoneHashes:
    """Hashes phones with the profile's key (HMAC-SHA256), made at the first use. `plain` gives all spellings of a
    number the same text."""

    def __init__(self, database: Database, plain: PlainPhone) -> None:
        self._facts = Facts(database)
        self._plain = plain
        self._key = b""
        self._making = asyncio.Lock()

    async def of(self, phone: str) -> str:
        """The hash of a phone as 64 hexadecimal digits; empty for a text without digits."""
        plain = self._plain(phone)
        if not any(sign.isdigit() for sign in plain):
            return ""
        return hmac.digest(await self._own_key(), plain.encode(), "sha256").hex()

    async def _own_key(self) -> bytes:
        async with self._making:
            if not self._key:
                kept = await self._facts.get(_KEY)
                if kept is None:
                    kept = secrets.token_hex(_KEY_BYTES)
                    await self._facts.put(_KEY, kept)
                self._key = bytes.fromhex(kept)
        return self._key
