"""The emulated consent page and token server: browser, device and service-account grants, single-use refresh.

Opening a consent link is the consent; with `deny=1` added it is the refusal. Errors carry all four spellings that
readers of the real server look for. Two levers stand under the control prefix, for tests and demos:

    POST /_emulator/oauth/key    {"kid": text, "public_key": PEM}: a service account's key
    POST /_emulator/oauth/life   {"access_s": seconds, "interval_s": seconds}
"""

import base64
import hashlib
import hmac
import secrets
import time
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from desktop_cs.demo.emulator.answers import json_response
from desktop_cs.demo.emulator.assertions import BadAssertionError, checked_assertion
from desktop_cs.demo.emulator.bodies import json_object
from desktop_cs.demo.emulator.oauth_state import CODE_S, BrowserCode, Consent, DeviceRequest, OAuthState

PREFIX = "/api/permission/oauth2"
_DEVICE_PAGE = f"{PREFIX}/device"
_LONGEST_JWT_S = 86_399


class OAuthRoutes:
    """The token server of one emulator."""

    def __init__(self, state: OAuthState) -> None:
        self._state = state
        self._grants: Mapping[str, Callable[[Request, dict[str, Any]], Response]] = {
            "authorization_code": self._by_code,
            "refresh_token": self._by_refresh,
            "urn:ietf:params:oauth:grant-type:device_code": self._by_device,
            "urn:ietf:params:oauth:grant-type:jwt-bearer": self._by_assertion,
        }

    def routes(self) -> list[Route]:
        """Where the pages and calls are found."""
        return [
            Route(f"{PREFIX}/authorize", self.authorize, methods=["GET"]),
            Route(f"{PREFIX}/token", self.token, methods=["POST"]),
            Route(f"{PREFIX}/device/code", self.device_code, methods=["POST"]),
            Route(_DEVICE_PAGE, self.device_page, methods=["GET"]),
        ]

    def needs_no_token(self, path: str) -> bool:
        """Whether a path is one of the calls that give tokens."""
        return path.startswith(PREFIX + "/")

    async def authorize(self, request: Request) -> Response:
        """The consent page, consented to at once: back to the client with a code."""
        query = request.query_params
        redirect = query.get("redirect_uri", "")
        if query.get("response_type") != "code" or urlsplit(redirect).hostname != "127.0.0.1":
            return _refused("invalid_request")
        answer = {"state": query.get("state", "")}
        if query.get("deny"):
            return RedirectResponse(f"{redirect}?{urlencode({'error': 'access_denied'} | answer)}", 302)
        code = secrets.token_urlsafe(18)
        plain = query.get("code_challenge_method", "plain") == "plain"
        challenge = query.get("code_challenge", "")
        self._state.codes[code] = BrowserCode(
            client_id=query.get("client_id", ""),
            redirect_uri=redirect,
            challenge=_s256(challenge) if plain else challenge,
            expires_at=time.time() + CODE_S,
        )
        return RedirectResponse(f"{redirect}?{urlencode({'code': code} | answer)}", 302)

    async def token(self, request: Request) -> Response:
        """Trade a grant for tokens."""
        body = await json_object(request)
        grant = self._grants.get(str(body.get("grant_type")))
        return grant(request, body) if grant else _refused("unsupported_grant_type")

    async def device_code(self, request: Request) -> Response:
        """Begin to wait for somebody's consent."""
        client_id = (await json_object(request)).get("client_id")
        if not isinstance(client_id, str) or not client_id:
            return _refused("invalid_client")
        code, user_code = secrets.token_hex(20), f"{secrets.token_hex(2)}-{secrets.token_hex(2)}".upper()
        self._state.devices[code] = DeviceRequest(
            client_id=client_id, user_code=user_code, expires_at=time.time() + CODE_S
        )
        page = str(request.base_url).rstrip("/") + _DEVICE_PAGE
        answer = {"device_code": code, "user_code": user_code, "verification_uri": page}
        return json_response(answer | {"expires_in": CODE_S, "interval": self._state.interval_s})

    async def device_page(self, request: Request) -> Response:
        """Where a person answers for a device."""
        consent = Consent.DENIED if request.query_params.get("deny") else Consent.ALLOWED
        known = self._state.answer_device(request.query_params.get("user_code", ""), consent)
        return PlainTextResponse(consent.value if known else "unknown code", 200 if known else 404)

    def _by_code(self, _request: Request, body: dict[str, Any]) -> Response:
        code = self._state.codes.pop(str(body.get("code")), None)
        if code is None or time.time() > code.expires_at:
            return _refused("invalid_request")
        verifier = _s256(str(body.get("code_verifier", "")))
        given = (body.get("client_id"), body.get("redirect_uri"))
        if given != (code.client_id, code.redirect_uri) or not hmac.compare_digest(verifier, code.challenge):
            return _refused("invalid_request")
        return self._pair(code.client_id)

    def _by_refresh(self, _request: Request, body: dict[str, Any]) -> Response:
        client_id = str(body.get("client_id"))
        if not self._state.spend(str(body.get("refresh_token")), client_id):
            return _refused("invalid_grant")
        return self._pair(client_id)

    def _by_device(self, _request: Request, body: dict[str, Any]) -> Response:
        device = self._state.devices.get(str(body.get("device_code")))
        if device is None or device.client_id != body.get("client_id"):
            return _refused("invalid_request")
        if time.time() > device.expires_at:
            return _refused("expired_token")
        too_soon = time.time() - device.polled_at < self._state.interval_s / 2
        device.polled_at = time.time()
        if device.consent is Consent.PENDING:
            return _refused("slow_down" if too_soon else "authorization_pending")
        del self._state.devices[str(body.get("device_code"))]
        return self._pair(device.client_id) if device.consent is Consent.ALLOWED else _refused("access_denied")

    def _by_assertion(self, request: Request, body: dict[str, Any]) -> Response:
        assertion = request.headers.get("authorization", "").removeprefix("Bearer ")
        seconds = body.get("duration_seconds", 900)
        if not isinstance(seconds, int) or not 0 < seconds <= _LONGEST_JWT_S:
            return _refused("invalid_request")
        try:
            jti = checked_assertion(assertion, self._state.keys, request.url.netloc)
        except BadAssertionError:
            return _refused("invalid_client")
        if jti in self._state.assertions:
            return _refused("invalid_request")
        self._state.assertions.add(jti)
        token, end = self._state.new_access("czs_", seconds)
        return json_response({"access_token": token, "token_type": "Bearer", "expires_in": end})

    def _pair(self, client_id: str) -> Response:
        token, end = self._state.new_access("czu_")
        refresh = self._state.new_refresh(client_id)
        answer = {"access_token": token, "refresh_token": refresh, "token_type": "Bearer", "expires_in": end}
        return json_response(answer)


def oauth_control(state: OAuthState, prefix: str) -> list[Route]:
    """The levers of the token server."""

    async def key(request: Request) -> Response:
        body = await json_object(request)
        state.keys[str(body.get("kid"))] = str(body.get("public_key"))
        return JSONResponse({"ok": True})

    async def life(request: Request) -> Response:
        body = await json_object(request)
        state.access_s = float(body.get("access_s", state.access_s))
        state.interval_s = int(body.get("interval_s", state.interval_s))
        return JSONResponse({"ok": True})

    return [
        Route(f"{prefix}oauth/key", key, methods=["POST"]),
        Route(f"{prefix}oauth/life", life, methods=["POST"]),
    ]


def _s256(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def _refused(name: str) -> Response:
    words = name.replace("_", " ")
    body = {"error_code": name, "error_message": words, "error": name, "error_description": words}
    return json_response(body, 401 if name == "invalid_client" else 400)
