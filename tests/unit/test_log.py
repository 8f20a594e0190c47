"""The log: whichever way a piece of personal data tries to get in, the file does not hold it."""

import asyncio
import json
import logging
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop_cs.app.safety import log_mask, open_redactor
from desktop_cs.domain.ids import TraceId
from desktop_cs.domain.tracing import tracing
from desktop_cs.errors import StoreError
from desktop_cs.log import start_log, stop_log
from desktop_cs.store.database import open_database
from desktop_cs.ui.hooks import last_door

CANARY = "13812345678"
TRACE = TraceId("0123456789abcdef0123456789abcdef")
log = logging.getLogger("desktop_cs.test")


class Book:
    """An open log and what it holds so far."""

    def __init__(self, folder: Path, **more: Any) -> None:
        self.folder = folder
        self._handler = start_log(folder, log_mask(open_redactor()) if not more else more["mask"])

    def raw(self) -> str:
        self._handler.flush()
        return "".join(path.read_text() for path in sorted(self.folder.iterdir()))

    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.raw().splitlines()]

    def close(self) -> None:
        stop_log(self._handler)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = Book(tmp_path / "logs")
    yield opened
    opened.close()


def in_a_fact() -> None:
    log.warning("refused", extra={"host": f"u-{CANARY}.example.cn", "path": CANARY, "text": CANARY})


def in_the_event() -> None:
    log.warning(f"电话 {CANARY}")


def in_an_object() -> None:
    class Customer:
        def __repr__(self) -> str:
            return CANARY

    log.warning("odd fact", extra={"count": Customer(), "code": [Customer()]})


def in_an_exception() -> None:
    phone = CANARY
    try:
        try:
            raise ValueError(phone)
        except ValueError as error:
            raise KeyError(f"customer {phone}") from error
    except KeyError:
        log.exception("broke")


def in_another_librarys_words() -> None:
    logging.getLogger("some.library").error("gave up on %s", CANARY)
    logging.getLogger("some.library").error(f"gave up on {CANARY}\nfuture: {CANARY}")
    logging.getLogger("some.library").info(f"debugging {CANARY}")


def in_a_lost_task() -> None:
    async def fail() -> None:
        raise ValueError(CANARY)

    async def work() -> None:
        task = asyncio.create_task(fail())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        del task

    asyncio.run(work())


@pytest.mark.parametrize(
    "way",
    [in_a_fact, in_the_event, in_an_object, in_an_exception, in_another_librarys_words, in_a_lost_task],
)
def test_no_way_in(book: Book, way: Callable[[], None]) -> None:
    way()
    assert book.lines()
    assert CANARY not in book.raw()


def test_an_exception_leaves_its_kind_its_place_and_its_causes(book: Book) -> None:
    in_an_exception()
    [line] = book.lines()
    assert (line["error"], line["because"]) == ("KeyError", ["ValueError"])
    assert line["at"][-1].endswith("in_an_exception")


async def test_a_statement_that_fails_is_not_quoted(book: Book, tmp_path: Path) -> None:
    database = open_database(tmp_path / "db.sqlite3")
    statement = f"upsert {CANARY}"
    with pytest.raises(StoreError) as failed:
        await database.write(lambda db: db.execute(statement))
    assert CANARY not in str(failed.value)
    log.error("failed", exc_info=failed.value)
    await database.close()
    assert book.lines()[0]["because"]
    assert CANARY not in book.raw()


def test_qt_the_hooks_and_threads_go_the_same_way(book: Book, capfd: pytest.CaptureFixture[str]) -> None:
    from PySide6.QtCore import qWarning

    def fail() -> None:
        raise ValueError(CANARY)

    loop = asyncio.new_event_loop()
    shown: list[BaseException] = []
    with last_door(loop, shown.append):
        qWarning(f"QThing: cannot show {CANARY}\nsecond line")
        sys.excepthook(ValueError, ValueError(CANARY), None)
        loop.call_exception_handler({"message": "lost", "exception": ValueError(CANARY)})
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    loop.close()
    said, *errors = book.lines()
    assert said["said"] == "QThing: cannot show 138****5678"
    assert [line["where"] for line in errors] == ["slot", "loop", "thread"]
    assert len(shown) == 2
    assert CANARY not in book.raw() + capfd.readouterr().err


def test_every_line_of_a_turn_names_it_also_from_threads(book: Book) -> None:
    async def work() -> None:
        with tracing(TRACE):
            log.info("one")
            await asyncio.to_thread(log.info, "two")
            await asyncio.create_task(asyncio.to_thread(log.info, "three"))
        log.info("after")

    asyncio.run(work())
    assert [line.get("trace_id") for line in book.lines()] == [TRACE] * 3 + [None]


@pytest.mark.parametrize("trace", ["short", "x" * 65, "good-one\nevent", "0123456789 abcdef"])
def test_a_trace_id_that_is_none_is_replaced(book: Book, trace: str) -> None:
    log.info("hello", extra={"trace_id": trace})
    assert book.lines()[0]["trace_id"] == "invalid"


def test_one_event_is_one_line_whatever_it_holds(book: Book) -> None:
    log.warning("a\nb\r\x1b[31m\x00\u2028\x7f c", extra={"host": "x\n{}\u2029"})
    assert len(book.raw().splitlines()) == 1
    assert not [sign for sign in book.raw().rstrip("\n") if ord(sign) < 32 or ord(sign) > 126]


def test_a_mask_that_breaks_lets_nothing_through(tmp_path: Path) -> None:
    def broken(text: str) -> str:
        raise RuntimeError(text)

    book = Book(tmp_path / "logs", mask=broken)
    log.warning(CANARY, extra={"host": CANARY})
    book.close()
    assert CANARY not in book.raw()
    assert "could not be checked" in book.lines()[0]["event"]


def test_files_rotate_and_are_their_owners_alone(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book._handler, "maxBytes", 800)
    for _ in range(40):
        log.info("a line among many")
    files = sorted(path.name for path in book.folder.iterdir())
    assert files == ["desktop-cs.log", "desktop-cs.log.1", "desktop-cs.log.2", "desktop-cs.log.3"]
    if sys.platform != "win32":
        assert {path.stat().st_mode & 0o777 for path in book.folder.iterdir()} == {0o600}


CRASH = """
import faulthandler, sys
from pathlib import Path
from desktop_cs.log import crash_file

def answer(phone):
    if phone:
        faulthandler._sigsegv()

with crash_file(Path(sys.argv[1])):
    answer(sys.argv[2])
"""


def test_a_crash_leaves_places_and_no_values(tmp_path: Path) -> None:
    quiet = subprocess.run([sys.executable, "-c", CRASH, tmp_path, ""], capture_output=True, text=True, check=False)
    assert (quiet.returncode, list(tmp_path.iterdir())) == (0, [])
    died = subprocess.run([sys.executable, "-c", CRASH, tmp_path, CANARY], capture_output=True, text=True, check=False)
    assert died.returncode != 0
    report = (tmp_path / "crash.log").read_text()
    assert "in answer" in report
    assert CANARY not in report + died.stderr + died.stdout
