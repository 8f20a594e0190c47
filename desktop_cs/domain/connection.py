"""Connecting a profile to a Coze account: what is set, what somebody wishes, and what a test of it found."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum


class Way(StrEnum):
    """How somebody signs in."""

    TOKEN = "pat"  # noqa: S105 - a name
    BROWSER = "pkce"
    DEVICE = "device"
    SERVICE_ACCOUNT = "jwt"


class Understander(StrEnum):
    """What understands messages on the side of Coze."""

    WORKFLOW = "workflow"
    INTENT_NODE = "intent_node"
    PREDICT = "predict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The ids of an account's bot and workflow, and how its workflow answers."""

    base_url: str = ""
    bot_id: str = ""
    workflow_id: str = ""
    client_id: str = ""  # of the OAuth app that people sign in with
    understander: Understander = Understander.WORKFLOW
    intent_names: tuple[str, ...] = ()  # the intent node's, in its order
    project_key: str = ""  # for servers with the compact contract


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """What is set now. `can_change` is false where the environment or the demo has chosen the account."""

    account: Account
    is_signed_in: bool = False
    can_change: bool = True
    keyring_works: bool = True
    has_service_accounts: bool = False

    @property
    def can_test(self) -> bool:
        """Whether there is anything to test."""
        return self.is_signed_in and bool(self.account.base_url and self.account.bot_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectionWish:
    """What shall be set from now on; without a `way` the sign-in stays as it is."""

    account: Account
    way: Way | None = None
    token: str = field(default="", repr=False)
    key_id: str = ""
    key_file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """What the person is asked to do meanwhile: open `link`, and confirm `code` there where there is one."""

    link: str
    code: str = ""


Invite = Callable[[Invitation], None]


class Grade(StrEnum):
    """How the use of a permission went."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True, kw_only=True)
class PermissionCheck:
    """One permission, `account`, `chat` or `workflow`, really used once. `code` says why it is not ok: a cause's code,
    `skipped` after an earlier failure, `not_set` without a workflow."""

    name: str
    grade: Grade
    code: str = ""
