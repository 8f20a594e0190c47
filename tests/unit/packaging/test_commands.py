"""Wrong words are answered with the right ones, and nothing is set up."""

import pytest
from setup_steps.commands import main


@pytest.mark.parametrize("words", [[], ["tset"], ["--verbose", "test"]])
def test_wrong_usage_is_explained(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    printed = capsys.readouterr()
    assert "run, test or lock" in printed.err
    assert printed.out == ""


@pytest.mark.parametrize("word", ["-h", "--help", "help"])
def test_help_names_every_command(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([word]) == 0
    printed = capsys.readouterr().out
    assert all(f"bootstrap.py {command}" in printed for command in ("run", "test", "lock"))
