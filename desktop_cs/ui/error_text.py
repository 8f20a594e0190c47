"""Codes in words: for every error code and every cause one translated sentence, saying what happened and what to do."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_cs.domain.engine import Cause
from desktop_cs.errors import AppError
from desktop_cs.ui.error_sentences import ERRORS

CAUSES = {
    Cause.OFFLINE_BY_CHOICE: QT_TRANSLATE_NOOP(
        "Causes", "You work offline, so Coze was not asked. Put the plug back in to use it."
    ),
    Cause.NOT_CONFIGURED: QT_TRANSLATE_NOOP(
        "Causes", "Coze is not set up on this machine. Enter its address and token to use it."
    ),
    Cause.UNREACHABLE: QT_TRANSLATE_NOOP("Causes", "Coze cannot be reached. Check the network, then ask again."),
    Cause.TIMEOUT: QT_TRANSLATE_NOOP("Causes", "Coze took too long to answer. Ask again if you want to wait for it."),
    Cause.AUTH: QT_TRANSLATE_NOOP("Causes", "Coze refused the token. Renew it, then ask again."),
    Cause.PERMISSION: QT_TRANSLATE_NOOP("Causes", "The token may not use this bot. Give it the right in Coze."),
    Cause.QUOTA: QT_TRANSLATE_NOOP("Causes", "The Coze quota is used up. Top it up, or go on offline."),
    Cause.RATE: QT_TRANSLATE_NOOP("Causes", "Coze takes no more requests for now. Ask again in a minute."),
    Cause.BUSY: QT_TRANSLATE_NOOP("Causes", "Coze still answers an earlier message. Ask again in a moment."),
    Cause.NOT_FOUND: QT_TRANSLATE_NOOP("Causes", "Coze does not know the bot or the workflow. Check their ids."),
    Cause.CONFIGURATION: QT_TRANSLATE_NOOP("Causes", "Coze does not accept the request. Check the bot's settings."),
    Cause.SERVER: QT_TRANSLATE_NOOP("Causes", "Coze has trouble on its side. Ask again in a moment."),
    Cause.BROKEN_STREAM: QT_TRANSLATE_NOOP(
        "Causes", "Coze broke off in the middle of its reply. Ask again for a whole one."
    ),
    Cause.BAD_ANSWER: QT_TRANSLATE_NOOP("Causes", "Coze answered with something unreadable. Ask again."),
    Cause.PRIVACY: QT_TRANSLATE_NOOP(
        "Causes", "What was to be sent may still hold personal data, so nothing was sent. Report the trace id."
    ),
    Cause.UNRECORDED: QT_TRANSLATE_NOOP(
        "Causes", "What was to be sent could not be written down first, so nothing was sent. Check the disk."
    ),
    Cause.BREAKER_OPEN: QT_TRANSLATE_NOOP(
        "Causes", "Coze failed several times and is left alone for a while. It is tried again by itself."
    ),
    Cause.LISTED_WORDS: QT_TRANSLATE_NOOP(
        "Causes", "Coze's reply holds a word from the word list, so the local answer is offered instead."
    ),
}


def error_sentence(code: str, message: str = "") -> str:
    """What the user reads for an error code. A code without a text of its own falls back on the English message."""
    if code in ERRORS:
        return QCoreApplication.translate("Errors", str(ERRORS[code]))
    if code in set(Cause):
        return cause_sentence(Cause(code))
    return message or QCoreApplication.translate("Errors", str(ERRORS["internal"]))


def cause_sentence(cause: Cause) -> str:
    """Why Coze was not used, and what to do about it."""
    return QCoreApplication.translate("Causes", str(CAUSES[cause]))


def sentence_for(error: BaseException) -> str:
    """What the user reads for an exception; one that is not ours is a bug, and its text is for the log alone."""
    if isinstance(error, AppError):
        return error_sentence(error.code, error.message)
    return QCoreApplication.translate(
        "Errors", "Something unexpected happened. Nothing was lost; try again, and tell support if it comes back."
    )


def cause_name(cause: Cause) -> str:
    """A cause in a word or two, for places where the sentence does not fit."""
    return {
        Cause.OFFLINE_BY_CHOICE: QCoreApplication.translate("Causes", "offline by choice"),
        Cause.NOT_CONFIGURED: QCoreApplication.translate("Causes", "not set up"),
        Cause.UNREACHABLE: QCoreApplication.translate("Causes", "unreachable"),
        Cause.TIMEOUT: QCoreApplication.translate("Causes", "too slow"),
        Cause.AUTH: QCoreApplication.translate("Causes", "token refused"),
        Cause.PERMISSION: QCoreApplication.translate("Causes", "no permission"),
        Cause.QUOTA: QCoreApplication.translate("Causes", "quota used up"),
        Cause.RATE: QCoreApplication.translate("Causes", "too many requests"),
        Cause.BUSY: QCoreApplication.translate("Causes", "busy"),
        Cause.NOT_FOUND: QCoreApplication.translate("Causes", "bot not found"),
        Cause.CONFIGURATION: QCoreApplication.translate("Causes", "wrong settings"),
        Cause.SERVER: QCoreApplication.translate("Causes", "server error"),
        Cause.BROKEN_STREAM: QCoreApplication.translate("Causes", "broke off"),
        Cause.BAD_ANSWER: QCoreApplication.translate("Causes", "unreadable answer"),
        Cause.BREAKER_OPEN: QCoreApplication.translate("Causes", "paused after failures"),
        Cause.LISTED_WORDS: QCoreApplication.translate("Causes", "listed word in the reply"),
        Cause.PRIVACY: QCoreApplication.translate("Causes", "held back: personal data"),
        Cause.UNRECORDED: QCoreApplication.translate("Causes", "held back: not recorded"),
    }[cause]
