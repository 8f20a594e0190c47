"""The child process: builds, is used again, can be stopped, and knows nothing of the application."""

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes_knowledge import pair

from desktop_cs.errors import KnowledgeError
from desktop_cs.knowledge import generations
from desktop_cs.knowledge.analysis import Analyser
from desktop_cs.knowledge.builder import ChildBuilder
from desktop_cs.knowledge.search import QaIndex
from desktop_cs.knowledge.worker import serve

PAIRS = (pair("怎么退货", "在订单页申请。", "我要退货"), pair("怎么换货"))


def silent(done: int, total: int) -> None:
    """No one listens."""


@pytest.fixture
def builder() -> Iterator[ChildBuilder]:
    made = ChildBuilder()
    yield made
    made.close()


def test_one_child_builds_again_and_again(builder: ChildBuilder, tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    builder.build(tmp_path, PAIRS, 7, lambda done, total: heard.append((done, total)))
    first = builder._child
    manifest = builder.build(tmp_path, PAIRS, 8, silent)
    assert builder._child is first
    assert heard == [(2, 2)]
    assert (manifest.version, manifest.pairs) == (8, 2)
    assert QaIndex(tmp_path, Analyser()).search("我要退货")[0].pair == PAIRS[0]
    assert not list(tmp_path.glob("*/pairs.jsonl"))


def test_a_killed_child_leaves_the_old_index_and_the_next_build_works(builder: ChildBuilder, tmp_path: Path) -> None:
    old = builder.build(tmp_path, PAIRS, 1, silent)

    def kill(done: int, total: int) -> None:
        builder.cancel()

    many = [pair(f"第{number}号商品有货吗") for number in range(3000)]
    with pytest.raises(KnowledgeError) as caught:
        builder.build(tmp_path, many, 2, kill)
    assert caught.value.code in ("build_stopped", "build_failed")
    assert generations.read_manifest(tmp_path) == old
    assert [entry.name for entry in tmp_path.glob("g-*")] == [old.generation]
    assert builder.build(tmp_path, PAIRS, 3, silent).version == 3


def test_a_child_that_does_not_start_is_explained(tmp_path: Path) -> None:
    for command in (["/nowhere/python"], [sys.executable, "-c", "pass"]):
        broken = ChildBuilder(command)
        with pytest.raises(KnowledgeError, match="old one stays in use"):
            broken.build(tmp_path, PAIRS, 1, silent)
        broken.close()


def test_a_job_that_fails_is_answered_and_the_next_is_served(tmp_path: Path) -> None:
    answers = io.StringIO()
    serve([json.dumps({"root": str(tmp_path), "folder": str(tmp_path / "g-none"), "version": 1})] * 2, answers)
    assert [list(json.loads(line)) for line in answers.getvalue().splitlines()] == [["failed"], ["failed"]]


def test_the_child_loads_neither_the_window_nor_the_application() -> None:
    code = "import sys, desktop_cs.knowledge.worker; print('\\n'.join(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"PySide6", "qasync", "desktop_cs.app", "desktop_cs.cli", "asyncio"} & set(loaded)
