"""The dialog that connects Coze: what it asks for, what it hands on, waiting and stopping, and the test's words."""

import re
from dataclasses import replace

import desk_scenes
import pytest
from fake_desk import FakeDesk
from opened_window import Opened, Play
from PySide6.QtWidgets import QLineEdit, QPushButton

from desktop_cs.domain.connection import (
    Account,
    Connection,
    ConnectionWish,
    Grade,
    Invitation,
    PermissionCheck,
    Understander,
    Way,
)
from desktop_cs.domain.engine import Cause
from desktop_cs.errors import EngineError
from desktop_cs.ui.coze.connect_dialog import ConnectDialog

SET = Connection(account=Account(base_url="https://api.coze.cn", bot_id="7301", workflow_id="7302"), is_signed_in=True)
TOKEN = "pat_secret"


async def opened_dialog(opened: Opened) -> ConnectDialog:
    opened.page.status.engine.click()
    await opened.until(lambda: bool(opened.page.findChildren(ConnectDialog)))
    dialog = opened.page.findChildren(ConnectDialog)[0]
    await opened.until(lambda: opened.bench.connecting.state.value.connection is not None)
    return dialog


async def close(opened: Opened, dialog: ConnectDialog) -> None:
    dialog.leave.click()
    await opened.settle()
    assert opened.errors == []


def choose(dialog: ConnectDialog, way: Way) -> None:
    dialog.fields.way.setCurrentIndex(dialog.fields.way.findData(way.value))


def test_a_token_is_handed_on_once_and_not_kept_on_the_screen(morning: Play) -> None:
    async def work(opened: Opened) -> None:
        dialog = await opened_dialog(opened)
        assert not dialog.apply.isEnabled()
        assert dialog.hint.text() == "Enter the bot's id."
        dialog.fields.bot_id.setText(" 7301 ")
        assert dialog.hint.text() == "Paste the token."
        assert dialog.fields.token.echoMode() is QLineEdit.EchoMode.Password
        dialog.fields.token.setText(TOKEN)
        dialog.apply.click()
        await opened.until(lambda: dialog.outcome.text() == "Saved. It is used from the next message on.")
        account = Account(base_url="https://api.coze.cn", bot_id="7301")
        wish = ConnectionWish(account=account, way=Way.TOKEN, token=TOKEN)
        assert opened.desk.called("connect") == [(wish,)]
        assert TOKEN not in repr(wish)
        assert dialog.fields.token.text() == ""
        await close(opened, dialog)

    morning(work)


def test_the_choices_bring_their_fields(morning: Play) -> None:
    async def work(opened: Opened) -> None:
        dialog = await opened_dialog(opened)
        fields = dialog.fields
        assert fields.way.findData(Way.SERVICE_ACCOUNT.value) == -1
        assert (fields.address.isVisible(), fields.client_id.isVisible()) == (False, False)
        fields.region.setCurrentIndex(2)
        choose(dialog, Way.DEVICE)
        fields.understander.setCurrentIndex(fields.understander.findData(Understander.INTENT_NODE.value))
        assert fields.address.isVisible()
        assert fields.client_id.isVisible()
        assert fields.intent_names.isVisible()
        assert not fields.token.isVisible()
        fields.address.setText("https://coze.example")
        fields.intent_names.setPlainText("refund\n\n  address \n")
        assert fields.account().base_url == "https://coze.example"
        assert fields.account().intent_names == ("refund", "address")
        fields.understander.setCurrentIndex(fields.understander.findData(Understander.PREDICT.value))
        assert fields.project_key.isVisible()
        assert not fields.workflow_id.isVisible()
        await close(opened, dialog)

    morning(work)


def test_a_service_account_is_offered_where_it_can_be_used(morning: Play) -> None:
    async def work(opened: Opened) -> None:
        dialog = await opened_dialog(opened)
        choose(dialog, Way.SERVICE_ACCOUNT)
        assert dialog.fields.key_file.isVisible()
        await close(opened, dialog)

    desk = desk_scenes.morning()
    desk.connected = replace(SET, has_service_accounts=True)
    morning(work, desk)


@pytest.mark.parametrize(
    ("way", "invitation", "words"),
    [
        (Way.DEVICE, Invitation(link="https://coze.cn/x", code="AB-12"), "Open https://coze.cn/x and confirm .*AB-12"),
        (Way.BROWSER, Invitation(link="https://coze.cn/x"), "The browser was opened."),
    ],
)
def test_waiting_for_a_person_can_be_stopped(morning: Play, way: Way, invitation: Invitation, words: str) -> None:
    async def work(opened: Opened) -> None:
        dialog = await opened_dialog(opened)
        choose(dialog, way)
        dialog.fields.client_id.setText("app-1")
        dialog.apply.click()
        await opened.until(lambda: re.match(words, dialog.link.text()) is not None)
        assert dialog.progress.isVisible()
        assert not dialog.apply.isEnabled()
        dialog.stop.click()
        await opened.until(lambda: not dialog.progress.isVisible())
        assert dialog.apply.isEnabled()
        await close(opened, dialog)

    desk = desk_scenes.morning()
    desk.connected = SET
    desk.invitation = invitation
    morning(work, desk)


def test_closing_ends_a_sign_in_under_way(morning: Play) -> None:
    async def work(opened: Opened) -> None:
        dialog = await opened_dialog(opened)
        choose(dialog, Way.DEVICE)
        dialog.fields.client_id.setText("app-1")
        dialog.apply.click()
        await opened.until(dialog.progress.isVisible)
        await close(opened, dialog)

    desk = desk_scenes.morning()
    desk.connected = SET
    desk.invitation = Invitation(link="https://coze.cn/x")
    morning(work, desk)


def test_a_refusal_names_the_region_and_leaves_the_entries(morning: Play) -> None:
    async def work(opened: Opened) -> None:
        dialog = await opened_dialog(opened)
        dialog.fields.token.setText(TOKEN)
        opened.desk.failing["connect"] = EngineError(Cause.AUTH, "no")
        dialog.apply.click()
        await opened.until(lambda: "coze.com and coze.cn are separate" in dialog.outcome.text())
        assert dialog.fields.token.text() == TOKEN
        await close(opened, dialog)

    desk = desk_scenes.morning()
    desk.connected = SET
    morning(work, desk)


def test_ids_change_without_signing_in_again_and_signing_out_is_there(morning: Play) -> None:
    async def work(opened: Opened) -> None:
        dialog = await opened_dialog(opened)
        dialog.fields.workflow_id.clear()
        dialog.save.click()
        await opened.until(lambda: dialog.outcome.text().startswith("Saved."))
        ((wish,),) = opened.desk.called("connect")
        assert isinstance(wish, ConnectionWish)
        assert (wish.way, wish.account.workflow_id, wish.account.bot_id) == (None, "", "7301")
        dialog.fields.region.setCurrentIndex(1)
        assert not dialog.save.isEnabled()  # there are no tokens for that region
        dialog.sign_out.click()
        await opened.until(lambda: dialog.outcome.text().startswith("Signed out"))
        assert not dialog.sign_out.isEnabled()
        assert not dialog.test.isEnabled()
        await close(opened, dialog)

    desk = desk_scenes.morning()
    desk.connected = SET
    morning(work, desk)


def test_each_permission_is_told_with_its_mend(morning: Play) -> None:
    async def work(opened: Opened) -> None:
        dialog = await opened_dialog(opened)
        dialog.test.click()
        await opened.until(lambda: not dialog.checks[2].isHidden())
        assert [notice.text() for notice in dialog.checks] == [
            "Account · works",
            "Chat with the bot · does not work — Add the permission “chat” to the token in the Coze console, "
            "then sign in again.",
            "Run the workflow · with a limit — No workflow is set, so this machine finds the intents.",
        ]
        await close(opened, dialog)

    desk = desk_scenes.morning()
    desk.connected = SET
    desk.checked = (
        PermissionCheck(name="account", grade=Grade.OK),
        PermissionCheck(name="chat", grade=Grade.FAIL, code=Cause.PERMISSION),
        PermissionCheck(name="workflow", grade=Grade.WARN, code="not_set"),
    )
    morning(work, desk)


@pytest.mark.parametrize(
    ("connection", "words"),
    [
        (replace(SET, keyring_works=False), "kept for this run only"),
        (replace(SET, can_change=False), "It can be tested, not changed."),
    ],
)
def test_limits_of_this_run_are_told(morning: Play, connection: Connection, words: str) -> None:
    async def work(opened: Opened) -> None:
        dialog = await opened_dialog(opened)
        assert words in dialog.note.text()
        assert dialog.test.isEnabled()
        assert dialog.fields.isEnabled() is connection.can_change
        await close(opened, dialog)

    desk = desk_scenes.morning()
    desk.connected = connection
    morning(work, desk)


def test_everything_has_a_name_and_can_be_reached(morning: Play) -> None:
    async def work(opened: Opened) -> None:
        dialog = await opened_dialog(opened)
        fields = [w for w in dialog.fields.findChildren(QLineEdit) if w.objectName() != "qt_spinbox_lineedit"]
        assert all(field.accessibleName() for field in fields)
        assert all(button.accessibleName() for button in dialog.findChildren(QPushButton) if button.isVisible())
        await close(opened, dialog)

    morning(work)


@pytest.mark.parametrize("cause", [Cause.NOT_CONFIGURED, Cause.AUTH])
def test_the_card_leads_to_the_dialog(morning: Play, cause: Cause) -> None:
    async def work(opened: Opened) -> None:
        notice = next(n for n in opened.page.suggestions.card.notices if not n.isHidden())
        button = next(b for b in notice.findChildren(QPushButton) if b.isVisible())
        assert button.text() == "Connect Coze"
        button.click()
        await opened.until(lambda: bool(opened.page.findChildren(ConnectDialog)))
        await close(opened, opened.page.findChildren(ConnectDialog)[0])

    desk: FakeDesk = desk_scenes.morning()
    desk.made[-1] = replace(desk.made[-1], cause=cause)
    morning(work, desk)
