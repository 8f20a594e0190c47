"""The lock check finds an address, an option, and a lock that pyproject.toml has left behind."""

from typing import Any

import pytest
from setup_steps.lock import inputs_digest, problems

PINS = "click==8.5.1 \\\n    --hash=sha256:00\n"


@pytest.fixture
def pyproject() -> dict[str, Any]:
    return {
        "project": {"requires-python": ">=3.11", "dependencies": ["click>=8", "httpx"]},
        "dependency-groups": {"dev": ["pytest"]},
    }


def lock_for(pyproject: dict[str, Any], pins: str = PINS) -> str:
    return f"# inputs sha256:{inputs_digest(pyproject)}\n{pins}"


def test_a_clean_and_current_lock_has_no_problem(pyproject: dict[str, Any]) -> None:
    assert problems(lock_for(pyproject), pyproject) == []


@pytest.mark.parametrize("line", ["--index-url https://mirror.example/simple", "click @ file:///wheels/click.whl"])
def test_an_address_is_found_with_its_line(line: str, pyproject: dict[str, Any]) -> None:
    (found,) = problems(lock_for(pyproject, PINS + line), pyproject)
    assert "line 4: holds an address" in found


def test_a_local_folder_of_packages_is_found(pyproject: dict[str, Any]) -> None:
    (found,) = problems(lock_for(pyproject, "--find-links /wheels\n" + PINS), pyproject)
    assert "line 2: holds the option --find-links" in found


@pytest.mark.parametrize(
    ("table", "key", "value"),
    [
        ("project", "dependencies", ["click>=8", "httpx", "qasync"]),
        ("project", "dependencies", ["click>=9", "httpx"]),
        ("project", "requires-python", ">=3.12"),
        ("dependency-groups", "dev", []),
    ],
)
def test_a_changed_requirement_makes_the_lock_stale(
    table: str, key: str, value: object, pyproject: dict[str, Any]
) -> None:
    lock = lock_for(pyproject)
    pyproject[table][key] = value
    (found,) = problems(lock, pyproject)
    assert "pyproject.toml has changed since" in found
    assert "bootstrap.py lock" in found


def test_the_order_of_requirements_does_not_count(pyproject: dict[str, Any]) -> None:
    lock = lock_for(pyproject)
    pyproject["project"]["dependencies"].reverse()
    assert problems(lock, pyproject) == []


def test_a_lock_written_by_other_means_is_refused(pyproject: dict[str, Any]) -> None:
    (found,) = problems(PINS, pyproject)
    assert "does not say what it was resolved from" in found
