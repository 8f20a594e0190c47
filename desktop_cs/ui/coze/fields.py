"""The fields of a connection: region, way in, bot, workflow, way of understanding. Shows those that matter now."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from desktop_cs.domain.connection import Account, Connection, ConnectionWish, Understander, Way
from desktop_cs.ui.coze.words import understander_name, way_name
from desktop_cs.ui.plain import plain_label
from desktop_cs.ui.theme import Theme
from desktop_cs.ui.widgets.choice import ChoiceBox

_CHINA, _INTERNATIONAL = "https://api.coze.cn", "https://api.coze.com"


class ConnectionFields(QWidget):
    """A form. `wish` reads it; the token is never shown and never filled in."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.region = ChoiceBox(theme)
        self.region.addItem(self.tr("China (coze.cn)"), _CHINA)
        self.region.addItem(self.tr("International (coze.com)"), _INTERNATIONAL)
        self.region.addItem(self.tr("A server of your own"), "")
        self.address, self.token, self.client_id = QLineEdit(), QLineEdit(), QLineEdit()
        self.key_id, self.key_file = QLineEdit(), QLineEdit()
        self.bot_id, self.workflow_id, self.project_key = QLineEdit(), QLineEdit(), QLineEdit()
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        self.address.setPlaceholderText("https://")
        self.way = ChoiceBox(theme)
        self.understander = ChoiceBox(theme)
        for understander in Understander:
            self.understander.addItem(understander_name(understander), understander.value)
        self.intent_names = QPlainTextEdit()
        self.intent_names.setObjectName("field")
        self.intent_names.setTabChangesFocus(True)
        self.intent_names.setFixedHeight(72)
        self._form = QFormLayout(self)
        self._lay_out()
        self._listen()

    def show_connection(self, connection: Connection) -> None:
        """Fill in what is set."""
        account = connection.account
        place = self.region.findData(account.base_url or _CHINA)
        self.region.setCurrentIndex(place if place >= 0 else self.region.count() - 1)
        self.address.setText(account.base_url if place < 0 else "")
        self.way.clear()
        for way in Way:
            if way is not Way.SERVICE_ACCOUNT or connection.has_service_accounts:
                self.way.addItem(way_name(way), way.value)
        self.token.clear()
        self.bot_id.setText(account.bot_id)
        self.workflow_id.setText(account.workflow_id)
        self.client_id.setText(account.client_id)
        self.understander.setCurrentIndex(self.understander.findData(account.understander.value))
        self.intent_names.setPlainText("\n".join(account.intent_names))
        self.project_key.setText(account.project_key)
        self._arrange()

    def way_in(self) -> Way:
        """The chosen way to sign in."""
        return Way(self.way.currentData() or Way.TOKEN.value)

    def account(self) -> Account:
        """The ids as entered."""
        names = (line.strip() for line in self.intent_names.toPlainText().splitlines())
        return Account(
            base_url=self.region.currentData() or self.address.text().strip(),
            bot_id=self.bot_id.text().strip(),
            workflow_id=self.workflow_id.text().strip(),
            client_id=self.client_id.text().strip(),
            understander=Understander(self.understander.currentData()),
            intent_names=tuple(name for name in names if name),
            project_key=self.project_key.text().strip(),
        )

    def wish(self, *, with_sign_in: bool) -> ConnectionWish:
        """What shall be set from now on."""
        return ConnectionWish(
            account=self.account(),
            way=self.way_in() if with_sign_in else None,
            token=self.token.text().strip() if with_sign_in else "",
            key_id=self.key_id.text().strip(),
            key_file=self.key_file.text().strip(),
        )

    def lacks(self, *, with_sign_in: bool) -> str:
        """What is still missing, as a sentence; nothing when all is there."""
        account = self.account()
        needs = [
            (account.base_url, self.tr("Enter the server's address.")),
            (account.bot_id, self.tr("Enter the bot's id.")),
        ]
        if with_sign_in and self.way_in() is Way.TOKEN:
            needs.append((self.token.text().strip(), self.tr("Paste the token.")))
        elif with_sign_in:
            needs.append((account.client_id, self.tr("Enter the OAuth app's client id.")))
        if with_sign_in and self.way_in() is Way.SERVICE_ACCOUNT:
            needs.append((self.key_id.text().strip(), self.tr("Enter the key's id.")))
            needs.append((self.key_file.text().strip(), self.tr("Enter the path of the private key.")))
        return next((sentence for value, sentence in needs if not value), "")

    def _lay_out(self) -> None:
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(7)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for text, widget in (
            (self.tr("Region"), self.region),
            (self.tr("Server address"), self.address),
            (self.tr("Sign in"), self.way),
            (self.tr("Token"), self.token),
            (self.tr("Client id"), self.client_id),
            (self.tr("Key id"), self.key_id),
            (self.tr("Private key file"), self.key_file),
            (self.tr("Bot id"), self.bot_id),
            (self.tr("Understanding"), self.understander),
            (self.tr("Workflow id"), self.workflow_id),
            (self.tr("Intents, one a line, in order"), self.intent_names),
            (self.tr("Project key"), self.project_key),
        ):
            name = plain_label(text, name="sub", wrap=True)
            name.setFixedWidth(120)
            name.setBuddy(widget)
            widget.setAccessibleName(text)
            self._form.addRow(name, widget)

    def _listen(self) -> None:
        for box in (self.region, self.way, self.understander):
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            box.currentIndexChanged.connect(self._arrange)
        for field in self.findChildren(QLineEdit):
            field.textChanged.connect(self.changed)
        self.intent_names.textChanged.connect(self.changed)

    def _arrange(self) -> None:
        """Show the fields that the choices ask for."""
        way, understander = self.way_in(), Understander(self.understander.currentData())
        for widget, is_wanted in (
            (self.address, not self.region.currentData()),
            (self.token, way is Way.TOKEN),
            (self.client_id, way is not Way.TOKEN),
            (self.key_id, way is Way.SERVICE_ACCOUNT),
            (self.key_file, way is Way.SERVICE_ACCOUNT),
            (self.workflow_id, understander is not Understander.PREDICT),
            (self.intent_names, understander is Understander.INTENT_NODE),
            (self.project_key, understander is Understander.PREDICT),
        ):
            self._form.setRowVisible(widget, is_wanted)
        self.changed.emit()
