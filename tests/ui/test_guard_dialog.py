"""How a profile is guarded: what the dialog says of its seal, masked exports, and the supervisor before raw ones."""

from pathlib import Path

import pytest
from opened_window import Opened, Play
from PySide6.QtWidgets import QFileDialog, QLineEdit

from desktop_cs.domain.sealing import SealFacts, SealState
from desktop_cs.ui.lock.fields import NamedField, NewPassphrase
from desktop_cs.ui.lock.guard_dialog import GuardDialog
from desktop_cs.ui.lock.unlock_dialog import UnlockDialog

PASSPHRASE = "thirteen red wombats"


async def opened_dialog(opened: Opened) -> GuardDialog:
    opened.page.status.sealed.click()
    await opened.until(lambda: bool(opened.page.findChildren(GuardDialog)))
    dialog = opened.page.findChildren(GuardDialog)[0]
    await opened.until(lambda: not dialog.seal.isHidden())
    return dialog


async def close(opened: Opened, dialog: GuardDialog) -> None:
    dialog.leave.click()
    await opened.settle()
    assert opened.errors == []


async def choose(opened: Opened, dialog: GuardDialog, file: Path) -> None:
    await opened.until(lambda: bool(dialog.findChildren(QFileDialog)))
    chooser = dialog.findChildren(QFileDialog)[0]
    name = chooser.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    name.setText(str(file))
    chooser.accept()


async def unlocker(opened: Opened, dialog: GuardDialog) -> UnlockDialog:
    await opened.until(lambda: bool(dialog.findChildren(UnlockDialog)))
    return dialog.findChildren(UnlockDialog)[0]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (SealFacts(state=SealState.UNSEALED), "Not sealed"),
        (SealFacts(state=SealState.SEALED, keyring="x"), "by: the keyring. There is no recovery code yet"),
        (
            SealFacts(state=SealState.SEALED, has_passphrase=True, has_recovery=True),
            "by: the passphrase · the recovery code.",
        ),
    ],
)
def test_it_says_what_opens_the_profile(morning: Play, facts: SealFacts, words: str) -> None:
    async def work(opened: Opened) -> None:
        opened.desk.safekeeping.facts = facts
        dialog = await opened_dialog(opened)
        assert words in dialog.seal.text()
        await close(opened, dialog)

    morning(work)


def test_a_masked_export_asks_for_a_file_alone(morning: Play, tmp_path: Path) -> None:
    async def work(opened: Opened) -> None:
        dialog = await opened_dialog(opened)
        dialog.masked.click()
        await choose(opened, dialog, tmp_path / "talks.jsonl")
        await opened.until(lambda: not dialog.outcome.isHidden())
        assert dialog.outcome.text() == "12 message(s) written: talks.jsonl"
        assert opened.desk.safekeeping.exports == [(tmp_path / "talks.jsonl", None)]
        await close(opened, dialog)

    morning(work)


def test_raw_words_wait_for_the_supervisor(morning: Play, tmp_path: Path) -> None:
    async def work(opened: Opened) -> None:
        opened.desk.safekeeping.supervisor.passphrase = PASSPHRASE
        dialog = await opened_dialog(opened)
        dialog.raw.click()
        unlock = await unlocker(opened, dialog)
        assert isinstance(unlock.passphrase, NamedField)
        assert unlock.passphrase.line.echoMode() is QLineEdit.EchoMode.Password
        assert not unlock.unlock.isEnabled()
        unlock.passphrase.line.setText("something else")
        unlock.unlock.click()
        await opened.until(lambda: not unlock.outcome.isHidden())
        assert "not the supervisor's passphrase" in unlock.outcome.text()
        assert dialog.findChildren(QFileDialog) == []
        unlock.passphrase.line.setText(PASSPHRASE)
        unlock.unlock.click()
        await choose(opened, dialog, tmp_path / "raw.jsonl")
        await opened.until(lambda: bool(opened.desk.safekeeping.exports))
        file, proof = opened.desk.safekeeping.exports[0]
        assert (file.name, proof is not None) == ("raw.jsonl", True)
        await close(opened, dialog)

    morning(work)


def test_leaving_the_unlock_exports_nothing(morning: Play) -> None:
    async def work(opened: Opened) -> None:
        opened.desk.safekeeping.supervisor.passphrase = PASSPHRASE
        dialog = await opened_dialog(opened)
        dialog.raw.click()
        (await unlocker(opened, dialog)).leave.click()
        await opened.paint()
        assert dialog.findChildren(QFileDialog) == []
        assert opened.desk.safekeeping.exports == []
        await close(opened, dialog)

    morning(work)


def test_the_first_supervisor_sets_the_passphrase(morning: Play, tmp_path: Path) -> None:
    async def work(opened: Opened) -> None:
        dialog = await opened_dialog(opened)
        dialog.raw.click()
        unlock = await unlocker(opened, dialog)
        assert isinstance(unlock.passphrase, NewPassphrase)
        for field in (unlock.passphrase.first, unlock.passphrase.second):
            field.line.setText(PASSPHRASE)
        unlock.unlock.click()
        await choose(opened, dialog, tmp_path / "raw.jsonl")
        await opened.until(lambda: bool(opened.desk.safekeeping.exports))
        assert opened.desk.safekeeping.supervisor.passphrase == PASSPHRASE
        await close(opened, dialog)

    morning(work)
