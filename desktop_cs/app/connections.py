"""The line to Coze: from the demo, from the environment, or from the settings with a token out of the keyring."""

import os
from collections.abc import Callable, Collection, Mapping
from typing import Protocol

from desktop_cs.coze.config import CozeConfig, NluWay, TokenSource, checked_base_url
from desktop_cs.coze.conversations import ConversationStore
from desktop_cs.coze.engine import CozeEngine
from desktop_cs.coze.limits import CallCounter, Plan
from desktop_cs.coze.transport import Transport
from desktop_cs.domain.engine import Cause
from desktop_cs.domain.usage import CallUsage
from desktop_cs.errors import EngineError
from desktop_cs.settings.schema import CozeSettings

_NOT_CONFIGURED = "Coze is not connected. Enter address, bot and token in the settings, or go on working offline."


class SecretStore(Protocol):
    """Where tokens are kept."""

    async def get(self, name: str) -> str | None:
        """The secret of that name."""
        ...


class FixedToken:
    """A token that was handed in."""

    def __init__(self, token: str) -> None:
        self._token = token

    async def token(self) -> str:
        """That token."""
        return self._token


class KeptToken:
    """The token that the keyring holds for a base URL."""

    def __init__(self, secrets: SecretStore, base_url: str) -> None:
        self._secrets = secrets
        self._name = token_name(base_url)

    async def token(self) -> str:
        """The token, or `EngineError(auth)`."""
        found = await self._secrets.get(self._name)
        if not found:
            raise EngineError(Cause.AUTH, "No Coze token is stored. Sign in again in the settings.")
        return found


def token_name(base_url: str) -> str:
    """Under which name the keyring keeps the token for a base URL."""
    return f"coze-token {base_url}"


class CozeLine:
    """A configured connection, or the absence of one. `open` it before use."""

    def __init__(self, config: CozeConfig | None, tokens: TokenSource | None) -> None:
        self._config = config
        self._tokens = tokens
        self._transport: Transport | None = None
        self._engine: CozeEngine | None = None

    @classmethod
    def to(cls, *, base_url: str, bot_id: str, workflow_id: str, tokens: TokenSource) -> "CozeLine":
        """A line to an address on this machine or on one of Coze's hosts; `ConfigError` for any other."""
        checked = checked_base_url(base_url, allow_loopback=True)
        return cls(CozeConfig(base_url=checked, bot_id=bot_id, workflow_id=workflow_id), tokens)

    @classmethod
    def found(
        cls, settings: CozeSettings, secrets: SecretStore, environment: Mapping[str, str] = os.environ
    ) -> "CozeLine":
        """The line named by `COZE_API_BASE` and its siblings, else by the settings, else none."""
        if base := environment.get("COZE_API_BASE"):
            token = environment.get("COZE_API_TOKEN", "")
            return cls.to(
                base_url=base,
                bot_id=environment.get("COZE_BOT_ID", ""),
                workflow_id=environment.get("COZE_WORKFLOW_ID", ""),
                tokens=FixedToken(token) if token else KeptToken(secrets, checked_base_url(base, allow_loopback=True)),
            )
        if settings.is_complete:
            base = checked_base_url(settings.base_url, own_hosts=settings.own_hosts)
            config = CozeConfig(
                base_url=base,
                bot_id=settings.bot_id,
                workflow_id=settings.workflow_id,
                nlu=NluWay(settings.nlu),
                intent_names=settings.intent_names,
                project_key=settings.project_key,
                plan=Plan(settings.plan),
            )
            return cls(config, KeptToken(secrets, base))
        return cls(None, None)

    @property
    def is_configured(self) -> bool:
        """Whether there is anything to call."""
        return self._config is not None

    @property
    def host(self) -> str:
        """Host and port, or nothing."""
        return self._config.host if self._config else ""

    def open(
        self,
        conversations: ConversationStore,
        known_intents: Callable[[], Collection[str]],
        threshold: Callable[[], float],
        counter: CallCounter | None = None,
    ) -> None:
        """Make the engine; nothing is connected yet."""
        if self._config is not None and self._tokens is not None:
            self._transport = Transport(self._config, self._tokens, counter=counter)
            self._engine = CozeEngine(
                config=self._config,
                transport=self._transport,
                conversations=conversations,
                known_intents=known_intents,
                threshold=threshold,
            )

    def engine(self) -> CozeEngine:
        """The engine; `EngineError(not_configured)` without one."""
        if self._engine is None:
            raise EngineError(Cause.NOT_CONFIGURED, _NOT_CONFIGURED)
        return self._engine

    async def usage(self) -> CallUsage | None:
        """How many calls the account has answered, against its plan; None where nobody counts."""
        return await self._transport.usage() if self._transport else None

    async def probe(self) -> None:
        """Ask whether Coze answers again; `EngineError` where it does not."""
        await self.engine().probe()

    async def aclose(self) -> None:
        """Close the connections."""
        if self._engine is not None:
            await self._engine.aclose()
