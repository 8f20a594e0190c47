"""Markup, links and pasted pages in anybody's words do nothing on the screen: they are shown, and that is all."""

from dataclasses import replace

import desk_scenes
import pytest
from opened_window import Opened, Play
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QTextBrowser, QTextEdit, QWidget

from desktop_cs.domain.links import links_in
from desktop_cs.ui.widgets.links import LinkDialog

HOSTILE = '<b>bold</b><img src="file:///etc/passwd"> ![x](file:///etc/passwd) <a href="javascript:x()">x</a>\u202e'
LINK = "https://evil.example/pay"


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def show(o: Opened, text: str) -> None:
    """A card that is hostile in every place where words of others stand."""
    card = o.bench.cards.state.value.open_card
    assert card is not None
    hit = card.evidence[0]
    hit = replace(hit, pair=replace(hit.pair, question=text, answer=text), matched=text)
    made = replace(card, text=text, partial=text, evidence=(hit,), follow_ups=(text,), redacted=text)
    o.page.suggestions.card.show_card(made, ())


def test_no_label_takes_text_for_markup(morning: Play) -> None:
    desk = desk_scenes.morning()
    hostile = desk.add_customer("eve", HOSTILE)
    desk.add_message(hostile, HOSTILE)

    async def work(o: Opened) -> None:
        await o.bench.select(hostile)
        await o.settle()
        await o.bench.select(desk_scenes.LIN)
        await o.settle()
        show(o, HOSTILE)
        o.page.show_ledger()
        o.page.show_keys()
        o.page.connect_coze()
        o.page.drill()
        await o.paint()
        labels = o.window.findChildren(QLabel)
        assert len(labels) > 60
        loose = [x.text() for x in labels if x.text() and x.textFormat() is not Qt.TextFormat.PlainText]
        assert loose == []
        tips = [w.toolTip() for w in o.window.findChildren(QWidget) if w.toolTip()]
        assert tips
        assert all(tip.startswith("<span>") and "<" not in tip[6:-7] for tip in tips)
        for dialog in o.page.findChildren(QWidget):
            if dialog.isWindow() and dialog.isVisible():
                dialog.close()
        await o.settle()

    morning(work, desk)


def test_texts_are_shown_literally_and_fetch_nothing(morning: Play) -> None:
    async def work(o: Opened) -> None:
        show(o, HOSTILE)
        card = o.page.suggestions.card
        assert card.reply.text.toPlainText() == card.reply.partial.toPlainText() == HOSTILE
        fields = [f for f in o.window.findChildren(QTextEdit) if not isinstance(f, QPlainTextEdit)]
        assert not [f for f in fields if isinstance(f, QTextBrowser)], "a browser opens links and files by itself"
        assert all(not f.acceptRichText() for f in fields)
        for field in fields:
            formats = {f.format().anchorHref() for f in _fragments(field)}
            assert formats <= {""}, "no text became a link"
            assert not any(f.format().isImageFormat() for f in _fragments(field))

    morning(work)


def test_a_pasted_page_is_its_text(morning: Play) -> None:
    async def work(o: Opened) -> None:
        page = QMimeData()
        page.setHtml('<h1>Big</h1><img src="file:///etc/passwd"><b>bold</b>')
        page.setText("Big bold")
        editor = o.page.conversation.composer.editor
        editor.insertFromMimeData(page)
        assert editor.toPlainText() == "Big bold"
        assert all(not f.format().fontWeight() > 400 and not f.format().isImageFormat() for f in _fragments(editor))

    morning(work)


@pytest.mark.parametrize("agrees", [True, False])
def test_a_link_opens_only_after_a_yes(morning: Play, agrees: bool) -> None:
    async def work(o: Opened) -> None:
        opened: list[str] = []
        o.page.open_url = lambda url: opened.append(url.toString())
        show(o, f"请付款：{LINK}。")
        (button,) = o.page.suggestions.card.reply.links.buttons
        assert button.text() == "Open evil.example…"
        click(button)
        await o.until(lambda: bool(o.page.findChildren(LinkDialog)))
        (dialog,) = o.page.findChildren(LinkDialog)
        assert (dialog.host.text(), dialog.url.text(), opened) == ("evil.example", LINK, [])
        click(dialog.open_it if agrees else dialog.leave)
        await o.settle()
        assert opened == ([QUrl(LINK).toString()] if agrees else [])

    morning(work)


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("看 https://a.example/x?y=1，好", ["a.example"]),
        ("HTTP://User:pw@b.example:8443/", ["b.example:8443"]),
        ("https://аррle.com", ["xn--le-6kcxrl.com"]),
        ("https://bank.example\u202e/moc.live", ["bank.example"]),
        ("file:///etc/passwd javascript:alert(1) ms-word:ofe ftp://x.example //y.example", []),
        ("https:// http://[::1 https://" + "a" * 300, []),
        (
            "https://1.example https://2.example https://3.example https://4.example",
            ["1.example", "2.example", "3.example"],
        ),
    ],
)
def test_links_name_the_host_they_lead_to(text: str, hosts: list[str]) -> None:
    found = [link.host for link in links_in(text)]
    assert len(found) == len(hosts)
    assert [host for host in found if not host.startswith("xn--")] == [h for h in hosts if not h.startswith("xn--")]
    assert all(host.isascii() for host in found)


def _fragments(field: QTextEdit) -> list:  # type: ignore[type-arg]
    found = []
    block = field.document().begin()
    while block.isValid():
        it = block.begin()
        while not it.atEnd():
            found.append(it.fragment().charFormat() and _Of(it.fragment().charFormat()))
            it += 1
        block = block.next()
    return found


class _Of:
    def __init__(self, form: object) -> None:
        self._form = form

    def format(self):  # type: ignore[no-untyped-def]
        return self._form
