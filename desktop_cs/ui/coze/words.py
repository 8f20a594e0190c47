"""What the connection dialog says: ways in, permissions and their mends, refusals."""

from PySide6.QtCore import QCoreApplication

from desktop_cs.domain.connection import Grade, PermissionCheck, Understander, Way
from desktop_cs.domain.engine import Cause
from desktop_cs.errors import AppError
from desktop_cs.ui.error_text import cause_sentence, sentence_for


def way_name(way: Way) -> str:
    """How somebody signs in."""
    return {
        Way.TOKEN: QCoreApplication.translate("Connecting", "Personal access token"),
        Way.BROWSER: QCoreApplication.translate("Connecting", "In the browser"),
        Way.DEVICE: QCoreApplication.translate("Connecting", "With a code on another device"),
        Way.SERVICE_ACCOUNT: QCoreApplication.translate("Connecting", "Service account"),
    }[way]


def understander_name(way: Understander) -> str:
    """What understands messages."""
    return {
        Understander.WORKFLOW: QCoreApplication.translate("Connecting", "Workflow with intents and scores"),
        Understander.INTENT_NODE: QCoreApplication.translate("Connecting", "Intent node of a workflow"),
        Understander.PREDICT: QCoreApplication.translate("Connecting", "Compact contract of an own server"),
    }[way]


def check_name(check: PermissionCheck) -> str:
    """Which permission was used."""
    return {
        "account": QCoreApplication.translate("Connecting", "Account"),
        "chat": QCoreApplication.translate("Connecting", "Chat with the bot"),
        "workflow": QCoreApplication.translate("Connecting", "Run the workflow"),
    }.get(check.name, check.name)


def grade_name(grade: Grade) -> str:
    """How it went, in a word."""
    return {
        Grade.OK: QCoreApplication.translate("Connecting", "works"),
        Grade.WARN: QCoreApplication.translate("Connecting", "with a limit"),
        Grade.FAIL: QCoreApplication.translate("Connecting", "does not work"),
    }[grade]


def mend(check: PermissionCheck) -> str:
    """What would mend it; nothing where it works."""
    if check.grade is Grade.OK:
        return ""
    special = {
        ("account", Cause.PERMISSION.value): QCoreApplication.translate(
            "Connecting", "The token may not read its account. That is not needed."
        ),
        ("workflow", Cause.BAD_ANSWER.value): QCoreApplication.translate(
            "Connecting", "It runs, but must answer as the instructions for it say."
        ),
        ("workflow", "not_set"): QCoreApplication.translate(
            "Connecting", "No workflow is set, so this machine finds the intents."
        ),
    }
    general = {
        "skipped": QCoreApplication.translate("Connecting", "Not tried, because the account was not accepted."),
        Cause.PERMISSION.value: _missing(check.name),
        Cause.AUTH.value: refused(),
    }
    return special.get((check.name, check.code)) or general.get(check.code) or cause_sentence(Cause(check.code))


def _missing(name: str) -> str:
    text = QCoreApplication.translate(
        "Connecting", "Add the permission “{name}” to the token in the Coze console, then sign in again."
    )
    return text.format(name={"workflow": "run workflow"}.get(name, name))


def refused() -> str:
    """The same answer comes for a bad token and for the wrong region."""
    return QCoreApplication.translate(
        "Connecting",
        "Coze refused to sign in. Check the token or the consent, and the region too: accounts of coze.com and "
        "coze.cn are separate.",
    )


def trouble(error: AppError) -> str:
    """What went wrong with signing in."""
    return refused() if error.code == Cause.AUTH else sentence_for(error)
