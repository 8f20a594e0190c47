"""The domain's words on the screen: engines, stages, bands, outcomes, reasons and times, in the user's language."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QObject

from desktop_cs.domain.catalogue import FALLBACK, Catalogue
from desktop_cs.domain.changes import EngineState
from desktop_cs.domain.engine import EngineName
from desktop_cs.domain.order import OrderStatus
from desktop_cs.domain.outcome import OutcomeKind, RejectReason
from desktop_cs.viewmodels.card import Band
from desktop_cs.viewmodels.visits import TimeLeft

_HOT_S = 300  # the cache keeps nothing for longer


def language_code() -> str:
    """The catalogue's code for the screen's language: `zh` or `en`."""
    return "zh" if QLocale().language() is QLocale.Language.Chinese else "en"


def intent_title(catalogue: Catalogue, name: str) -> str:
    """What the screen calls an intent."""
    if name == FALLBACK:
        return QCoreApplication.translate("Words", "Not recognised")
    return catalogue.title(name, language_code())


def engine_name(engine: EngineName) -> str:
    """Who wrote the reply."""
    return {
        EngineName.COZE: "Coze",
        EngineName.OFFLINE: QCoreApplication.translate("Words", "Local"),
        EngineName.CACHE: QCoreApplication.translate("Words", "Cache"),
        EngineName.GUARD: QCoreApplication.translate("Words", "Word filter"),
    }[engine]


def engine_state(state: EngineState) -> str:
    """How Coze stands."""
    return {
        EngineState.ONLINE: QCoreApplication.translate("Words", "Coze online"),
        EngineState.SLOW: QCoreApplication.translate("Words", "Coze slow"),
        EngineState.LIMITED: QCoreApplication.translate("Words", "Coze limited"),
        EngineState.SIGNED_OUT: QCoreApplication.translate("Words", "Coze signed out"),
        EngineState.DOWN: QCoreApplication.translate("Words", "Coze down"),
        EngineState.OFFLINE_BY_CHOICE: QCoreApplication.translate("Words", "Offline by choice"),
        EngineState.NOT_CONFIGURED: QCoreApplication.translate("Words", "Coze not connected"),
    }[state]


def band_name(band: Band) -> str:
    """A score in one word."""
    return {
        Band.HIGH: QCoreApplication.translate("Words", "High"),
        Band.MEDIUM: QCoreApplication.translate("Words", "Medium"),
        Band.LOW: QCoreApplication.translate("Words", "Low"),
    }[band]


def stage_name(stage: str) -> str:
    """What the screen calls a stage of the turn."""
    return {
        "receive": QCoreApplication.translate("Words", "receive"),
        "guard": QCoreApplication.translate("Words", "word filter"),
        "redact": QCoreApplication.translate("Words", "redact"),
        "understand": QCoreApplication.translate("Words", "understand"),
        "track": QCoreApplication.translate("Words", "track"),
        "look_up": QCoreApplication.translate("Words", "look up"),
        "compose": QCoreApplication.translate("Words", "compose"),
        "restore": QCoreApplication.translate("Words", "restore"),
    }.get(stage, stage)


def purpose_name(purpose: str) -> str:
    """What something was sent for."""
    return {
        "understand": QCoreApplication.translate("Words", "to understand"),
        "compose": QCoreApplication.translate("Words", "to compose"),
        "cancel": QCoreApplication.translate("Words", "to stop composing"),
    }.get(purpose, purpose)


def slot_name(slot: str) -> str:
    """What the screen calls a slot; a shop's own slots keep their name."""
    return {
        "order_number": QCoreApplication.translate("Words", "order number"),
        "phone": QCoreApplication.translate("Words", "phone"),
        "amount": QCoreApplication.translate("Words", "amount"),
        "date": QCoreApplication.translate("Words", "date"),
        "product": QCoreApplication.translate("Words", "product"),
        "address": QCoreApplication.translate("Words", "address"),
        "waybill": QCoreApplication.translate("Words", "waybill"),
        "size": QCoreApplication.translate("Words", "size"),
        "colour": QCoreApplication.translate("Words", "colour"),
    }.get(slot, slot)


def outcome_name(kind: OutcomeKind) -> str:
    """What became of a suggestion."""
    return {
        OutcomeKind.SENT_UNEDITED: QCoreApplication.translate("Words", "suggestion sent as it was"),
        OutcomeKind.SENT_EDITED: QCoreApplication.translate("Words", "suggestion sent with edits"),
        OutcomeKind.REJECTED: QCoreApplication.translate("Words", "suggestion rejected"),
        OutcomeKind.IGNORED: QCoreApplication.translate("Words", "suggestion not used"),
        OutcomeKind.EXPIRED: QCoreApplication.translate("Words", "suggestion expired"),
    }[kind]


def reason_name(reason: RejectReason) -> str:
    """Why a suggestion was rejected."""
    return {
        RejectReason.WRONG_FACT: QCoreApplication.translate("Words", "Wrong fact"),
        RejectReason.WRONG_INTENT: QCoreApplication.translate("Words", "Wrong intent"),
        RejectReason.OUTDATED: QCoreApplication.translate("Words", "Outdated"),
        RejectReason.TONE: QCoreApplication.translate("Words", "Wrong tone"),
        RejectReason.INCOMPLETE: QCoreApplication.translate("Words", "Incomplete"),
        RejectReason.UNSAFE: QCoreApplication.translate("Words", "Unsafe to say"),
        RejectReason.OTHER: QCoreApplication.translate("Words", "Another reason"),
    }[reason]


def order_status(status: OrderStatus) -> str:
    """Where an order stands."""
    return {
        OrderStatus.UNPAID: QCoreApplication.translate("Words", "not paid"),
        OrderStatus.PAID: QCoreApplication.translate("Words", "paid"),
        OrderStatus.PACKED: QCoreApplication.translate("Words", "packed"),
        OrderStatus.SHIPPED: QCoreApplication.translate("Words", "on its way"),
        OrderStatus.DELIVERED: QCoreApplication.translate("Words", "delivered"),
        OrderStatus.RETURNING: QCoreApplication.translate("Words", "being returned"),
        OrderStatus.REFUNDED: QCoreApplication.translate("Words", "refunded"),
        OrderStatus.CANCELLED: QCoreApplication.translate("Words", "cancelled"),
    }[status]


def channel_name(channel: str) -> str:
    """Where a customer writes from."""
    return {
        "web": QCoreApplication.translate("Words", "Web chat"),
        "paste": QCoreApplication.translate("Words", "Pasted"),
        "demo": QCoreApplication.translate("Words", "Demo"),
        "cli": QCoreApplication.translate("Words", "Command line"),
    }.get(channel, channel)


def clock(span: timedelta) -> str:
    """A stretch of time as `m:ss`, or `h:mm:ss` from an hour on."""
    seconds = int(span.total_seconds())
    hours, rest = divmod(seconds, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"


def time_left(shown: TimeLeft) -> str:
    """A time left in words, by the minute; in the last minute by the second."""
    if shown.minutes >= 60:
        hours = QCoreApplication.translate("Words", "{hours} h {minutes} min")
        return hours.format(hours=shown.minutes // 60, minutes=shown.minutes % 60)
    if shown.minutes:
        return QCoreApplication.translate("Words", "{minutes} min").format(minutes=shown.minutes)
    return QCoreApplication.translate("Words", "{seconds} s").format(seconds=shown.seconds)


def duration(ms: float) -> str:
    """A measured time: milliseconds below one second, else seconds with one digit."""
    return f"{ms / 1000:.1f}\u00a0s" if ms >= 1000 else f"{ms:.0f}\u00a0ms"


def day_name(day: date, today: date | None) -> str:
    """A calendar day as the agent thinks of it."""
    if day == today:
        return QCoreApplication.translate("Words", "Today")
    if today is not None and day == today - timedelta(days=1):
        return QCoreApplication.translate("Words", "Yesterday")
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


def age(since: datetime, now: datetime) -> str:
    """How old something is, in whole days."""
    days = max((now - since).days, 0)
    return Counts().days_ago(days) if days else QCoreApplication.translate("Words", "new today")


def cached(since: datetime, now: datetime) -> str:
    """That an answer came from the cache, and how old it was; not of a card that is looked at again later."""
    seconds = max(int((now - since).total_seconds()), 0)
    if seconds > _HOT_S:
        return QCoreApplication.translate("Words", "from cache")
    return QCoreApplication.translate("Words", "from cache, {seconds} s old").format(seconds=seconds)


class Counts(QObject):
    """Phrases with a number in them. The extraction of texts finds plurals only in `self.tr`."""

    def days_ago(self, days: int) -> str:
        """How long ago something was changed."""
        return self.tr("%n day(s) old", "", days)

    def unread(self, messages: int) -> str:
        """How many messages nobody has looked at."""
        return self.tr("%n unread", "", messages)
