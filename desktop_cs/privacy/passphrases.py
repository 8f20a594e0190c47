"""Passphrases: the key that argon2id makes of one, and the hash by which one is recognised. Both block: use a thread.

Cost: 3 passes over 64 MiB, the second choice of RFC 9106 (section 4) for machines that do other work meanwhile; about a
tenth of a second. It is written beside every salt, so that a later program can raise it without locking anybody out.
"""

import unicodedata
from dataclasses import dataclass

import nacl.pwhash
from nacl.exceptions import InvalidkeyError
from nacl.pwhash import argon2id

from desktop_cs.domain.access import KEY_BYTES
from desktop_cs.errors import PrivacyError

SALT_BYTES = argon2id.SALTBYTES
SHORTEST = 10  # code points
_MOST_MEMORY_KIB = 1024 * 1024
_MOST_PASSES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one guess costs: passes, and memory in KiB."""

    passes: int = 3
    memory_kib: int = 64 * 1024

    @property
    def is_bearable(self) -> bool:
        """Whether a file that asks for this cost can be believed: a forged one must not eat the machine."""
        return 1 <= self.passes <= _MOST_PASSES and 8 <= self.memory_kib <= _MOST_MEMORY_KIB


def checked_passphrase(text: str) -> str:
    """A new passphrase; `PrivacyError(passphrase_short)` for one that is guessed too soon."""
    if len(text.strip()) < SHORTEST:
        raise PrivacyError(
            "passphrase_short", f"The passphrase is too short. Choose {SHORTEST} signs or more: a few words will do."
        )
    return text


def key_from(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """32 bytes by argon2id (RFC 9106)."""
    return argon2id.kdf(KEY_BYTES, _bytes(passphrase), salt, opslimit=cost.passes, memlimit=cost.memory_kib * 1024)


def hash_of(passphrase: str, cost: Cost) -> str:
    """What may be stored to recognise a passphrase: argon2id with its own salt and cost inside."""
    made = argon2id.str(_bytes(passphrase), opslimit=cost.passes, memlimit=cost.memory_kib * 1024)
    return made.decode("ascii").rstrip("\0")


def fits(passphrase: str, stored: str) -> bool:
    """Whether a passphrase is the one that was hashed; compared in constant time."""
    try:
        return nacl.pwhash.verify(stored.encode("ascii"), _bytes(passphrase))
    except InvalidkeyError:
        return False


def _bytes(passphrase: str) -> bytes:
    # Keyboards and systems write the same letter in more than one way.
    return unicodedata.normalize("NFKC", passphrase).encode("utf-8")
