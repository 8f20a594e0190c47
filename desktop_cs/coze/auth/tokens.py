"""The access token for the next request: out of the keyring, renewed early and once, however many tasks ask.

A refresh token works once. So its use is written down before the call, and the new pair is stored before anybody gets
it: after a crash in between, the program knows that it is signed out and says so, instead of trying a dead token.
"""

import asyncio
import logging
from dataclasses import replace

from desktop_cs.coze.auth import jwt
from desktop_cs.coze.auth.endpoint import CALL_S, OAuthEndpoint
from desktop_cs.coze.auth.grant import Ending, Grant, Method, SecretStore, Tokens, fingerprint, from_secret, secret_name
from desktop_cs.coze.errors import failure
from desktop_cs.domain.engine import Cause
from desktop_cs.errors import AppError, ConfigError, EngineError

_log = logging.getLogger(__name__)
_SENTENCES = {
    None: "No Coze token is stored for {host}. Sign in again: tokens of coze.com and coze.cn are separate.",
    Ending.REFUSED: "Coze ended the sign-in for {host}. Sign in again; check the region (coze.com, coze.cn) too.",
    Ending.INTERRUPTED: "The sign-in for {host} was lost: the program stopped, or the network broke, while it was "
    "being renewed, and a refresh token works only once. Sign in again.",
}


class KeptTokens:
    """Satisfies `coze.config.TokenSource` from the grant that the keyring holds for the endpoint's base URL."""

    def __init__(self, secrets: SecretStore, endpoint: OAuthEndpoint) -> None:
        self._secrets = secrets
        self._endpoint = endpoint
        self._name = secret_name(endpoint.base_url)
        self._grant: Grant | None = None
        self._renewal: asyncio.Task[Grant] | None = None

    async def token(self) -> str:
        """A token that is good now. `EngineError`: `auth` when signed out, others where renewing failed for now."""
        grant = self._grant or await self._load()
        if not grant.is_fresh(self._endpoint.clock()):
            grant = await self._renewed()
        return grant.access_token

    def forget(self) -> None:
        """Read the keyring anew before the next request: somebody may have signed in meanwhile."""
        self._grant = None

    async def _renewed(self) -> Grant:
        """Join the renewal under way, or begin one. A waiter that is cancelled leaves it running for the others."""
        if self._renewal is None or self._renewal.done():
            self._renewal = asyncio.create_task(self._renew())
            self._renewal.add_done_callback(_look_at)
        return await asyncio.shield(self._renewal)

    async def _renew(self) -> Grant:
        grant = await self._load()  # another run of the program may have renewed it
        now = self._endpoint.clock()
        if grant.is_fresh(now):
            return grant
        try:
            return await self._spend(grant)
        except EngineError:
            if grant.is_alive(now):  # renewing is early, so that it may fail
                return grant
            raise

    async def _spend(self, grant: Grant) -> Grant:
        now = self._endpoint.clock()
        if grant.method is Method.JWT:
            return await self._keep_pair(grant, await self._sign_again(grant))
        if grant.is_spent and now - grant.spending_since < CALL_S:
            raise failure(Cause.BUSY, reason="another run of this program is renewing the sign-in")
        if grant.is_spent:
            raise await self._end(grant, Ending.INTERRUPTED)
        if not grant.refresh_token:
            raise self._signed_out(grant.ended)
        marked = replace(grant, spending=fingerprint(grant.refresh_token), spending_since=now)
        await self._secrets.set(self._name, marked.to_secret())
        try:
            pair = await self._endpoint.tokens(
                {
                    "grant_type": "refresh_token",
                    "client_id": grant.client_id,
                    "refresh_token": grant.refresh_token,
                }
            )
        except EngineError as error:
            raise await self._not_renewed(grant, error) from error
        return await self._keep_pair(grant, pair)

    async def _sign_again(self, grant: Grant) -> Tokens:
        try:
            return await jwt.fetch(self._endpoint, grant)
        except ConfigError as error:
            raise EngineError(Cause.CONFIGURATION, error.message) from error

    async def _not_renewed(self, grant: Grant, error: EngineError) -> EngineError:
        """What a failed renewal means for the refresh token: untouched, refused for good, or perhaps spent."""
        if not error.facts.get("used", True):
            await self._keep(grant)
            return error
        return await self._end(grant, Ending.REFUSED if error.code == Cause.AUTH else Ending.INTERRUPTED)

    async def _end(self, grant: Grant, ending: Ending) -> EngineError:
        _log.warning("signed out", extra={"code": ending.value, "host": self._endpoint.audience})
        await self._keep(replace(grant, refresh_token="", spending="", ended=ending))  # the access token may live on
        return self._signed_out(ending)

    async def _keep_pair(self, grant: Grant, pair: Tokens) -> Grant:
        renewed = grant.with_tokens(pair)
        await self._keep(renewed)
        return renewed

    async def _keep(self, grant: Grant) -> None:
        await self._secrets.set(self._name, grant.to_secret())
        self._grant = grant

    async def _load(self) -> Grant:
        secret = await self._secrets.get(self._name)
        grant = from_secret(secret, self._endpoint.base_url) if secret else None
        if grant is None:
            raise self._signed_out(None)
        self._grant = grant
        return grant

    def _signed_out(self, ending: Ending | None) -> EngineError:
        sentence = _SENTENCES[ending].format(host=self._endpoint.audience)
        return EngineError(Cause.AUTH, sentence, signed_out=ending.value if ending else "no_token")


def _look_at(task: asyncio.Task[Grant]) -> None:
    """Take note of how it ended, so that a renewal nobody waits for any more does not end as an unseen error."""
    if not task.cancelled() and (error := task.exception()) and not isinstance(error, AppError):
        _log.error("renewal broke", extra={"code": type(error).__name__})
