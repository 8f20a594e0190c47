"""What opens a profile: the key of its database, and what its owner said or typed to get at it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

KEY_BYTES = 32
AskPassphrase = Callable[[bool], str]  # whether it is a new one; returns "" where nothing was typed


@dataclass(frozen=True, slots=True)
class DataKey:
    """The key of a sealed database: 32 random bytes that never reach a log, a message or a file in the clear."""

    secret: bytes = field(repr=False)

    @property
    def id(self) -> str:
        """Names the key without telling it: 16 hexadecimal digits."""
        return hashlib.blake2b(self.secret, digest_size=8, person=b"dcs-key-id").hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """How a profile may be opened. `unsealed` accepts a new one without encryption; `key` is that of a profile which
    was opened already; `ask` reads a passphrase from the terminal where there is one."""

    unsealed: bool = False
    key: DataKey | None = None
    ask: AskPassphrase | None = None
