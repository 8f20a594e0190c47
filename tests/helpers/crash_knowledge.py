"""Kills a process at the n-th thing it does to files while it builds, swaps and edits a QA index. Run as a program:

    crash_knowledge.py ROOT TRIALS

Each trial forks a child that starts from the same small index, builds a second version and makes two edits; its audit
hook sends itself SIGKILL at one of the file operations, spread evenly over all of them. The parent then starts as the
application does and compares with an index built fresh. Prints one JSON object; POSIX only.
"""

import asyncio
import json
import os
import shutil
import signal
import sys
from pathlib import Path
from typing import Any

from fakes_knowledge import MemoryStore, ThreadBuilder, pair

from desktop_cs.domain.ids import QaId
from desktop_cs.domain.knowledge import QaPair
from desktop_cs.domain.redaction import Redacted
from desktop_cs.knowledge import generations
from desktop_cs.knowledge.analysis import Analyser
from desktop_cs.knowledge.base import KnowledgeBase
from desktop_cs.knowledge.search import QaIndex, look

_TOUCHES = ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree", "os.truncate")
_ASKED = ("怎么退货", "第3号商品有货吗", "return item 5", "新问题在这里", "货到付款")


def state(version: int) -> tuple[QaPair, ...]:
    """The pairs of the store at a version."""
    held = {item.id: item for item in (pair(f"第{n}号商品有货吗", f"有{n}件。", f"return item {n}") for n in range(12))}
    if version >= 2:
        held |= {"怎么退货": pair("怎么退货", "在订单页申请。")}
    if version >= 3:
        held |= {"新问题在这里": pair("新问题在这里", "新答案。")}
        held.pop(QaId("第3号商品有货吗"))
    if version >= 4:
        held["怎么退货"] = pair("怎么退货", "改了：联系客服。", "货到付款怎么退")
    return tuple(held.values())


def work(root: Path, note: Path) -> None:
    """Build version 2 and edit to 3 and 4; `note` says what the store has come to before the index follows."""
    note.write_text("2")
    ThreadBuilder().build(root, state(2), 2, lambda *_: None)
    index = QaIndex(root, Analyser())
    note.write_text("3")
    index.change([pair("新问题在这里", "新答案。")], [QaId("第3号商品有货吗")], 3)
    note.write_text("4")
    index.change([pair("怎么退货", "改了：联系客服。", "货到付款怎么退")], [], 4)
    index.close()


def in_child(root: Path, note: Path, kill_at: int) -> int:
    """Work in a forked child killed at its `kill_at`-th touch of a file (0: never); how many touches it made then."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        _work_and_die(root, note, kill_at, writer)
    os.close(writer)
    with os.fdopen(reader) as line:
        touches = line.read()
    _, status = os.waitpid(child, 0)
    if kill_at:
        assert os.WIFSIGNALED(status), f"trial {kill_at} ended by itself: {status}"
        assert os.WTERMSIG(status) == signal.SIGKILL
        return 0
    return int(touches)


def _work_and_die(root: Path, note: Path, kill_at: int, writer: int) -> None:
    touches = 0

    def hook(event: str, _: Any) -> None:
        nonlocal touches
        if event in _TOUCHES:
            touches += 1
            if touches == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)
    work(root, note)
    os.write(writer, str(touches).encode())
    os._exit(0)


async def next_start(root: Path, version: int) -> dict[str, Any]:
    """What the application finds: how the index stands, what it says at once, and after it has caught up."""
    store = MemoryStore(*state(version))
    store.number = version
    found = look(root, version)
    base = KnowledgeBase(store, root, ThreadBuilder())
    await base.open()
    at_once = await _answers(base)
    if await base.state() is not look(root, version) or found.needs_rebuild:
        await base.rebuild()
    later = await _answers(base)
    manifest = generations.read_manifest(root)
    await base.aclose()
    assert manifest is not None
    return {"state": found.value, "at_once": at_once, "later": later, "checksum": manifest.checksum}


async def _answers(base: KnowledgeBase) -> list[list[str]]:
    return [[hit.pair.answer for hit in (await base.search(Redacted(text)))[:1]] for text in _ASKED]


def fresh(folder: Path, version: int) -> dict[str, Any]:
    """The same from an index built anew."""
    return asyncio.run(next_start(folder / f"fresh-{version}", version))


def main(folder: Path, trials: int) -> None:
    """Run the trials; every surprise is an assertion."""
    start = folder / "start"
    ThreadBuilder().build(start, state(1), 1, lambda *_: None)
    whole = [fresh(folder, version) for version in (1, 2, 3, 4)]
    note = folder / "version"
    shutil.copytree(start, folder / "dry")
    touches = in_child(folder / "dry", note, 0)
    states: dict[str, int] = {}
    for trial in range(trials):
        root = folder / f"trial-{trial}"
        shutil.copytree(start, root)
        note.write_text("1")
        in_child(root, note, 1 + trial * touches // trials)
        version = int(note.read_text() or "1")
        result = asyncio.run(next_start(root, version))
        states[result["state"]] = states.get(result["state"], 0) + 1
        for asked, answer in enumerate(result["at_once"]):  # the new index may come into use between two of them
            assert answer in [item["later"][asked] for item in whole], f"trial {trial}: half an index answered"
        assert result["later"] == whole[version - 1]["later"], f"trial {trial}: not as built fresh"
        assert result["checksum"] == generations.checksum_of(state(version)), f"trial {trial}: other pairs"
        shutil.rmtree(root)
    print(json.dumps({"trials": trials, "touches": touches, "states": states}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
