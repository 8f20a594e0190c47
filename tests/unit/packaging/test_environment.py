"""An environment counts as finished only with a stamp of exactly what it would be made from today."""

from pathlib import Path

import pytest
from setup_steps.environment import Environment, is_ready, read_pyproject, stamp, this_python
from setup_steps.talk import Stop

PYPROJECT = """
[build-system]
requires = ["hatchling"]
[project]
name = "desktop-cs"
dependencies = ["click"]
[tool.ruff]
line-length = 120
"""


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    """A checkout with a finished environment."""
    (tmp_path / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    (tmp_path / "requirements.lock").write_text("click==8.5.1\n", encoding="utf-8")
    made = Environment(root=tmp_path)
    Path(made.python).parent.mkdir(parents=True)
    Path(made.python).touch()
    made.stamp_file.write_text(stamp(tmp_path, this_python()), encoding="utf-8")
    return made


def edit(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_a_finished_environment_is_kept(environment: Environment) -> None:
    assert is_ready(environment)


def test_an_interrupted_set_up_is_noticed(environment: Environment) -> None:
    environment.stamp_file.unlink()
    assert not is_ready(environment)


def test_a_removed_base_python_is_noticed(environment: Environment) -> None:
    Path(environment.python).unlink()
    Path(environment.python).symlink_to(environment.root / "gone")
    assert not is_ready(environment)


def test_a_new_lock_or_requirement_makes_it_stale(environment: Environment) -> None:
    edit(environment.root / "requirements.lock", "8.5.1", "8.5.2")
    assert not is_ready(environment)
    edit(environment.root / "requirements.lock", "8.5.2", "8.5.1")
    assert is_ready(environment)
    edit(environment.root / "pyproject.toml", '"click"', '"click>=8"')
    assert not is_ready(environment)


def test_a_tools_setting_does_not(environment: Environment) -> None:
    edit(environment.root / "pyproject.toml", "120", "100")
    assert is_ready(environment)


def test_another_python_or_another_place_makes_another_stamp(environment: Environment, tmp_path: Path) -> None:
    here = stamp(environment.root, this_python())
    assert here != stamp(environment.root, "3.13 /opt x86_64")
    moved = tmp_path / "moved"
    moved.mkdir()
    for name in ("pyproject.toml", "requirements.lock"):
        (moved / name).write_bytes((environment.root / name).read_bytes())
    assert here != stamp(moved, this_python())


def test_a_broken_pyproject_is_named(environment: Environment) -> None:
    edit(environment.root / "pyproject.toml", "[project]", "[project")
    with pytest.raises(Stop, match=r"pyproject\.toml cannot be read: .*line 4"):
        read_pyproject(environment.root)
