"""The calls of signing in: bare JSON objects, four spellings of an error, `expires_in` as a moment instead of a span.

Each goes through a door of its own, because they are rare, carry no access token, and their answers no envelope.
"""

import asyncio
import time
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from desktop_cs.coze.auth.grant import Tokens
from desktop_cs.coze.door.answers import Answer, facts_of, whole_body
from desktop_cs.coze.door.door import Door
from desktop_cs.coze.door.keeper import Doorkeeper
from desktop_cs.coze.door.letter import Credentials, Letter
from desktop_cs.coze.errors import CallFacts, failure
from desktop_cs.coze.wire import parse_json
from desktop_cs.domain.engine import Cause
from desktop_cs.errors import EngineError

UnixClock = Callable[[], float]

TOKEN = "/api/permission/oauth2/token"  # noqa: S105 - a path
DEVICE_CODE = "/api/permission/oauth2/device/code"
AUTHORIZE = "/api/permission/oauth2/authorize"
CALL_S = 15.0  # the longest a call may take
_SAME_TIME_S = 5.0
_LONGEST = 64 * 1024  # bytes of an answer
_NOT_SERVED = frozenset({429, 503})  # the server says that it did nothing


OpenDoor = Callable[[str, Doorkeeper], Door]


def sign_in_door(base_url: str, keeper: Doorkeeper) -> Door:
    """The way to a token server."""
    return Door(base_url, keeper, connect_s=5.0, silence_s=CALL_S)


class OAuthEndpoint:
    """The token server of one base URL. `clock` gives Unix seconds; `open_door` leads elsewhere in tests."""

    def __init__(
        self, base_url: str, keeper: Doorkeeper, *, clock: UnixClock = time.time, open_door: OpenDoor = sign_in_door
    ) -> None:
        self.base_url = base_url
        self.clock = clock
        self._keeper = keeper
        self._open_door = open_door

    @property
    def audience(self) -> str:
        """The host's name without scheme, as signed assertions address it."""
        return urlsplit(self.base_url).netloc

    @property
    def web_base(self) -> str:
        """Where the consent page lives: the API's address with `www` for `api` (protocol reference, section 1)."""
        return self.base_url.replace("://api.", "://www.", 1)

    async def tokens(self, body: Mapping[str, str | int], *, bearer: str = "") -> Tokens:
        """Trade a code, a refresh token or an assertion for tokens, with the server's moment of expiry brought to this
        machine's clock. `EngineError` as for `call`; `bad_answer` where the answer holds no token."""
        answer, skew = await self.call(TOKEN, body, bearer=bearer)
        access, refresh = answer.get("access_token"), answer.get("refresh_token") or ""
        try:
            expires = float(answer.get("expires_in") or 0)
        except (TypeError, ValueError):
            expires = 0.0
        if not (isinstance(access, str) and access and isinstance(refresh, str)) or not 0 < expires < 1e11:
            raise failure(Cause.BAD_ANSWER, reason="signing in gave no token")
        return Tokens(access_token=access, refresh_token=refresh, issued_at=self.clock(), expires_at=expires + skew)

    async def call(self, path: str, body: Mapping[str, str | int], *, bearer: str = "") -> tuple[dict[str, Any], float]:
        """The answer, and how many seconds this machine's clock is ahead of the server's.

        Raises `EngineError` with the facts `oauth_error` (the server's name for it) and `used`: false where the server
        surely did nothing, so that the same code or refresh token may be tried again.
        """
        response, content = await self._post(path, body, bearer)
        try:
            answer = parse_json(content)
        except ValueError:
            answer = None
        facts = CallFacts(http_status=response.status_code, logid=response.headers.get("x-tt-logid", "")[:128])
        if not isinstance(answer, dict) or len(content) > _LONGEST:
            cause = Cause.RATE if response.status_code == 429 else Cause.SERVER
            raise failure(cause, facts, used=response.status_code not in _NOT_SERVED)
        if name := _error_name(answer, response.status_code):
            raise _refused(name, facts)
        return answer, self._skew(response)

    async def _post(self, path: str, body: Mapping[str, str | int], bearer: str) -> tuple[Answer, bytes]:
        deadline = asyncio.get_running_loop().time() + CALL_S
        letter = Letter(path=path, body=Credentials(body), purpose="sign_in", deadline=deadline, bearer=bearer)
        door = self._open_door(self.base_url, self._keeper)
        try:
            response = await door.send(letter)
            try:
                return response, await whole_body(response, facts_of(response), deadline)
            finally:
                await response.aclose()
        except EngineError as error:
            if error.code == Cause.BROKEN_STREAM:
                raise failure(Cause.UNREACHABLE, used=True, reason="the connection was dropped") from error
            error.facts["used"] = not error.facts.get("not_sent", False)
            raise
        finally:
            await door.aclose()

    def _skew(self, response: Answer) -> float:
        """How far this machine's clock is ahead, by the answer's `Date`, which counts whole seconds and travels."""
        try:
            ahead = self.clock() - parsedate_to_datetime(response.headers.get("date", "")).timestamp()
        except ValueError:
            return 0.0
        return ahead if abs(ahead) > _SAME_TIME_S else 0.0


def _error_name(answer: Mapping[str, Any], status: int) -> str:
    """The error in an answer, in whichever spelling; SDKs and documents disagree on the field."""
    for field in ("error_code", "error"):
        if (name := answer.get(field)) and isinstance(name, str | int):
            return str(name)[:64]
    return "invalid_request" if status >= 300 or not answer else ""


_REGION = "An account of the other region (coze.com, coze.cn) is refused in the same way, so check the region too."
_SENTENCES = {
    "access_denied": "Signing in was declined in the browser. Start it again and allow the access.",
    "expired_token": "The code for signing in has run out. Start again to get a new one.",
    "invalid_client": f"Coze does not know this client id. Copy it from the OAuth app in the Coze console. {_REGION}",
}
_TRANSIENT = {"internal_error": Cause.SERVER, "temporarily_unavailable": Cause.SERVER, "slow_down": Cause.RATE}


def _refused(name: str, facts: CallFacts) -> EngineError:
    """The error for a refusal. The server's own description never enters."""
    if cause := _TRANSIENT.get(name):
        return failure(cause, facts, oauth_error=name, used=name != "slow_down")
    if sentence := _SENTENCES.get(name):
        return EngineError(Cause.AUTH, sentence, oauth_error=name, used=True, **facts.as_facts())
    shown = name if name.replace("_", "").isalnum() else "another reason"
    sentence = f"Coze refused to sign in ({shown}). Sign in again. {_REGION}"
    return EngineError(Cause.AUTH, sentence, oauth_error=name, used=True, **facts.as_facts())
