"""Keyring back ends for tests: one in memory, one that fails, one that waits for a prompt.

Each needs an argument to be made, so that keyring, which tries every subclass it knows, cannot choose one by itself.
"""

import threading

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError


class MemoryKeyring(KeyringBackend):
    """Works, and forgets when the test ends."""

    priority = 1

    def __init__(self, kept: dict[tuple[str, str], str]) -> None:
        super().__init__()
        self.kept = kept

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError("not found")
        del self.kept[service, username]


class FailingKeyring(MemoryKeyring):
    """Raises `error` while it is set."""

    def __init__(self, error: Exception | None) -> None:
        super().__init__({})
        self.error = error

    def get_password(self, service: str, username: str) -> str | None:
        self._fail()
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self._fail()
        super().set_password(service, username, password)

    def _fail(self) -> None:
        if self.error is not None:
            raise self.error


class PromptingKeyring(MemoryKeyring):
    """Blocks until `answered` is set, as a password prompt does; `calls` counts who came in."""

    def __init__(self, kept: dict[tuple[str, str], str]) -> None:
        super().__init__(kept)
        self.answered = threading.Event()
        self.calls = 0

    def get_password(self, service: str, username: str) -> str | None:
        self.calls += 1
        self.answered.wait()
        return super().get_password(service, username)
