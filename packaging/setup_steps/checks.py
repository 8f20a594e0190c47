"""The checks of `test`, in order: all of them run, and all that failed are named."""

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from setup_steps import lock, translations
from setup_steps.environment import Environment
from setup_steps.handover import hand_over
from setup_steps.talk import Stop, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check: `passes` prints what it finds and says whether all is well."""

    title: str
    passes: Callable[[], bool]


def run_all(environment: Environment, pytest_arguments: Sequence[str]) -> int:
    """0 when every check passed. Nothing is printed after a passing pytest, so its closing line stays the last."""
    checks = [
        Check(title="ruff check", passes=lambda: _tool(environment, "ruff", "check", ".")),
        Check(title="ruff format", passes=lambda: _tool(environment, "ruff", "format", "--check", ".")),
        Check(title="mypy", passes=lambda: _tool(environment, "mypy")),
        Check(title="requirements.lock", passes=lambda: _lock_is_good(environment)),
        Check(title="translations", passes=lambda: _translations_compile(environment)),
    ]
    failed = [check.title for check in checks if not _passes(check)]
    say("\n== pytest")
    if hand_over([environment.python, "-m", "pytest", *pytest_arguments], env=test_environment()) != 0:
        failed.append("pytest")
    if failed:
        say(f"\nFailed: {', '.join(failed)}. The lines under each headline above say what and where.")
    return 1 if failed else 0


def test_environment() -> dict[str, str]:
    return {"QT_QPA_PLATFORM": "offscreen", **os.environ}


def _passes(check: Check) -> bool:
    say(f"\n== {check.title}")
    begun = time.monotonic()
    good = check.passes()
    say(f"-- {check.title}: {'passed' if good else 'FAILED'} after {time.monotonic() - begun:.1f} s")
    return good


def _tool(environment: Environment, *words: str) -> bool:
    return subprocess.run([environment.python, "-m", *words], check=False).returncode == 0


def _lock_is_good(environment: Environment) -> bool:
    found = lock.check(environment.root)
    for problem in found:
        say(problem)
    return not found


def _translations_compile(environment: Environment) -> bool:
    try:
        translations.compile_all(environment, translations.sources(environment.root))
    except Stop as stop:
        say(str(stop))
        return False
    return True
