"""How a profile is sealed, in words for screens and reports."""

from dataclasses import dataclass
from enum import StrEnum

from desktop_cs.errors import AppError


class SealState(StrEnum):
    """What lies in a profile's folder."""

    NEW = "new"  # no database yet
    OFFERED = "offered"  # not sealed, and nobody has said that it shall stay so: made by an earlier version
    UNSEALED = "unsealed"  # by choice
    SEALED = "sealed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SealFacts:
    """How a profile is sealed. `keyring` names the keyring that holds its key; `is_changing` while its files change to
    another key, which the next start brings to its end."""

    state: SealState
    keyring: str = ""
    has_passphrase: bool = False
    has_recovery: bool = False
    is_changing: bool = False

    @property
    def is_sealed(self) -> bool:
        """Whether the database is encrypted."""
        return self.state is SealState.SEALED


class Entry(StrEnum):
    """What stands between a person and a profile."""

    OPEN = "open"  # nothing
    SHUT = "shut"  # the keyring does not open it, or a passphrase is needed
    CHOOSE = "choose"  # new, and no keyring: a passphrase, or no encryption
    OFFER = "offer"  # of an earlier version, not sealed yet
    RENEW = "renew"  # opened by the recovery code, but nothing would open it next time
    CODE = "code"  # sealed, and there is no recovery code yet


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorSight:
    """What stands before a profile's door. `trouble` is why it is shut."""

    entry: Entry
    trouble: AppError | None = None
    has_passphrase: bool = False
    has_recovery: bool = False
