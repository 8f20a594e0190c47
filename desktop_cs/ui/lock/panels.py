"""What the entrance shows for each thing that may stand before a profile."""

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_cs.domain.sealing import DoorSight, Entry
from desktop_cs.ui.error_text import sentence_for
from desktop_cs.ui.lock.fields import NamedField, NewPassphrase
from desktop_cs.ui.lock.words import other_answers, passphrase_texts
from desktop_cs.ui.plain import plain_label
from desktop_cs.ui.theme import Theme, mono_font
from desktop_cs.ui.tokens import FONT_BASE, FONT_TITLE
from desktop_cs.ui.widgets.basic import row, rule
from desktop_cs.ui.widgets.icon import IconLabel
from desktop_cs.ui.widgets.key_button import KeyButton
from desktop_cs.ui.widgets.notice import Notice
from desktop_cs.viewmodels.entrance import Entrance, EntranceState

Start = Callable[[Coroutine[Any, Any, None]], object]
_WIDTH = 460


class Panel(QWidget):
    """An icon, a title, a sentence; below them what a kind of panel adds; last what went wrong."""

    def __init__(self, theme: Theme, icon: str, title: str, text: str) -> None:
        super().__init__()
        self.setFixedWidth(_WIDTH)
        self.theme = theme
        self.outcome = Notice(theme)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        self.column.addWidget(IconLabel(theme, icon, "faint", 32), 0, Qt.AlignmentFlag.AlignHCenter)
        for part, name in ((title, "emptyTitle"), (text, "emptyText")):
            label = plain_label(part, name=name, wrap=True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.column.addWidget(label)
        self.column.addSpacing(4)

    def show_state(self, state: EntranceState) -> None:
        """Say what went wrong, and take nothing in while something is under way."""
        self.setEnabled(not state.is_busy)
        if state.error is not None:
            self.outcome.tell(sentence_for(state.error), "bad", "failed")
        else:
            self.outcome.hide()

    def button(self, text: str, act: Callable[[], object], *, primary: bool = False) -> KeyButton:
        """A button of this panel."""
        made = KeyButton(text, self.theme, kind="primary" if primary else "")
        made.clicked.connect(lambda *_: act())
        return made


class ShutPanel(Panel):
    """The profile is locked: try again, the passphrase, the recovery code."""

    def __init__(self, theme: Theme, entrance: Entrance, start: Start, sight: DoorSight) -> None:
        trouble = sentence_for(sight.trouble) if sight.trouble is not None else ""
        super().__init__(theme, "sealed", self.tr("This profile is locked"), trouble)
        self.again = self.button(self.tr("Try again"), lambda: start(entrance.look()), primary=not sight.has_passphrase)
        self.passphrase = NamedField(self.tr("Passphrase"), is_secret=True)
        self.recovery = NamedField(self.tr("Recovery code"))
        self.open = self.button(
            self.tr("Open"), lambda: start(entrance.by_passphrase(self.passphrase.text())), primary=True
        )
        self.recover = self.button(
            self.tr("Open by the recovery code"), lambda: start(entrance.by_recovery(self.recovery.text()))
        )
        self.recovery.line.setFont(mono_font(FONT_BASE))
        self.recovery.line.setPlaceholderText("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX")
        self._lay_out(sight)
        for field, button in ((self.passphrase, self.open), (self.recovery, self.recover)):
            field.changed.connect(lambda field=field, button=button: button.setEnabled(bool(field.text())))
            field.entered.connect(button.click)
            button.setEnabled(False)

    def _lay_out(self, sight: DoorSight) -> None:
        self.column.addLayout(row(None, self.again, None))
        parts = [(sight.has_passphrase, self.passphrase, self.open), (sight.has_recovery, self.recovery, self.recover)]
        for is_there, field, button in parts:
            if is_there:
                self.column.addWidget(rule())
                self.column.addWidget(field)
                self.column.addLayout(row(None, button))
            else:
                for widget in (field, button):
                    widget.setParent(self)
                    widget.hide()
        if not (sight.has_passphrase or sight.has_recovery):
            lone = self.tr("Neither a passphrase nor a recovery code was ever set: only the keyring opens it.")
            self.column.addWidget(plain_label(lone, name="sub", wrap=True))
        self.column.addWidget(self.outcome)


class PassphrasePanel(Panel):
    """A new passphrase is wanted; `otherwise` are the other answers, from left to right."""

    def __init__(
        self,
        theme: Theme,
        texts: tuple[str, str, str],
        act: Callable[[str], object],
        *otherwise: tuple[str, Callable[[], object]],
        is_optional: bool = False,
    ) -> None:
        super().__init__(theme, "sealed", *texts[:2])
        self.passphrase = NewPassphrase(is_optional=is_optional)
        self.act = self.button(texts[2], lambda: act(self.passphrase.text()), primary=True)
        self.others = [self.button(text, do) for text, do in otherwise]
        self.passphrase.changed.connect(self._check)
        self.passphrase.entered.connect(self.act.click)
        self.column.addWidget(self.passphrase)
        self.column.addLayout(row(*self.others, None, self.act))
        self.column.addWidget(self.outcome)
        self._check()

    def _check(self) -> None:
        self.act.setEnabled(self.passphrase.is_ready())


class CodePanel(Panel):
    """The recovery code, shown this once; one group typed back proves that it was written down."""

    def __init__(self, theme: Theme, entrance: Entrance, start: Start, state: EntranceState) -> None:
        text = self.tr(
            "It opens the profile when the keyring or the passphrase is lost. It is shown only now: write it down and "
            "keep it away from this computer."
        )
        super().__init__(theme, "memory", self.tr("Your recovery code"), text)
        groups = state.code.split("-")
        self.code = plain_label("-".join(groups[:4]) + "\n" + "-".join(groups[4:]), selectable=True)
        self.code.setFont(mono_font(FONT_TITLE))
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.code.setAccessibleName(self.tr("Recovery code"))
        self.group = NamedField(self.tr("Type group {group} of what you wrote down").format(group=state.group))
        self.act = self.button(
            self.tr("I wrote it down"), lambda: start(entrance.prove_code(self.group.text())), primary=True
        )
        self.later = self.button(self.tr("Later"), lambda: start(entrance.go_in()))
        self.group.line.setFont(mono_font(FONT_BASE))
        self.group.entered.connect(self.act.click)
        for part in (self.code, self.group):
            self.column.addWidget(part)
        self.column.addLayout(row(self.later, None, self.act))
        self.column.addWidget(self.outcome)

    def show_state(self, state: EntranceState) -> None:
        """Say where the group is not the one that was shown."""
        super().show_state(state)
        if state.was_wrong:
            wrong = self.tr("That is not group {group} of the code above. Look at what you wrote down.")
            self.outcome.tell(wrong.format(group=state.group), "warn", "attention")


def panel_for(theme: Theme, entrance: Entrance, start: Start, state: EntranceState, sight: DoorSight) -> Panel | None:
    """The panel for what stands before the profile; None where nothing does."""
    if sight.entry is Entry.SHUT:
        return ShutPanel(theme, entrance, start, sight)
    if sight.entry is Entry.CODE:
        return CodePanel(theme, entrance, start, state)
    return None if sight.entry is Entry.OPEN else _passphrase_panel(theme, entrance, start, sight.entry)


def _passphrase_panel(theme: Theme, entrance: Entrance, start: Start, entry: Entry) -> Panel:
    main = {Entry.CHOOSE: entrance.choose, Entry.OFFER: entrance.seal}.get(entry, entrance.renew)
    others = {
        Entry.CHOOSE: (entrance.choose_unsealed,),
        Entry.OFFER: (entrance.leave_open, entrance.go_in),
    }.get(entry, (entrance.go_in,))
    answers = tuple((text, lambda do=do: start(do())) for text, do in zip(other_answers(entry), others, strict=True))
    return PassphrasePanel(
        theme,
        passphrase_texts(entry),
        lambda passphrase: start(main(passphrase)),
        *answers,
        is_optional=entry is Entry.OFFER,
    )
