"""Every setting, declared once: type, default, limits. Secrets are not settings; they live in the keyring."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

VERSION = 1
MOST_SESSION_MINUTES = 24 * 60


class CozeSettings(BaseModel):
    """Where the owner's Coze bot lives. The token is kept in the keyring under the base URL."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    base_url: str = ""
    bot_id: str = ""
    workflow_id: str = ""
    client_id: str = ""  # of the OAuth app that people sign in with
    second_base_url: str = ""  # asked while the first does not answer
    second_bot_id: str = ""
    second_workflow_id: str = ""
    own_hosts: tuple[str, ...] = ()  # self-hosted servers the token may be sent to
    nlu: Literal["workflow", "intent_node", "predict"] = "workflow"
    intent_names: tuple[str, ...] = ()  # the intent node's, in its order
    project_key: str = ""  # for servers with the compact contract
    plan: Literal["free", "pro", "team", "enterprise"] = "free"

    @property
    def is_complete(self) -> bool:
        """Whether replies can be asked for."""
        return bool(self.base_url and self.bot_id)

    @property
    def has_second(self) -> bool:
        """Whether there is a second region or server to turn to."""
        return bool(self.second_base_url and self.second_bot_id)


class Settings(BaseModel):
    """The settings of one profile."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    version: int = VERSION
    language: Literal["auto", "zh_CN", "en"] = "auto"
    theme: Literal["system", "light", "dark"] = "system"
    threshold: float = Field(default=0.565, ge=0.0, le=1.0)
    session_minutes: int = Field(default=30, ge=1, le=MOST_SESSION_MINUTES)
    nlu_budget_s: float = Field(default=1.5, gt=0.0, le=60.0)
    guard_reply: str = Field(default="亲亲，换个问法吧", min_length=1, max_length=500)
    offline_by_choice: bool = False
    keep_days: int = Field(default=0, ge=0, le=36_500)  # of silence until a session is forgotten; 0 for never
    coze: CozeSettings = CozeSettings()
