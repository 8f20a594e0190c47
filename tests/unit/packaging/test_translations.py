"""Only translations that are newer than their compiled file are compiled again."""

import os
from pathlib import Path

from setup_steps.translations import sources, stale


def touch(path: Path, seconds: int) -> Path:
    path.touch()
    os.utime(path, (seconds, seconds))
    return path


def test_the_stale_ones_are_found(tmp_path: Path) -> None:
    folder = tmp_path / "i18n"
    folder.mkdir()
    never = touch(folder / "en.ts", 100)
    changed = touch(folder / "zh_CN.ts", 200)
    touch(folder / "zh_CN.qm", 150)
    current = touch(folder / "zh_TW.ts", 200)
    touch(folder / "zh_TW.qm", 250)
    assert sources(tmp_path) == [never, changed, current]
    assert stale(tmp_path) == [never, changed]


def test_a_checkout_without_translations_has_nothing_to_do(tmp_path: Path) -> None:
    assert stale(tmp_path) == []
