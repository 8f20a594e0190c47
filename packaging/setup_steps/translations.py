"""Compiles Qt Linguist's `i18n/*.ts` to the `.qm` files the program loads, which are never committed."""

from pathlib import Path

from setup_steps.environment import Environment
from setup_steps.talk import Stop, work


def sources(root: Path) -> list[Path]:
    return sorted((root / "i18n").glob("*.ts"))


def stale(root: Path) -> list[Path]:
    """The sources that have no compiled file, or one older than themselves."""
    return [source for source in sources(root) if _age(source.with_suffix(".qm")) < _age(source)]


def compile_all(environment: Environment, wanted: list[Path]) -> None:
    """Raises `Stop` naming the first file that cannot be compiled."""
    for source in wanted:
        # Written beside and then moved, so that an interrupted run leaves no half file that looks new.
        fresh = source.with_suffix(".qm.new")
        argv = [environment.script("pyside6-lrelease"), str(source), "-qm", str(fresh)]
        ran = work(f"Compiling the translation {source.name}", argv)
        if ran.code != 0 or not fresh.exists():
            raise Stop(f"{ran.tail()}\n{source.name} cannot be compiled: mend the file named above.")
        fresh.replace(source.with_suffix(".qm"))


def _age(path: Path) -> float:
    return path.stat().st_mtime if path.exists() else 0.0
