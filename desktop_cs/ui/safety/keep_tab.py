"""How long sessions are kept, and erasing one customer with a receipt."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSpinBox, QWidget

from desktop_cs.domain.erasure import ErasureReceipt
from desktop_cs.domain.ids import UserId
from desktop_cs.ui.plain import plain_label
from desktop_cs.ui.tasks import TaskScope
from desktop_cs.ui.theme import Theme, mono_font
from desktop_cs.ui.tokens import FONT_FINE
from desktop_cs.ui.widgets.basic import column, row, rule
from desktop_cs.ui.widgets.choice import ChoiceBox
from desktop_cs.ui.widgets.key_button import KeyButton
from desktop_cs.ui.widgets.notice import Notice
from desktop_cs.ui.widgets.text_block import TextBlock
from desktop_cs.viewmodels.safety_rooms import KeepRoom
from desktop_cs.viewmodels.undoing import Stored

_MOST_DAYS = 36_500
_RECEIPT_LINES = 9


class KeepTab(QWidget):
    """Follows a `KeepRoom`. Erasing asks once more before it happens."""

    def __init__(self, theme: Theme, room: KeepRoom, tasks: TaskScope, customers: list[tuple[UserId, str]]) -> None:
        super().__init__()
        self._room = room
        self._tasks = tasks
        self.days = QSpinBox()
        self.days.setRange(0, _MOST_DAYS)
        self.days.setSpecialValueText(self.tr("never"))
        self.days.setAccessibleName(self.tr("Forget sessions after days of silence"))
        self.customer = ChoiceBox(theme)
        self.customer.setAccessibleName(self.tr("Customer"))
        for user_id, name in customers:
            self.customer.addItem(f"{name}  ({user_id})", user_id)
        self.erase = KeyButton(self.tr("Erase…"), theme)
        self.confirm = Notice(theme)
        self.receipt = TextBlock(
            theme, mono_font(FONT_FINE), line=150, name="sent", most=_RECEIPT_LINES, frame=(18, 14)
        )
        self.receipt.setAccessibleName(self.tr("Receipt"))
        self.copy = KeyButton(self.tr("Copy the receipt"), theme, kind="link")
        self._lay_out()
        self.days.editingFinished.connect(lambda: tasks.start(self._set_days(self.days.value()), key="keep-days"))
        self.erase.clicked.connect(lambda *_: self._ask())
        self.copy.clicked.connect(lambda *_: QGuiApplication.clipboard().setText(self.receipt.text()))
        self.stop = room.days.state.connect(self._show)
        tasks.start(room.days.load())
        tasks.start(self._load())

    def _lay_out(self) -> None:
        keep = self.tr("A session in which nobody has said anything for so many days is deleted with all it left.")
        gone = self.tr(
            "Deletes every message, session, suggestion, draft and order of one customer. Nothing brings them back."
        )
        layout = column(plain_label(self.tr("Forget sessions after days of silence"), name="strong"), spacing=8)
        layout.setContentsMargins(14, 12, 14, 12)
        self.erase.setAutoDefault(False)
        layout.addLayout(row(self.days, None))
        layout.addWidget(plain_label(keep, name="sub", wrap=True))
        layout.addWidget(rule())
        layout.addWidget(plain_label(self.tr("Erase one customer"), name="strong"))
        layout.addWidget(plain_label(gone, name="sub", wrap=True))
        layout.addLayout(row(self.customer, self.erase, None))
        layout.addWidget(self.confirm)
        layout.addLayout(row(plain_label(self.tr("Receipt"), name="sub"), None, self.copy))
        layout.addWidget(self.receipt)
        layout.addStretch(1)
        self.setLayout(layout)

    def _ask(self) -> None:
        user_id = self.customer.currentData()
        if user_id is not None:
            text = self.tr("Erase {customer} for good?").format(customer=self.customer.currentText())
            self.confirm.tell(
                text,
                "bad",
                "attention",
                action=self.tr("Erase for good"),
                act=lambda: self._tasks.start(self._erase(UserId(user_id)), key="erase"),
            )

    async def _erase(self, user_id: UserId) -> None:
        self.confirm.hide()
        self._show_receipt(await self._room.erase(user_id))
        self.customer.removeItem(self.customer.findData(user_id))

    async def _set_days(self, days: int) -> None:
        await self._room.days.change(days)

    async def _load(self) -> None:
        receipts = await self._room.receipts()
        if receipts and not self.receipt.text():
            self._show_receipt(receipts[0])

    def _show_receipt(self, receipt: ErasureReceipt) -> None:
        lines = [
            self.tr("{time} · {count} rows removed · customer {mark}").format(
                time=f"{receipt.at:%Y-%m-%d %H:%M} UTC", count=receipt.rows, mark=receipt.subject
            ),
            *(f"{table}: {count}" for table, count in receipt.removed),
            *(self.tr("earlier copy, not touched: {path}").format(path=path) for path in receipt.copies),
            f"SHA-256 {receipt.digest}",
        ]
        self.receipt.set_text("\n".join(lines))

    def _show(self, state: Stored[int]) -> None:
        if not self.days.hasFocus():
            self.days.setValue(state.value)
