"""Marks of personal values: keyed hashes by which two values can be found equal without anybody reading either."""

import hmac

from desktop_cs.domain.ids import UserId
from desktop_cs.domain.redaction import Kind
from desktop_cs.privacy.tokens import essence, kind_of_token

KEY_BYTES = 32
_KEPT = 32  # hexadecimal digits: 128 bits


class Marker:
    """Makes marks with a profile's own key (HMAC-SHA-256). Two spellings of one value have one mark."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def mark(self, kind: Kind, value: str, name: str = "") -> str:
        """The mark of a raw value; `name` is that of an owner's kind."""
        return self._digest(f"{name or kind.value}\0{essence(kind, value)}")

    def mark_of_customer(self, user_id: UserId) -> str:
        """The mark of a customer's id, for receipts that must not name anybody."""
        return self._digest(f"customer\0{user_id}")

    def mark_of_token(self, token: str, value: str) -> str | None:
        """The mark of what a token stands for; None for a look-alike that stands for itself."""
        found = kind_of_token(token) if token != value else None
        return self.mark(found[0], value, found[1]) if found is not None else None

    def _digest(self, said: str) -> str:
        return hmac.digest(self._key, said.encode("utf-8", "replace"), "sha256").hex()[:_KEPT]
