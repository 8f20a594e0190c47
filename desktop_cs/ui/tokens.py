"""The design tokens: colour roles for light and dark, spacing, radii and the type scale. One file decides the look."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """One colour per role. `*_soft` is the background that goes with the role's text."""

    bg: str
    surface: str
    raised: str
    sunken: str
    line: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    mask: str
    mask_soft: str
    mark: str
    note: str
    note_line: str
    bubble_agent: str
    bubble_customer: str


LIGHT = Colours(
    bg="#f4f5f7",
    surface="#ffffff",
    raised="#ffffff",
    sunken="#f0f2f5",
    line="#e2e5ea",
    text="#1d2229",
    muted="#5c6673",
    faint="#66707d",
    accent="#2460d8",
    accent_hover="#1c51bd",
    accent_soft="#e8effc",
    on_accent="#ffffff",
    ok="#12715a",
    ok_soft="#e3f4ee",
    warn="#94500a",
    warn_soft="#fdf1de",
    bad="#b3282d",
    bad_soft="#fdeaea",
    mask="#6b3fa8",
    mask_soft="#f0eafa",
    mark="#fff0b8",
    note="#fff8e1",
    note_line="#ecd9a0",
    bubble_agent="#e8effc",
    bubble_customer="#f0f2f5",
)
DARK = Colours(
    bg="#14171b",
    surface="#1b1f25",
    raised="#22272e",
    sunken="#171a1f",
    line="#313843",
    text="#e6e9ee",
    muted="#a4aebb",
    faint="#929cab",
    accent="#82aaff",
    accent_hover="#9bbcff",
    accent_soft="#223357",
    on_accent="#0e1420",
    ok="#6cc9a8",
    ok_soft="#16352b",
    warn="#e9b36a",
    warn_soft="#3a2b14",
    bad="#f08a8d",
    bad_soft="#3d1f21",
    mask="#c4a6f2",
    mask_soft="#2f2545",
    mark="#574a16",
    note="#2c2719",
    note_line="#5a4d26",
    bubble_agent="#223357",
    bubble_customer="#262c34",
)

# Type scale in pixels, as the mock has it.
FONT_SMALL = 11
FONT_FINE = 12
FONT_BASE = 13
FONT_TEXT = 14
FONT_TITLE = 15
LINE_TEXT = 160  # per cent: Chinese needs more air between lines than Latin
LINE_REPLY = 165

# Sizes in pixels.
RAIL_WIDTH = 56
INBOX_WIDTH = 284
SUGGESTION_WIDTH = 388
HEAD_HEIGHT = 52
STATUS_HEIGHT = 28
ROW_HEIGHT = 58
RADIUS_SMALL = 6
RADIUS = 8
RADIUS_LARGE = 12

FAMILIES = ("Noto Sans CJK SC", "Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "WenQuanYi Micro Hei")
MONO_FAMILIES = (
    "JetBrains Mono",
    "Noto Sans Mono CJK SC",
    "Cascadia Mono",
    "Menlo",
    "WenQuanYi Micro Hei Mono",
    "monospace",
)
