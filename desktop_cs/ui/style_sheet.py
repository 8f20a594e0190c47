"""The style sheet, made from the tokens: spacing, radii and the roles that Qt's palette does not have."""

from desktop_cs.ui.tokens import (
    FONT_BASE,
    FONT_FINE,
    FONT_SMALL,
    FONT_TITLE,
    RADIUS,
    RADIUS_LARGE,
    RADIUS_SMALL,
    Colours,
)


def style_sheet(c: Colours) -> str:
    """The whole sheet for one set of colours."""
    return "\n".join((_panes(c), _texts(c), _chips(c), _buttons(c), _quiet_buttons(c), _fields(c), _cards(c), _bars(c)))


def _panes(c: Colours) -> str:
    return f"""
    QMainWindow, QDialog {{ background: {c.surface}; }}
    #rail {{ background: {c.sunken}; border-right: 1px solid {c.line}; }}
    #pane {{ background: {c.surface}; }}
    #head {{ background: {c.surface}; border-bottom: 1px solid {c.line}; }}
    #actions {{ background: {c.surface}; border-top: 1px solid {c.line}; }}
    #composer {{ background: {c.surface}; border-top: 1px solid {c.line}; }}
    #statusBar {{ background: {c.sunken}; border-top: 1px solid {c.line}; }}
    QSplitter::handle {{ background: {c.line}; }}
    QListView {{ background: {c.surface}; border: none; outline: none; }}
    QScrollArea, #cards {{ background: {c.surface}; border: none; }}
    QScrollBar:vertical {{ background: transparent; width: 10px; margin: 2px; }}
    QScrollBar::handle:vertical {{ background: {c.line}; border-radius: 3px; min-height: 32px; }}
    QScrollBar::handle:vertical:hover {{ background: {c.faint}; }}
    QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
        background: none; border: none; height: 0; width: 0; }}
    QToolTip {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.line}; padding: 3px 6px; }}
    QMenu {{ background: {c.raised}; border: 1px solid {c.line}; border-radius: {RADIUS}px; padding: 4px; }}
    QMenu::item {{ padding: 5px 14px; border-radius: {RADIUS_SMALL}px; }}
    QMenu::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}
    """


def _texts(c: Colours) -> str:
    return f"""
    QLabel {{ background: transparent; }}
    #title {{ font-size: {FONT_TITLE}px; font-weight: 600; }}
    #strong {{ font-weight: 600; }}
    #sub, #faint {{ color: {c.muted}; font-size: {FONT_FINE}px; }}
    #warnText {{ color: {c.warn}; font-size: {FONT_FINE}px; }}
    #badText {{ color: {c.bad}; font-size: {FONT_FINE}px; }}
    #emptyTitle {{ font-size: {FONT_TITLE}px; font-weight: 600; }}
    #emptyText {{ color: {c.muted}; }}
    """


def _chips(c: Colours) -> str:
    roles = {
        "plain": (c.sunken, c.muted),
        "ok": (c.ok_soft, c.ok),
        "warn": (c.warn_soft, c.warn),
        "bad": (c.bad_soft, c.bad),
        "accent": (c.accent_soft, c.accent),
        "mask": (c.mask_soft, c.mask),
    }
    rules = [f'#chip[role="{role}"] {{ background: {back}; color: {text}; }}' for role, (back, text) in roles.items()]
    strips = [
        f'#notice[role="{role}"] {{ background: {back}; border-radius: {RADIUS}px; }}'
        f'#notice[role="{role}"] #noticeText {{ color: {text}; }}'
        for role, (back, text) in roles.items()
    ]
    base = f"#chip {{ font-size: {FONT_FINE}px; border-radius: 10px; padding: 0 8px; min-height: 20px; }}"
    number = f"#number {{ background: {c.accent}; color: {c.on_accent}; border-radius: {RADIUS_SMALL}px;"
    quiet = f'#number[quiet="true"] {{ background: {c.sunken}; color: {c.muted}; }}'
    return "\n".join((base, *rules, *strips, f"{number} font-size: {FONT_FINE}px; font-weight: 600; }}", quiet))


def _buttons(c: Colours) -> str:
    return f"""
    QPushButton {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.line}; border-radius: {RADIUS}px;
        padding: 4px 10px; min-height: 18px; }}
    QPushButton:hover {{ background: {c.sunken}; }}
    QPushButton:focus {{ border: 1px solid {c.accent}; }}
    QPushButton:pressed {{ background: {c.accent_soft}; }}
    QPushButton[kind=""]:checked {{ background: {c.accent_soft}; border: 1px solid {c.accent}; }}
    QPushButton:disabled {{ color: {c.faint}; background: {c.surface}; }}
    QPushButton[kind="primary"] {{ background: {c.accent}; border-color: {c.accent}; color: {c.on_accent};
        font-weight: 600; }}
    QPushButton[kind="primary"]:hover {{ background: {c.accent_hover}; }}
    QPushButton[kind="primary"]:focus {{ border: 1px solid {c.text}; }}
    QPushButton[kind="primary"]:disabled {{ background: {c.sunken}; border-color: {c.line}; color: {c.faint}; }}
    QPushButton[kind="tab"] {{ border: 1px solid transparent; background: transparent; color: {c.muted};
        padding: 2px 8px; border-radius: {RADIUS_SMALL + 1}px; font-size: {FONT_FINE}px; }}
    QPushButton[kind="tab"]:hover {{ background: {c.sunken}; }}
    QPushButton[kind="tab"]:checked {{ background: {c.accent_soft}; color: {c.accent}; }}
    QPushButton[kind="tab"]:focus {{ border: 1px solid {c.accent}; }}
    """


def _quiet_buttons(c: Colours) -> str:
    return f"""
    QPushButton[kind="link"] {{ border: 1px solid transparent; background: transparent; color: {c.accent};
        padding: 1px 4px; font-size: {FONT_FINE}px; text-align: left; }}
    QPushButton[kind="link"]:hover {{ text-decoration: underline; }}
    QPushButton[kind="link"]:focus {{ border: 1px solid {c.accent}; border-radius: {RADIUS_SMALL}px; }}
    QPushButton[kind="fold"] {{ border: 1px solid transparent; background: transparent; color: {c.muted};
        padding: 0; font-size: {FONT_FINE}px; text-align: left; }}
    QPushButton[kind="fold"]:focus {{ border: 1px solid {c.accent}; border-radius: {RADIUS_SMALL}px; }}
    QPushButton[kind="rail"] {{ border: 1px solid transparent; background: transparent; border-radius: 10px;
        padding: 0; min-width: 38px; max-width: 38px; min-height: 38px; max-height: 38px; }}
    QPushButton[kind="rail"]:hover {{ background: {c.line}; }}
    QPushButton[kind="rail"]:checked {{ background: {c.accent_soft}; }}
    QPushButton[kind="rail"]:focus {{ border: 1px solid {c.accent}; }}
    QPushButton[kind="status"] {{ border: 1px solid transparent; background: transparent; color: {c.muted};
        padding: 0 6px; border-radius: {RADIUS_SMALL}px; font-size: {FONT_FINE}px; min-height: 20px; }}
    QPushButton[kind="status"]:hover {{ background: {c.line}; }}
    QPushButton[kind="status"]:checked {{ background: {c.warn_soft}; color: {c.warn}; }}
    QPushButton[kind="status"]:focus {{ border: 1px solid {c.accent}; }}
    """


def _fields(c: Colours) -> str:
    return f"""
    QLineEdit, #field {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: {RADIUS}px;
        padding: 4px 9px; selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
    QLineEdit:focus, #field:focus {{ border: 1px solid {c.accent}; }}
    QComboBox {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: {RADIUS}px; padding: 4px 9px; }}
    QComboBox:focus {{ border: 1px solid {c.accent}; }}
    QComboBox QLineEdit {{ border: none; padding: 0; }}
    QComboBox::drop-down {{ border: none; width: 26px; }}
    QComboBox QAbstractItemView {{ background: {c.raised}; border: 1px solid {c.line}; padding: 4px; }}
    #editor {{ background: transparent; border: none; }}
    """


def _cards(c: Colours) -> str:
    return f"""
    #card {{ background: {c.raised}; border: 1px solid {c.line}; border-radius: {RADIUS_LARGE}px; }}
    #quietRow {{ background: transparent; border: 1px solid transparent; border-radius: {RADIUS}px; }}
    #quietRow:hover, #card:hover {{ border-color: {c.faint}; }}
    #quietRow:focus, #card:focus {{ border-color: {c.accent}; }}
    #card[best="true"] {{ border: 1px solid {c.accent}; }}
    #card[best="true"][stale="true"] {{ border: 1px solid {c.line}; }}
    #rule {{ background: {c.line}; border: none; max-height: 1px; min-height: 1px; }}
    #sent {{ background: {c.sunken}; border: none; border-radius: {RADIUS}px; color: {c.muted};
        padding: 7px 9px; }}
    #text, #noticeText {{ background: transparent; border: none; }}
    #fineText {{ background: transparent; border: none; color: {c.muted}; }}
    #keycap {{ font-size: {FONT_SMALL}px; }}
    """


def _bars(c: Colours) -> str:
    return f"""
    #banner {{ border-bottom: 1px solid {c.line}; }}
    QHeaderView::section {{ font-size: {FONT_BASE}px; }}
    #sheet {{ background: {c.raised}; }}
    """
