"""Draws every scene in both languages, looks and sizes into a folder, to be looked at.

Only on request: `DESKTOP_CS_PICTURES=/some/folder pytest tests/ui/test_pictures.py`.
"""

import os
from pathlib import Path

import pictures
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop_cs.ui.theme import ThemeChoice
from desktop_cs.ui.translation import ScreenLanguage

FOLDER = os.environ.get("DESKTOP_CS_PICTURES")
SIZES = ((1280, 800), (1920, 1080))


@pytest.mark.skipif(FOLDER is None, reason="set DESKTOP_CS_PICTURES to a folder to draw the scenes into it")
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("look", [ThemeChoice.LIGHT, ThemeChoice.DARK])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("scene", [*pictures.SCENES, "empty"])
def test_draw(
    qapp: QApplication,
    translations: Path,
    scene: str,
    language: ScreenLanguage,
    look: ThemeChoice,
    size: tuple[int, int],
) -> None:
    file = Path(FOLDER or ".") / f"{scene}-{language}-{look}-{size[0]}.png"
    pictures.draw(scene, file, translations, language, look, size)
    assert QImage(str(file)).width() == size[0]
