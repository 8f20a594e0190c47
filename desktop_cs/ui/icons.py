"""The icon set: one outline family (Phosphor, through qtawesome), named by what each icon means here."""

from functools import cache
from typing import Any

from PySide6.QtGui import QIcon

_GLYPHS = {
    "ask": "ph.sparkle",
    "attention": "ph.warning",
    "blocked": "ph.prohibit",
    "check": "ph.check-circle",
    "close": "ph.x",
    "copy": "ph.copy",
    "down": "ph.cloud-slash",
    "edited": "ph.pencil-line",
    "failed": "ph.warning-octagon",
    "filter": "ph.funnel",
    "hand_over": "ph.users",
    "info": "ph.info",
    "keyboard": "ph.keyboard",
    "knowledge": "ph.book-open",
    "language": "ph.translate",
    "ledger": "ph.receipt",
    "less": "ph.caret-down",
    "memory": "ph.key",
    "moon": "ph.moon",
    "more": "ph.caret-right",
    "note": "ph.note-pencil",
    "offline": "ph.link-break",
    "online": "ph.link",
    "paste": "ph.clipboard-text",
    "question": "ph.question",
    "rejected": "ph.thumbs-down",
    "search": "ph.magnifying-glass",
    "send": "ph.paper-plane-tilt",
    "signed_out": "ph.sign-out",
    "slow": "ph.hourglass-medium",
    "stale": "ph.clock-counter-clockwise",
    "sun": "ph.sun",
    "system": "ph.circle-half",
    "threshold": "ph.sliders-horizontal",
    "timer": "ph.timer",
    "unsealed": "ph.lock-open",
    "sealed": "ph.lock",
    "shield": "ph.shield-check",
    "workbench": "ph.chat-circle-dots",
}


def icon(name: str, colour: str, disabled: str = "") -> QIcon:
    """An icon in one colour. The font is loaded with the first one."""
    made: QIcon = _font().icon(_GLYPHS[name], color=colour, color_disabled=disabled or colour)
    return made


@cache
def _font() -> Any:
    from qtawesome.iconic_font import IconicFont  # noqa: PLC0415 — takes a third of a second, so not before it is needed

    return IconicFont(("ph", "phosphor-1.3.0.ttf", "phosphor-charmap-1.3.0.json"))
