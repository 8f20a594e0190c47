"""The way in: what the window shows before a shut or new profile, and that each way through it opens the real thing."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from fakes_keyring import FailingKeyring, MemoryKeyring, PromptingKeyring
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked
from opened_window import Run
from PySide6.QtWidgets import QLabel, QLineEdit
from sealed import PASSPHRASE, SECRET, changes_of, got, in_the_clear, put, seal_of, sealed_profile

from desktop_cs.app.door import ProfileDoor
from desktop_cs.domain.sealing import SealState
from desktop_cs.privacy import recovery
from desktop_cs.ui.lock.entering import enter
from desktop_cs.ui.lock.entrance_page import EntrancePage
from desktop_cs.ui.lock.panels import CodePanel, Panel, PassphrasePanel, ShutPanel
from desktop_cs.ui.main_window import MainWindow
from desktop_cs.ui.theme import Theme

Act = Callable[["Visitor"], Awaitable[None]]


class Visitor:
    """Somebody before the door, with the window in front of them."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    async def sees(self, kind: type[Panel]) -> Panel:
        while True:
            page = self.window.findChild(EntrancePage)
            if page is not None and isinstance(page.panel, kind) and page.panel.isEnabled():
                return page.panel
            await asyncio.sleep(0.002)

    async def told(self, panel: Panel) -> str:
        while panel.outcome.isHidden() or not panel.isEnabled():
            await asyncio.sleep(0.002)
        return panel.outcome.text()

    async def shut(self) -> ShutPanel:
        panel = await self.sees(ShutPanel)
        assert isinstance(panel, ShutPanel)
        return panel

    async def asked(self) -> PassphrasePanel:
        panel = await self.sees(PassphrasePanel)
        assert isinstance(panel, PassphrasePanel)
        return panel

    async def prove(self) -> str:
        panel = await self.sees(CodePanel)
        assert isinstance(panel, CodePanel)
        code = panel.code.text().replace("\n", "-")
        panel.group.line.setText("nonsense")
        panel.act.click()
        assert "not group" in await self.told(panel)
        number = int(next(sign for sign in panel.group.line.accessibleName() if sign.isdigit()))
        panel.group.line.setText(code.split("-")[number - 1].lower())
        panel.act.click()
        return code


@pytest.fixture
def visit(run: Run, theme: Theme, tmp_path: Path) -> Callable[..., ProfileDoor]:
    """Goes to the door of a profile on a machine with this keyring, and does what `act` does."""

    def go(act: Act | None, ring: KeyringBackend | None = None, timeout_s: float = 1.0) -> ProfileDoor:
        door = ProfileDoor(seal_of(tmp_path, ring, timeout_s=timeout_s))

        async def inside() -> None:
            window = MainWindow(theme)
            try:
                acting = asyncio.create_task(act(Visitor(window))) if act is not None else None  # type: ignore[arg-type]
                await enter(window, door)
                if acting is not None:
                    await acting
                assert window.isVisible() == (act is not None)
            finally:
                window.hide()
                window.deleteLater()

        run(inside())
        return door

    return go


def facts(folder: Path) -> object:
    return asyncio.run(seal_of(folder).look())[0]


def test_a_keyring_that_answers_lets_in_without_a_word(visit: Callable[..., ProfileDoor], tmp_path: Path) -> None:
    ring = MemoryKeyring({})
    key = asyncio.run(sealed_profile(tmp_path, ring))
    asyncio.run(changes_of(tmp_path).set_recovery(key, recovery.new_code()))
    assert visit(None, ring).profile.access.key == key


def test_a_new_profile_is_sealed_by_the_keyring_and_gets_its_code(
    visit: Callable[..., ProfileDoor], tmp_path: Path
) -> None:
    codes: list[str] = []

    async def act(visitor: Visitor) -> None:
        codes.append(await visitor.prove())

    door = visit(act, MemoryKeyring({}))
    assert door.profile.access.key is not None
    assert asyncio.run(changes_of(tmp_path).by_recovery(codes[0])) == door.profile.access.key
    assert in_the_clear(tmp_path, codes[0]) == []


def test_without_a_keyring_a_passphrase_is_chosen(visit: Callable[..., ProfileDoor], tmp_path: Path) -> None:
    async def act(visitor: Visitor) -> None:
        panel = await visitor.asked()
        assert not panel.act.isEnabled()
        for field in (panel.passphrase.first, panel.passphrase.second):
            assert field.line.echoMode() is QLineEdit.EchoMode.Password
            field.line.setText("short")
        panel.act.click()
        assert "too short" in await visitor.told(panel)
        panel.passphrase.first.line.setText(PASSPHRASE)
        assert not panel.act.isEnabled()
        panel.passphrase.second.line.setText(PASSPHRASE)
        panel.act.click()
        code = await visitor.sees(CodePanel)
        assert isinstance(code, CodePanel)
        code.later.click()

    key = visit(act).profile.access.key
    assert asyncio.run(changes_of(tmp_path).by_passphrase(PASSPHRASE)) == key


def test_no_encryption_is_a_button_that_is_remembered(visit: Callable[..., ProfileDoor], tmp_path: Path) -> None:
    async def act(visitor: Visitor) -> None:
        (await visitor.asked()).others[0].click()

    assert visit(act).profile.access.key is None
    assert facts(tmp_path).state is SealState.UNSEALED  # type: ignore[attr-defined]
    assert visit(None).profile.access.key is None


def test_a_locked_keyring_is_tried_again(visit: Callable[..., ProfileDoor], tmp_path: Path) -> None:
    ring = FailingKeyring(None)
    key = asyncio.run(sealed_profile(tmp_path, ring, PASSPHRASE))
    ring.error = KeyringLocked("locked")

    async def act(visitor: Visitor) -> None:
        panel = await visitor.shut()
        assert any("is locked. Unlock it" in label.text() for label in panel.findChildren(QLabel))
        panel.passphrase.line.setText("something else")
        panel.open.click()
        assert "does not open this profile" in await visitor.told(panel)
        ring.error = None
        panel.again.click()

    assert visit(act, ring).profile.access.key == key


def test_the_passphrase_opens_what_a_silent_keyring_does_not(visit: Callable[..., ProfileDoor], tmp_path: Path) -> None:
    ring = PromptingKeyring({})
    ring.answered.set()
    key = asyncio.run(sealed_profile(tmp_path, ring, PASSPHRASE))
    ring.answered.clear()

    async def act(visitor: Visitor) -> None:
        panel = await visitor.shut()
        assert not panel.recover.isVisible()
        panel.passphrase.line.setText(PASSPHRASE)
        panel.open.click()

    try:
        assert visit(act, ring, timeout_s=0.05).profile.access.key == key
    finally:
        ring.answered.set()


def test_the_recovery_code_opens_and_leaves_a_new_lock(visit: Callable[..., ProfileDoor], tmp_path: Path) -> None:
    code = recovery.new_code()
    key = asyncio.run(sealed_profile(tmp_path, MemoryKeyring({})))
    asyncio.run(changes_of(tmp_path).set_recovery(key, code))

    async def act(visitor: Visitor) -> None:
        panel = await visitor.shut()
        assert not panel.passphrase.isVisible()
        panel.recovery.line.setText(code[:-1] + ("2" if code[-1] != "2" else "3"))
        panel.recover.click()
        assert "slip" in await visitor.told(panel)
        panel.recovery.line.setText(code)
        panel.recover.click()
        new = await visitor.asked()
        for field in (new.passphrase.first, new.passphrase.second):
            field.line.setText(PASSPHRASE)
        new.act.click()

    assert visit(act).profile.access.key == key
    assert asyncio.run(changes_of(tmp_path).by_passphrase(PASSPHRASE)) == key


def test_a_profile_of_an_earlier_version_is_offered_its_seal(visit: Callable[..., ProfileDoor], tmp_path: Path) -> None:
    asyncio.run(put(tmp_path, None))
    ring = MemoryKeyring({})

    async def not_now(visitor: Visitor) -> None:
        (await visitor.asked()).others[1].click()

    async def now(visitor: Visitor) -> None:
        (await visitor.asked()).act.click()
        await visitor.prove()

    assert visit(not_now, ring).profile.access.key is None
    assert in_the_clear(tmp_path)
    key = visit(now, ring).profile.access.key
    assert key is not None
    assert in_the_clear(tmp_path) == []
    assert asyncio.run(got(tmp_path, key)) == SECRET


def test_it_may_be_left_as_it_is_and_is_not_offered_again(visit: Callable[..., ProfileDoor], tmp_path: Path) -> None:
    asyncio.run(put(tmp_path, None))

    async def leave(visitor: Visitor) -> None:
        (await visitor.asked()).others[0].click()

    visit(leave, MemoryKeyring({}))
    visit(None, MemoryKeyring({}))
    assert asyncio.run(got(tmp_path, None)) == SECRET


def test_who_accepts_no_encryption_is_not_asked_about_it(theme: Theme, run: Run, tmp_path: Path) -> None:
    asyncio.run(put(tmp_path, None))
    door = ProfileDoor(seal_of(tmp_path, environment={"DESKTOP_CS_UNSEALED": "1"}))

    async def inside() -> None:
        window = MainWindow(theme)
        await enter(window, door)
        assert not window.isVisible()
        window.deleteLater()

    run(inside())
