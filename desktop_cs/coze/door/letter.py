"""What is handed to the door: one request, whose body is made of redacted text or carries a secret of the owner's."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from desktop_cs.domain.engine import SentSink, forget
from desktop_cs.domain.outgoing import Fixed, Outgoing

SIGN_IN_PATHS = "/api/permission/oauth2/"


@dataclass(frozen=True, slots=True)
class Credentials:
    """The body of a call of signing in: fields of the protocol, some of them secret. Its bytes are never kept."""

    fields: Mapping[str, str | int]

    def content(self) -> bytes:
        """Its bytes."""
        return json.dumps(dict(self.fields), separators=(",", ":")).encode("utf-8")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One request; without a body it is a GET. `deadline` is a time of the running loop's clock. `bearer` goes into
    the head and into no record."""

    path: str
    purpose: str
    deadline: float
    body: Outgoing | Credentials | None = None
    query: Mapping[str, Fixed] = field(default_factory=dict)
    trace_id: str = ""
    bearer: str = ""
    on_sent: SentSink = forget

    def __post_init__(self) -> None:
        if isinstance(self.body, Credentials) and not self.path.startswith(SIGN_IN_PATHS):
            raise ValueError("credentials go to the sign-in addresses alone")

    @property
    def method(self) -> str:
        """GET or POST."""
        return "GET" if self.body is None else "POST"

    @property
    def target(self) -> str:
        """Method, path and query, as the ledger has them."""
        return f"{self.method} {self.path}" + (f"?{urlencode(self.query)}" if self.query else "")

    @property
    def is_secret(self) -> bool:
        """Whether the body must not be kept."""
        return isinstance(self.body, Credentials)

    def content(self) -> bytes:
        """The body's bytes, exactly as they go out."""
        return self.body.content() if self.body is not None else b""
