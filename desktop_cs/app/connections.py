"""The line to Coze: from the demo, from the environment, or from the settings with a token out of the keyring."""

import os
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from desktop_cs.coze.auth.endpoint import OAuthEndpoint
from desktop_cs.coze.auth.grant import SecretStore
from desktop_cs.coze.auth.tokens import KeptTokens
from desktop_cs.coze.config import CozeConfig, NluWay, TokenSource, checked_base_url
from desktop_cs.coze.conversations import ConversationStore
from desktop_cs.coze.door.door import Door
from desktop_cs.coze.door.keeper import Doorkeeper
from desktop_cs.coze.engine import CozeEngine
from desktop_cs.coze.limits import CallCounter, Plan
from desktop_cs.coze.transport import Transport
from desktop_cs.domain.engine import Cause
from desktop_cs.domain.usage import CallUsage
from desktop_cs.errors import EngineError
from desktop_cs.settings.schema import CozeSettings

_NOT_CONFIGURED = "Coze is not connected. Enter address, bot and token in the settings, or go on working offline."


class FixedToken:
    """A token that was handed in."""

    def __init__(self, token: str) -> None:
        self._token = token

    async def token(self) -> str:
        """That token."""
        return self._token


def is_named(settings: CozeSettings, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the environment or the settings name a server."""
    return bool(environment.get("COZE_API_BASE")) or settings.is_complete


class CozeLine:
    """A configured connection, or the absence of one. `open` it before use."""

    def __init__(self, config: CozeConfig | None, tokens: TokenSource | None) -> None:
        self._config = config
        self._tokens = tokens
        self._transport: Transport | None = None
        self._engine: CozeEngine | None = None
        self._former: list[CozeEngine] = []  # turns that run on them come to their end

    @classmethod
    def to(
        cls,
        *,
        base_url: str,
        tokens: TokenSource,
        bot_id: str = "",
        workflow_id: str = "",
        own_hosts: Collection[str] = (),
        plan: Plan = Plan.FREE,
    ) -> "CozeLine":
        """A line to an address on this machine, on one of Coze's hosts or `own_hosts`; `ConfigError` for any other."""
        checked = checked_base_url(base_url, own_hosts=own_hosts, allow_loopback=True)
        return cls(CozeConfig(base_url=checked, bot_id=bot_id, workflow_id=workflow_id, plan=plan), tokens)

    @classmethod
    def found(
        cls,
        settings: CozeSettings,
        secrets: SecretStore,
        keeper: Doorkeeper,
        environment: Mapping[str, str] = os.environ,
    ) -> "CozeLine":
        """The line named by `COZE_API_BASE` and its siblings, else by the settings, else none."""
        if base := environment.get("COZE_API_BASE"):
            token = environment.get("COZE_API_TOKEN", "")
            checked = checked_base_url(base, allow_loopback=True)
            return cls.to(
                base_url=base,
                bot_id=environment.get("COZE_BOT_ID", ""),
                workflow_id=environment.get("COZE_WORKFLOW_ID", ""),
                tokens=FixedToken(token) if token else _kept(secrets, checked, keeper),
            )
        if settings.is_complete:
            base = checked_base_url(settings.base_url, own_hosts=settings.own_hosts)
            return cls(_configured(settings, base, settings.bot_id, settings.workflow_id), _kept(secrets, base, keeper))
        return cls(None, None)

    @classmethod
    def second(cls, settings: CozeSettings, secrets: SecretStore, keeper: Doorkeeper) -> "CozeLine":
        """The line to turn to while the first does not answer, or none."""
        if not settings.has_second:
            return cls(None, None)
        base = checked_base_url(settings.second_base_url, own_hosts=settings.own_hosts)
        config = _configured(settings, base, settings.second_bot_id, settings.second_workflow_id)
        return cls(config, _kept(secrets, base, keeper))

    def patient(self, seconds: float) -> "CozeLine":
        """The same line with that long for each call, for checks that nobody's customer waits for."""
        config = replace(self._config, understand_s=seconds, compose_s=seconds) if self._config else None
        return CozeLine(config, self._tokens)

    @property
    def is_configured(self) -> bool:
        """Whether there is anything to call."""
        return self._config is not None

    @property
    def bot_id(self) -> str:
        """The bot that replies."""
        return self._config.bot_id if self._config else ""

    @property
    def workflow_id(self) -> str:
        """The workflow that understands, or nothing."""
        return self._config.workflow_id if self._config else ""

    @property
    def base_url(self) -> str:
        """The server's address, or nothing."""
        return self._config.base_url if self._config else ""

    @property
    def host(self) -> str:
        """Host and port, or nothing."""
        return self._config.host if self._config else ""

    def turn_to(self, other: "CozeLine") -> None:
        """Lead where `other` leads, from the next call on; `open` it again afterwards."""
        if self._engine is not None:
            self._former.append(self._engine)
        self._config, self._tokens = other._config, other._tokens
        self._transport, self._engine = None, None

    def open(
        self,
        conversations: ConversationStore,
        known_intents: Callable[[], Collection[str]],
        threshold: Callable[[], float],
        keeper: Doorkeeper,
        counter: CallCounter | None = None,
    ) -> None:
        """Make the engine; nothing is connected yet."""
        if self._config is not None and self._tokens is not None:
            config = self._config
            door = Door(config.base_url, keeper, connect_s=config.connect_s, silence_s=config.silence_s)
            self._transport = Transport(config, self._tokens, door, counter=counter)
            self._engine = CozeEngine(
                config=self._config,
                transport=self._transport,
                conversations=conversations,
                known_intents=known_intents,
                threshold=threshold,
            )

    async def ready(self) -> None:
        """Fetch the token ahead of the first message: keyrings can be slow. `EngineError` where nobody is signed in."""
        if self._tokens is not None:
            await self._tokens.token()

    def forget_token(self) -> None:
        """The token was refused: look for another one before the next request."""
        if isinstance(self._tokens, KeptTokens):
            self._tokens.forget()

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
        for engine in (*self._former, self._engine):
            if engine is not None:
                await engine.aclose()


def _configured(settings: CozeSettings, base_url: str, bot_id: str, workflow_id: str) -> CozeConfig:
    return CozeConfig(
        base_url=base_url,
        bot_id=bot_id,
        workflow_id=workflow_id,
        nlu=NluWay(settings.nlu),
        intent_names=settings.intent_names,
        project_key=settings.project_key,
        plan=Plan(settings.plan),
    )


def _kept(secrets: SecretStore, base_url: str, keeper: Doorkeeper) -> KeptTokens:
    return KeptTokens(secrets, OAuthEndpoint(base_url, keeper))
