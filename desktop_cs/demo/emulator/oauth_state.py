"""What the emulated token server remembers: apps' keys, codes handed out, tokens alive and tokens spent."""

import secrets
import time
from dataclasses import dataclass, field
from enum import StrEnum

ACCESS_S = 900
CODE_S = 300


class Consent(StrEnum):
    """How a person answered the consent page."""

    PENDING = "pending"
    ALLOWED = "allowed"
    DENIED = "denied"


@dataclass(slots=True, kw_only=True)
class BrowserCode:
    """A code that the consent page sent to a client's redirect address; works once."""

    client_id: str
    redirect_uri: str
    challenge: str
    expires_at: float


@dataclass(slots=True, kw_only=True)
class DeviceRequest:
    """A device that waits for somebody's consent."""

    client_id: str
    user_code: str
    expires_at: float
    consent: Consent = Consent.PENDING
    polled_at: float = 0.0


@dataclass(slots=True)
class OAuthState:
    """Tokens, codes and keys of one run. `access_s` is how long an access token lives, in seconds."""

    access_s: float = ACCESS_S
    interval_s: int = 5
    access: dict[str, float] = field(default_factory=dict)  # token → Unix time of its end
    refresh: dict[str, str] = field(default_factory=dict)  # token → client id, for those not spent
    spent: list[str] = field(default_factory=list)
    codes: dict[str, BrowserCode] = field(default_factory=dict)
    devices: dict[str, DeviceRequest] = field(default_factory=dict)  # by device code
    keys: dict[str, str] = field(default_factory=dict)  # key id → public key, PEM
    assertions: set[str] = field(default_factory=set)  # `jti` of those used

    def is_alive(self, token: str) -> bool:
        """Whether the token opens the other calls."""
        return time.time() < self.access.get(token, 0.0)

    def new_access(self, prefix: str, seconds: float | None = None) -> tuple[str, int]:
        """A token and the moment of its end, in whole Unix seconds as the real server counts."""
        token, end = prefix + secrets.token_hex(24), int(time.time() + (seconds or self.access_s))
        self.access[token] = end
        return token, end

    def new_refresh(self, client_id: str) -> str:
        """A refresh token, good for one use."""
        token = secrets.token_hex(24)
        self.refresh[token] = client_id
        return token

    def spend(self, token: str, client_id: str) -> bool:
        """Use a refresh token; false for one that is unknown, another client's, or spent."""
        if self.refresh.get(token) != client_id:
            return False
        del self.refresh[token]
        self.spent.append(token)
        return True

    def answer_device(self, user_code: str, consent: Consent) -> bool:
        """Answer a device's request; false where no such one waits."""
        waiting = [device for device in self.devices.values() if device.user_code == user_code]
        for device in waiting:
            device.consent = consent
        return bool(waiting)
