"""Secrets: in the keyring where there is one, in memory and said so where not."""

import threading

import pytest
from fakes_keyring import FailingKeyring, MemoryKeyring, PromptingKeyring
from keyring.backends.fail import Keyring as FailKeyring
from keyring.backends.null import Keyring as NullKeyring
from keyring.errors import InitError, KeyringError, KeyringLocked

from desktop_cs.errors import PrivacyError
from desktop_cs.privacy.secrets import Secrets


async def test_a_secret_goes_to_the_keyring_and_comes_back() -> None:
    ring = MemoryKeyring({})
    secrets = Secrets(ring)
    assert await secrets.get("token") is None
    await secrets.set("token", "abc")
    assert ring.kept == {("desktop-cs", "token"): "abc"}
    assert await Secrets(ring).get("token") == "abc"
    assert secrets.persistent
    assert secrets.backend_name == "fakes_keyring.MemoryKeyring"
    await secrets.delete("token")
    assert ring.kept == {}
    await secrets.delete("token")


@pytest.mark.parametrize(
    ("ring", "code"),
    [
        (FailKeyring(), "keyring_missing"),
        (NullKeyring(), "keyring_missing"),
        (FailingKeyring(KeyringLocked("locked")), "keyring_locked"),
        (FailingKeyring(InitError("no prompt")), "keyring_locked"),
        (FailingKeyring(KeyringError("no")), "keyring_failed"),
        (FailingKeyring(ConnectionRefusedError("bus")), "keyring_failed"),
    ],
)
async def test_without_a_keyring_a_secret_lives_for_this_run(ring: MemoryKeyring, code: str) -> None:
    secrets = Secrets(ring)
    assert await secrets.get("token") is None
    await secrets.set("token", "abc")
    assert await secrets.get("token") == "abc"
    assert not secrets.persistent
    assert secrets.trouble is not None
    assert secrets.trouble.code == code
    assert "abc" not in f"{secrets.trouble} {secrets.trouble.facts}"


async def test_a_keyring_that_comes_back_is_used_again() -> None:
    ring = FailingKeyring(KeyringLocked("locked"))
    secrets = Secrets(ring)
    await secrets.set("token", "abc")
    ring.error = None
    await secrets.set("token", "abc")
    assert secrets.persistent
    assert ring.kept == {("desktop-cs", "token"): "abc"}


async def test_what_may_live_on_in_a_locked_keyring_is_said() -> None:
    ring = FailingKeyring(KeyringLocked("locked"))
    with pytest.raises(PrivacyError, match="locked"):
        await Secrets(ring).delete("token")
    await Secrets(FailKeyring()).delete("token")


async def test_an_open_prompt_is_not_waited_for_nor_opened_twice() -> None:
    ring = PromptingKeyring({("desktop-cs", "token"): "abc"})
    secrets = Secrets(ring, timeout_s=0.05)
    try:
        assert await secrets.get("token") is None
        assert secrets.trouble is not None
        assert secrets.trouble.code == "keyring_silent"
        assert await secrets.get("token") is None
        assert ring.calls == 1
    finally:
        ring.answered.set()
    for thread in threading.enumerate():
        if thread.name == "keyring":
            thread.join()
    assert await secrets.get("token") == "abc"
    assert secrets.persistent


@pytest.mark.keyring
async def test_a_real_secret_service() -> None:
    secrets = Secrets()
    await secrets.set("desktop-cs-test", "abc")
    if secrets.trouble is not None:
        pytest.skip(f"no Secret Service here: {secrets.trouble.code}")
    try:
        assert await Secrets().get("desktop-cs-test") == "abc"
    finally:
        await secrets.delete("desktop-cs-test")
    assert await secrets.get("desktop-cs-test") is None
