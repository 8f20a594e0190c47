"""Before any test: no screen, a throw-away home, and a time limit inside the loop for every coroutine test."""

import asyncio
import functools
import inspect
import os
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_API"] = "pyside6"
_home = tempfile.mkdtemp(prefix="desktop-cs-test-")
os.environ["HOME"] = _home
os.environ["XDG_DATA_HOME"] = os.path.join(_home, "data")  # noqa: PTH118
os.environ["XDG_CONFIG_HOME"] = os.path.join(_home, "config")  # noqa: PTH118
os.environ["DESKTOP_CS_UNSEALED"] = "1"  # tests of the seal take it away again; the others have no keyring
for _name in (
    "DESKTOP_CS_PASSPHRASE",
    "DESKTOP_CS_HOME",
    "COZE_API_BASE",
    "COZE_API_TOKEN",
    "COZE_BOT_ID",
    "COZE_WORKFLOW_ID",
):
    os.environ.pop(_name, None)

import pytest  # noqa: E402


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        function = getattr(item, "obj", None)
        if inspect.iscoroutinefunction(function):
            item.obj = _limited(function)  # type: ignore[attr-defined]


def _limited(function):  # type: ignore[no-untyped-def]
    @functools.wraps(function)
    async def limited(*args, **kwargs):  # type: ignore[no-untyped-def]
        async with asyncio.timeout(60):
            return await function(*args, **kwargs)

    return limited
