"""What signing in yields and the keyring keeps: one JSON secret per base URL."""

import hashlib
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from pydantic import TypeAdapter, ValidationError

_EARLY_S = 30.0
_EARLY_SHARE = 0.1  # of the life of a token that lives for less than five minutes


class SecretStore(Protocol):
    """Where secrets are kept: the operating system's keyring."""

    async def get(self, name: str) -> str | None:
        """The secret of that name."""
        ...

    async def set(self, name: str, secret: str) -> None:
        """Keep a secret."""
        ...

    async def delete(self, name: str) -> None:
        """Forget a secret."""
        ...


class Method(StrEnum):
    """How somebody signed in."""

    PAT = "pat"
    PKCE = "pkce"
    DEVICE = "device"
    JWT = "jwt"


class Ending(StrEnum):
    """Why a grant cannot be renewed any more."""

    REFUSED = "refused"  # the server no longer accepts the refresh token
    INTERRUPTED = "interrupted"  # the refresh token was spent, and what came back for it was lost


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """A pair of tokens, or a single one. Times are Unix seconds of this machine's clock."""

    access_token: str
    refresh_token: str
    issued_at: float
    expires_at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """Tokens and what renews them. Times are Unix seconds of this machine's clock; `expires_at` 0 means unknown.

    `spending` is the fingerprint of a refresh token that is about to be used, or was: the mark is written before the
    call, so that a token which may have been used is never used again, even after a crash. `key_file` names the file
    of a service account's private key: a key is too long for some keyrings, and its owner keeps it already.
    """

    method: Method
    region: str  # the base URL the tokens may be sent to
    access_token: str = ""
    refresh_token: str = ""
    issued_at: float = 0.0
    expires_at: float = 0.0
    client_id: str = ""
    key_id: str = ""
    key_file: str = ""
    spending: str = ""
    spending_since: float = 0.0
    ended: Ending | None = None

    def with_tokens(self, tokens: Tokens) -> "Grant":
        """The same sign-in with new tokens."""
        return replace(
            self,
            access_token=tokens.access_token,
            refresh_token=tokens.refresh_token,
            issued_at=tokens.issued_at,
            expires_at=tokens.expires_at,
            spending="",
        )

    def is_fresh(self, now: float) -> bool:
        """Whether the access token needs no renewal yet: 30 s before its end, or a tenth of a short life."""
        if not self.expires_at:
            return bool(self.access_token)
        early = min(_EARLY_S, (self.expires_at - self.issued_at) * _EARLY_SHARE)
        return bool(self.access_token) and now < self.expires_at - early

    def is_alive(self, now: float) -> bool:
        """Whether the access token still works."""
        return bool(self.access_token) and (not self.expires_at or now < self.expires_at)

    @property
    def is_spent(self) -> bool:
        """Whether the refresh token has been used, or may have been."""
        return bool(self.refresh_token) and self.spending == fingerprint(self.refresh_token)

    def to_secret(self) -> str:
        """The text that the keyring keeps."""
        return _KEPT.dump_json(self).decode()


_KEPT = TypeAdapter(Grant)


def from_secret(secret: str, region: str) -> Grant | None:
    """The grant in a keyring's text; None where it cannot be read or belongs to another base URL."""
    if not secret.lstrip().startswith("{"):  # a bare token, put there by hand
        return Grant(method=Method.PAT, region=region, access_token=secret.strip())
    try:
        kept = _KEPT.validate_json(secret)
    except ValidationError:
        return None
    return kept if kept.region == region else None


def fingerprint(token: str) -> str:
    """A token's name in the write-ahead mark."""
    return hashlib.sha256(token.encode()).hexdigest()[:32]


def secret_name(base_url: str) -> str:
    """Under which name the keyring keeps the grant for a base URL."""
    return f"coze-token {base_url}"
