"""Connecting Coze, as a dialog shows it: what is set, what is being done, what the person is asked to do, what came."""

from dataclasses import dataclass, replace
from enum import StrEnum

from desktop_cs.domain.connection import Connection, ConnectionWish, Invitation, PermissionCheck
from desktop_cs.errors import AppError
from desktop_cs.viewmodels.observable import Observable
from desktop_cs.viewmodels.ports import Desk


class Doing(StrEnum):
    """What is under way."""

    NOTHING = "nothing"
    CONNECTING = "connecting"
    TESTING = "testing"
    SIGNING_OUT = "signing_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectingState:
    """`connection` is None until it was read; `done` is what ended well last."""

    connection: Connection | None = None
    doing: Doing = Doing.NOTHING
    done: Doing = Doing.NOTHING
    invitation: Invitation | None = None
    checks: tuple[PermissionCheck, ...] = ()
    error: AppError | None = None


class Connecting:
    """One thing at a time; cancelling a task leaves the state as if nothing had been asked."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.state: Observable[ConnectingState] = Observable(ConnectingState())

    async def load(self) -> None:
        """Read what is set; what came of earlier doings is forgotten."""
        self.state.set(ConnectingState(connection=await self._desk.connection()))

    async def connect(self, wish: ConnectionWish) -> None:
        """Sign in where that is wished, and use the account."""
        self._begin(Doing.CONNECTING)
        try:
            connection = await self._desk.connect(wish, self._invited)
            self._end(connection=connection)
        except AppError as error:
            self._set(error=error)
        finally:
            self._set(doing=Doing.NOTHING, invitation=None)

    async def sign_out(self) -> None:
        """Forget the tokens on this machine."""
        self._begin(Doing.SIGNING_OUT)
        try:
            self._end(connection=await self._desk.disconnect())
        except AppError as error:
            self._set(error=error)
        finally:
            self._set(doing=Doing.NOTHING)

    async def test(self) -> None:
        """Use each permission once."""
        self._begin(Doing.TESTING)
        try:
            self._end(checks=await self._desk.examine_connection())
        except AppError as error:
            self._set(error=error)
        finally:
            self._set(doing=Doing.NOTHING)

    def _begin(self, doing: Doing) -> None:
        self._set(doing=doing, done=Doing.NOTHING, error=None, checks=(), invitation=None)

    def _end(self, **changes: object) -> None:
        self._set(done=self.state.value.doing, **changes)

    def _invited(self, invitation: Invitation) -> None:
        self._set(invitation=invitation)

    def _set(self, **changes: object) -> None:
        self.state.set(replace(self.state.value, **changes))  # type: ignore[arg-type]
