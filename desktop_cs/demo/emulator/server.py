"""Runs the emulator on a loopback socket in its own thread, with a plug that can be pulled for real."""

import asyncio
import os
import socket
import threading
from collections.abc import Coroutine
from typing import Any

import uvicorn
from starlette.types import Scope
from uvicorn.protocols.http.h11_impl import H11Protocol

from desktop_cs.demo.emulator.app import EmulatorApp
from desktop_cs.demo.emulator.brain import Brain, BrainKnowledge
from desktop_cs.demo.emulator.faults import FAULTS, FaultSwitch
from desktop_cs.demo.emulator.state import Address, EmulatorState, Mode, ReceivedRequest
from desktop_cs.errors import DemoError

NATURAL_DELAY_S = 0.025  # between pieces of an answer, about as a real bot types
_HOST = "127.0.0.1"
_WAIT_S = 10.0


class _Sockets:
    """The open connections of a uvicorn server."""

    def __init__(self) -> None:
        self.server: uvicorn.Server | None = None

    def abort(self, scope: Scope) -> None:
        """Drop the connection of a request."""
        self._abort_where(client=scope["client"])

    def abort_all(self) -> None:
        """Drop every connection."""
        self._abort_where(client=None)

    def count(self) -> int:
        """How many are open."""
        return len(self.server.server_state.connections) if self.server else 0

    def _abort_where(self, *, client: tuple[str, int] | None) -> None:
        for connection in list(self.server.server_state.connections) if self.server else ():
            if isinstance(connection, H11Protocol) and client in (None, connection.client):
                connection.transport.abort()


class EmulatorServer:
    """One emulated Coze server. `start` and `stop` it once; pull and put back its plug as often as you like.

    All methods may be called from any thread and block for a few milliseconds. `port` 0 takes a free one.
    """

    def __init__(
        self,
        knowledge: BrainKnowledge,
        *,
        mode: Mode = Mode.CLOUD,
        port: int = 0,
        seed: int = 1,
        delay_s: float = NATURAL_DELAY_S,
        fault: str | None = None,
    ) -> None:
        self._state = EmulatorState(seed=seed, mode=mode)
        self._faults = self._checked_faults(fault)
        self._sockets = _Sockets()
        app = EmulatorApp(self._state, Brain(knowledge), self._faults, self._sockets, delay_s=delay_s)
        config = uvicorn.Config(
            app,
            http="h11",
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            callback_notify=self._notify,
            timeout_notify=0,
        )
        self._server = self._sockets.server = uvicorn.Server(config)
        self._thread: threading.Thread | None = None
        self._started = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._port = port
        self._is_plugged = False

    @property
    def mode(self) -> Mode:
        """Which server family is emulated."""
        return self._state.mode

    @property
    def is_plugged(self) -> bool:
        """Whether the emulator listens."""
        return self._is_plugged

    def start(self) -> Address:
        """Listen. Raises `DemoError` where the port is taken."""
        listener = _listen(self._port)
        self._port = listener.getsockname()[1]
        self._thread = threading.Thread(target=self._run, args=(listener,), name="coze-emulator", daemon=True)
        self._thread.start()
        if not self._started.wait(_WAIT_S):
            raise DemoError("emulator_start", "The Coze emulator did not start in time. Try again.")
        self._is_plugged = True
        return self.address()

    def address(self) -> Address:
        """Where it is and what it must be asked with."""
        base_url = f"http://{_HOST}:{self._port}"
        return Address(base_url, self._state.token, self._state.bot_id, self._state.workflow_id)

    def stop(self) -> None:
        """Drop all connections and end the thread."""
        if self._thread is None or not self._thread.is_alive():
            return
        self.unplug()
        self._server.force_exit = True
        self._server.should_exit = True
        self._thread.join(_WAIT_S)

    def unplug(self) -> None:
        """Close the listening socket and drop all connections: streams break off, new calls are refused."""
        if self._is_plugged:
            self._is_plugged = False
            self._in_thread(self._close_everything())

    def plug(self) -> None:
        """Listen again on the same port. Raises `DemoError` where another program has taken it meanwhile."""
        if not self._is_plugged:
            self._in_thread(self._server.startup(sockets=[_listen(self._port)]))
            self._is_plugged = True

    def set_fault(self, name: str | None, times: int | None = None, path: str = "/") -> None:
        """Turn a fault on for the next `times` requests to paths that begin with `path`, or off with None."""
        self._faults.set(name, times, path)

    def requests(self) -> tuple[ReceivedRequest, ...]:
        """What was received, oldest first, with exact bodies."""
        return tuple(self._state.requests.copy())

    def forget_conversations(self) -> None:
        """Lose all conversations, as servers do in time."""
        self._state.forget_conversations()

    def open_connections(self) -> int:
        """How many connections are open now."""
        return self._sockets.count()

    def started_chats(self) -> int:
        """How many chats were taken up since the conversations were last lost."""
        return len(self._state.chats)

    def running_chats(self) -> int:
        """How many chats still write."""
        return sum(chat.is_running for chat in list(self._state.chats.values()))

    @staticmethod
    def _checked_faults(fault: str | None) -> FaultSwitch:
        try:
            return FaultSwitch(fault)
        except ValueError as error:
            raise DemoError("emulator_fault", f"There is no such fault. Choose one of: {', '.join(FAULTS)}.") from error

    def _run(self, listener: socket.socket) -> None:
        with asyncio.Runner() as runner:
            runner.run(self._serve(listener))

    async def _serve(self, listener: socket.socket) -> None:
        self._loop = asyncio.get_running_loop()
        await self._server.serve(sockets=[listener])

    async def _notify(self) -> None:
        """Called by uvicorn once it has begun to accept, and every second from then on."""
        self._started.set()

    async def _close_everything(self) -> None:
        for server in self._server.servers:
            server.close()
        self._sockets.abort_all()
        await asyncio.sleep(0)  # lets the sockets really close before anyone looks

    def _in_thread(self, work: Coroutine[Any, Any, None]) -> None:
        assert self._loop is not None  # noqa: S101 - started before
        asyncio.run_coroutine_threadsafe(work, self._loop).result(_WAIT_S)


def _listen(port: int) -> socket.socket:
    # asyncio turns Nagle's delay of 40 ms off only on sockets that name their protocol.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name == "posix":  # elsewhere the option would let two programs share the port
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((_HOST, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        message = f"Port {port} of this machine cannot be used for the Coze emulator. Choose another with --port."
        raise DemoError("emulator_port", message) from error
    listener.setblocking(False)
    return listener
