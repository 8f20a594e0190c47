"""Secrets in the operating system's keyring: the Coze token, and what opens the sealed database.

The only file that imports keyring. A keyring call can block on a prompt that nobody answers, so it runs in a thread of
its own under a time limit. Where no keyring answers, a secret is kept in memory for this run, never in a file.
"""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

import keyring
from keyring.backend import KeyringBackend
from keyring.core import recommended
from keyring.errors import InitError, KeyringLocked, NoKeyringError

from desktop_cs.errors import PrivacyError

SERVICE = "desktop-cs"
T = TypeVar("T")


class Secrets:
    """Named secrets of this user. Call it from one event loop; calls are answered in turn."""

    def __init__(self, backend: KeyringBackend | None = None, *, timeout_s: float = 5.0) -> None:
        self._backend = backend
        self._timeout_s = timeout_s
        self._memory: dict[str, str] = {}
        self._turn = asyncio.Lock()
        self._last: Future[Any] | None = None
        self.backend_name = ""  # module and class of the keyring in use, once it was asked
        self.trouble: PrivacyError | None = None  # why the keyring did not do the last thing asked of it

    @property
    def persistent(self) -> bool:
        """Whether what was set outlives this run; false also means that the screen should say why (`trouble`)."""
        return self.trouble is None and not self._memory

    async def get(self, name: str) -> str | None:
        """A secret. None where there is none, or where the keyring does not answer: then `trouble` is set."""
        if name in self._memory:
            return self._memory[name]
        try:
            secret = await self._ask(lambda ring: ring.get_password(SERVICE, name))
        except PrivacyError as trouble:
            self.trouble = trouble
            return None
        self.trouble = None
        return secret

    async def set(self, name: str, secret: str) -> None:
        """Keep a secret: in the keyring, or for this run only where that fails (`trouble` says how)."""
        try:
            await self._ask(lambda ring: ring.set_password(SERVICE, name, secret))
        except PrivacyError as trouble:
            self.trouble = trouble
            self._memory[name] = secret
        else:
            self.trouble = None
            self._memory.pop(name, None)

    async def keep(self, name: str, secret: str) -> None:
        """Keep a secret in the keyring, read back to be sure. Raises `PrivacyError` where that fails: it is one that
        must not live in memory alone."""

        def put(ring: KeyringBackend) -> bool:
            ring.set_password(SERVICE, name, secret)
            return ring.get_password(SERVICE, name) == secret

        if not await self._ask(put):
            raise _trouble("keyring_failed")

    async def delete(self, name: str) -> None:
        """Forget a secret; one that does not exist is forgotten already. Raises `PrivacyError` where it may live on."""
        self._memory.pop(name, None)

        def forget(ring: KeyringBackend) -> None:
            if ring.get_password(SERVICE, name) is not None:
                ring.delete_password(SERVICE, name)

        try:
            await self._ask(forget)
        except PrivacyError as trouble:
            self.trouble = trouble
            if trouble.code != "keyring_missing":
                raise
        else:
            self.trouble = None

    async def _ask(self, work: Callable[[KeyringBackend], T]) -> T:
        async with self._turn:
            if self._last is not None and not self._last.done():
                raise _trouble("keyring_silent")  # an earlier prompt is still open
            self._last = answer = Future[T]()
            # A daemon: a prompt that is never answered must not keep the program from ending.
            threading.Thread(target=self._answer, args=(answer, work), name="keyring", daemon=True).start()
            try:
                return await asyncio.wait_for(asyncio.wrap_future(answer), self._timeout_s)
            except TimeoutError:
                raise _trouble("keyring_silent") from None

    def _answer(self, answer: Future[T], work: Callable[[KeyringBackend], T]) -> None:
        """Do the work, in the thread."""
        answer.set_running_or_notify_cancel()
        try:
            answer.set_result(work(self._ring()))
        except PrivacyError as trouble:
            answer.set_exception(trouble)
        except (KeyringLocked, InitError):
            answer.set_exception(_trouble("keyring_locked"))
        except NoKeyringError:
            answer.set_exception(_trouble("keyring_missing"))
        except Exception as error:  # noqa: BLE001 - the thread's door; back ends raise what they like
            answer.set_exception(_trouble("keyring_failed", error=type(error).__name__))

    def _ring(self) -> KeyringBackend:
        ring = self._backend or keyring.get_keyring()
        self.backend_name = f"{type(ring).__module__}.{type(ring).__qualname__}"
        if not recommended(ring):  # the null back end, or one that writes plain files
            raise _trouble("keyring_missing")
        return ring


_SENTENCES = {
    "keyring_missing": "This machine has no keyring, so secrets are kept for this run only. "
    "Set up the system's keyring, or give the token by COZE_API_TOKEN.",
    "keyring_locked": "The keyring is locked, so secrets are kept for this run only. Unlock it and try again.",
    "keyring_silent": "The keyring does not answer, so secrets are kept for this run only. "
    "Look for an open password prompt, answer it and try again.",
    "keyring_failed": "The keyring refused, so secrets are kept for this run only. Check the system's keyring.",
}


def _trouble(code: str, **facts: str) -> PrivacyError:
    return PrivacyError(code, _SENTENCES[code], retryable=code != "keyring_missing", **facts)
