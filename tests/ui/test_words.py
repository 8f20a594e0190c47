"""Both languages are whole, every code has its sentence, and text reaches the screen only as plain text."""

import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop_cs import errors
from desktop_cs.domain.changes import EngineState
from desktop_cs.domain.engine import Cause, EngineName
from desktop_cs.domain.order import OrderStatus
from desktop_cs.domain.outcome import OutcomeKind, RejectReason
from desktop_cs.ui import words
from desktop_cs.ui.error_sentences import ERRORS
from desktop_cs.ui.error_text import CAUSES, cause_name, error_sentence, sentence_for
from desktop_cs.ui.icons import _GLYPHS, icon
from desktop_cs.ui.translation import Languages

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "desktop_cs"
LANGUAGES = ("zh_CN", "en")
Message = tuple[str, str, bool]  # context, source, whether it has plural forms


def messages(file: Path) -> dict[Message, ET.Element]:
    found = {}
    for context in ET.parse(file).getroot().iter("context"):  # noqa: S314 — our own file
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            found[name, message.findtext("source") or "", message.get("numerus") == "yes"] = message
    return found


def forms(message: ET.Element) -> list[str]:
    translation = message.find("translation")
    assert translation is not None
    plural = [form.text or "" for form in translation.iter("numerusform")]
    return plural or [translation.text or ""]


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_are_those_of_the_source(language: str, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    command = [tool, "-extensions", "py", PACKAGE, "-ts", fresh, "-locations", "none", "-source-language", "en"]
    subprocess.run([*command, "-target-language", language], check=True, capture_output=True)
    kept = messages(ROOT / "i18n" / f"desktop_cs_{language}.ts")
    assert set(kept) == set(messages(fresh)), "run packaging's translation update"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated_and_keeps_its_placeholders(language: str) -> None:
    for (context, source, _), message in messages(ROOT / "i18n" / f"desktop_cs_{language}.ts").items():
        translation = message.find("translation")
        assert translation is not None
        assert translation.get("type") is None, f"{context}: {source}"
        for form in forms(message):
            assert form.strip(), f"{context}: {source}"
            placeholders = re.compile(r"\{[^}]*\}|%n")
            assert sorted(placeholders.findall(form)) == sorted(placeholders.findall(source)), f"{context}: {source}"


def test_chinese_is_chinese() -> None:
    latin_only = [
        source
        for (_, source, _), message in messages(ROOT / "i18n" / "desktop_cs_zh_CN.ts").items()
        if not any("\u4e00" <= sign <= "\u9fff" for sign in "".join(forms(message)))
    ]
    assert latin_only == []


def codes() -> Iterator[tuple[str, str]]:
    family = {name for name, kind in vars(errors).items() if isinstance(kind, type)}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
            if isinstance(node, ast.Call) and name in family and node.args and isinstance(node.args[0], ast.Constant):
                yield str(node.args[0].value), f"{path.name}:{node.lineno}"


def test_every_error_code_has_a_sentence() -> None:
    silent = {code: where for code, where in codes() if code not in ERRORS and code not in set(Cause)}
    assert silent == {}


def test_every_cause_has_a_sentence_and_a_name(qapp: QApplication) -> None:
    assert set(CAUSES) == set(Cause)
    assert all(cause_name(cause) for cause in Cause)


def test_an_unknown_code_falls_back_on_the_message() -> None:
    assert error_sentence("never_heard_of", "The moon is full.") == "The moon is full."
    assert error_sentence("timeout").startswith("Coze took too long")


def test_a_bug_does_not_show_its_text() -> None:
    assert "13812345678" not in sentence_for(ValueError("13812345678"))


def test_every_word_of_the_domain_has_one_on_the_screen(qapp: QApplication, translations: Path) -> None:
    languages = Languages(qapp, translations, "zh_CN")
    try:
        spoken = [words.engine_name(engine) for engine in EngineName]
        spoken += [words.engine_state(state) for state in EngineState]
        spoken += [words.outcome_name(kind) for kind in OutcomeKind]
        spoken += [words.reason_name(reason) for reason in RejectReason]
        spoken += [words.order_status(status) for status in OrderStatus]
        assert all(spoken)
        assert words.reason_name(RejectReason.TONE) == "语气不合适"
        assert words.Counts().days_ago(3) == "3 天前更新"
        languages.choose("en")
        assert (words.Counts().days_ago(1), words.Counts().days_ago(2)) == ("1 day old", "2 days old")
    finally:
        languages.leave()


def test_labels_and_tips_are_made_in_one_place() -> None:
    """Qt takes a text that looks like markup for markup, unless it is told otherwise."""
    allowed = {"plain.py": {"QLabel", "setToolTip"}, "elided.py": {"QLabel"}, "icon.py": {"QLabel"}}
    for path in (PACKAGE / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in ("QLabel", "setToolTip", "setHtml", "insertHtml", "setMarkdown", "QMessageBox"):
                    assert name in allowed.get(path.name, set()), f"{path.name}:{node.lineno}"


def test_every_icon_exists(qapp: QApplication) -> None:
    for name in _GLYPHS:
        assert not icon(name, "#000000").pixmap(16, 16).isNull()
