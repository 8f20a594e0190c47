"""What is the matter with a card, in sentences: each state has one, with at most one thing to do about it."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from desktop_cs.domain.dialogue import Act, Reason
from desktop_cs.domain.engine import Cause
from desktop_cs.domain.outcome import OutcomeKind
from desktop_cs.domain.words import Layer
from desktop_cs.pipeline.rework import NEEDS_COZE
from desktop_cs.ui.error_text import cause_name, cause_sentence, error_sentence
from desktop_cs.ui.widgets.basic import Role
from desktop_cs.ui.words import reason_name, slot_name
from desktop_cs.viewmodels.card import CardState, Phase

_CONNECTING = frozenset({Cause.NOT_CONFIGURED, Cause.AUTH, Cause.PERMISSION, Cause.NOT_FOUND})


class Remedy(StrEnum):
    """What the button of a notice does."""

    NONE = "none"
    ASK_AGAIN = "ask_again"
    PLUG_IN = "plug_in"
    CONNECT = "connect"
    NEWEST = "newest"
    WRITE = "write"
    INSERT = "insert"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Told:
    """One notice."""

    text: str
    role: Role
    icon: str
    remedy: Remedy = Remedy.NONE


def notices(card: CardState, *, is_plugged: bool, is_newest: bool) -> tuple[Told, ...]:
    """Everything to be said about a card, the most pressing first."""
    told = [_outcome(card), _stale(card, is_newest=is_newest), _failure(card), _act(card), _warning(card)]
    told.append(_cause(card, is_plugged=is_plugged))
    return tuple(item for item in told if item is not None)


def remedy_name(remedy: Remedy) -> str:
    """What the button of a notice says."""
    return {
        Remedy.NONE: "",
        Remedy.ASK_AGAIN: QCoreApplication.translate("Notices", "Ask again"),
        Remedy.PLUG_IN: QCoreApplication.translate("Notices", "Plug in"),
        Remedy.CONNECT: QCoreApplication.translate("Notices", "Connect Coze"),
        Remedy.NEWEST: QCoreApplication.translate("Notices", "Show the newest"),
        Remedy.WRITE: QCoreApplication.translate("Notices", "Write a reply"),
        Remedy.INSERT: QCoreApplication.translate("Notices", "Insert it"),
        Remedy.SOURCES: QCoreApplication.translate("Notices", "Show the sources"),
    }[remedy]


def _outcome(card: CardState) -> Told | None:
    if card.outcome is None:
        return None
    match card.outcome.kind:
        case OutcomeKind.SENT_UNEDITED:
            return Told(QCoreApplication.translate("Notices", "Sent as it was."), "ok", "check")
        case OutcomeKind.SENT_EDITED:
            return Told(QCoreApplication.translate("Notices", "Sent with your edits."), "ok", "edited")
        case OutcomeKind.REJECTED:
            reason = reason_name(card.outcome.reason) if card.outcome.reason else ""
            text = QCoreApplication.translate("Notices", "Rejected: {reason}").format(reason=reason)
            return Told(text, "plain", "rejected", Remedy.ASK_AGAIN)
        case _:
            return None


def _stale(card: CardState, *, is_newest: bool) -> Told | None:
    if not card.stale or card.outcome is not None:
        return None
    text = QCoreApplication.translate("Notices", "The customer wrote again; this is out of date.")
    return Told(text, "warn", "stale", Remedy.ASK_AGAIN if is_newest else Remedy.NEWEST)


def _failure(card: CardState) -> Told | None:
    if card.phase is not Phase.FAILED:
        return None
    return Told(error_sentence(card.error_code, card.error_message), "bad", "failed", Remedy.ASK_AGAIN)


def _act(card: CardState) -> Told | None:
    if card.act is Act.BLOCKED:
        return _blocked(card)
    if card.act is Act.ASK_SLOT and card.missing:
        missing = ", ".join(slot_name(name) for name in card.missing)
        text = QCoreApplication.translate("Notices", "Still missing: {slots}. The reply asks for it.")
        return Told(text.format(slots=missing), "accent", "question", Remedy.INSERT)
    if card.act is Act.ORDER_ANSWER and card.reason in (Reason.ORDER_NOT_FOUND, Reason.ORDER_NEAR):
        text = QCoreApplication.translate("Notices", "No such order on this machine. Check the number.")
        return Told(text, "warn", "question", Remedy.INSERT)
    return _simple_act(card) or _low(card)


def _simple_act(card: CardState) -> Told | None:
    silent = QCoreApplication.translate(
        "Notices", "Nothing reliable is known about this. Ask the customer for more, or answer yourself."
    )
    person = QCoreApplication.translate("Notices", "This is for a person: read it yourself before you answer.")
    unclear = QCoreApplication.translate("Notices", "It is not clear what is meant. The reply asks back.")
    told = {
        Act.SILENT: Told(silent, "plain", "question", Remedy.WRITE),
        Act.HAND_OVER: Told(person, "warn", "hand_over", Remedy.WRITE),
        Act.CLARIFY: Told(unclear, "accent", "question", Remedy.INSERT),
    }
    return told.get(card.act) if card.act is not None and not card.is_running else None


def _blocked(card: CardState) -> Told:
    company = any(hit.layer is Layer.COMPANY for hit in card.hits)
    words = ", ".join(dict.fromkeys(hit.word for hit in card.hits))
    if not words:
        text = QCoreApplication.translate("Notices", "A listed word was found. Nothing left this machine.")
    elif company:
        text = QCoreApplication.translate("Notices", "On the company's list: {words}. Nothing left this machine.")
    else:
        text = QCoreApplication.translate("Notices", "On the open list: {words}. Nothing left this machine.")
    return Told(text.format(words=words), "warn", "blocked", Remedy.WRITE)


def _warning(card: CardState) -> Told | None:
    words = ", ".join(dict.fromkeys(hit.word for hit in card.hits))
    if not words or card.act is Act.BLOCKED:
        return None
    text = QCoreApplication.translate("Notices", "Listed words to look at: {words}.").format(words=words)
    return Told(text, "warn", "attention")


def _low(card: CardState) -> Told | None:
    if not card.is_low or card.place > 1 or card.is_running or not card.text or card.act is Act.CHAT:
        return None
    text = QCoreApplication.translate("Notices", "The score is below the threshold. Check the evidence first.")
    return Told(text, "warn", "attention", Remedy.SOURCES)


def _cause(card: CardState, *, is_plugged: bool) -> Told | None:
    if card.cause is None or card.act is Act.BLOCKED:
        return None
    text = cause_sentence(card.cause)
    if card.reason == NEEDS_COZE:
        text = QCoreApplication.translate("Notices", "Changing a reply takes Coze ({cause}). It is as it was.")
        text = text.format(cause=cause_name(card.cause))
    elif card.partial:
        text = QCoreApplication.translate("Notices", "Coze: {cause}. What had come is kept; the local answer follows.")
        text = text.format(cause=cause_name(card.cause))
    remedy = Remedy.ASK_AGAIN
    if card.cause is Cause.OFFLINE_BY_CHOICE or not is_plugged:
        remedy = Remedy.PLUG_IN
    elif card.cause in _CONNECTING:
        remedy = Remedy.CONNECT
    return Told(text, "warn", "down", Remedy.NONE if card.is_running else remedy)
