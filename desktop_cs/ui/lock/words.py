"""The words of the panels that ask for a new passphrase: title, sentence, what the main button says."""

from PySide6.QtCore import QCoreApplication

from desktop_cs.domain.sealing import Entry

Texts = tuple[str, str, str]


def passphrase_texts(entry: Entry) -> Texts:
    """The words for one entry."""
    if entry is Entry.CHOOSE:
        return (
            QCoreApplication.translate("Lock", "Seal this profile"),
            QCoreApplication.translate(
                "Lock", "Customers' messages are encrypted here. No keyring answers, so a passphrase keeps the key."
            ),
            QCoreApplication.translate("Lock", "Seal by this passphrase"),
        )
    if entry is Entry.OFFER:
        return (
            QCoreApplication.translate("Lock", "Seal this profile?"),
            QCoreApplication.translate(
                "Lock", "An earlier version made it without encryption: who can read this disk can read it."
            ),
            QCoreApplication.translate("Lock", "Seal it now"),
        )
    return (
        QCoreApplication.translate("Lock", "Set a new passphrase"),
        QCoreApplication.translate(
            "Lock", "The recovery code has opened it. No keyring answers, so nothing would open it next time."
        ),
        QCoreApplication.translate("Lock", "Set the passphrase"),
    )


def other_answers(entry: Entry) -> tuple[str, ...]:
    """What may be answered instead, from left to right."""
    if entry is Entry.CHOOSE:
        return (QCoreApplication.translate("Lock", "Go on without encryption"),)
    if entry is Entry.OFFER:
        return (QCoreApplication.translate("Lock", "Leave it as it is"), QCoreApplication.translate("Lock", "Not now"))
    return (QCoreApplication.translate("Lock", "Not now"),)
