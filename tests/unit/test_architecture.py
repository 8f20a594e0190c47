"""The borders of the house: who may import whom, and which room owns which foreign library."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "desktop_cs"

SIBLINGS = {"coze", "offline", "knowledge", "privacy", "store", "settings", "demo", "peers"}
BELOW = {
    "errors": set[str](),
    "paths": {"domain", "errors"},
    "log": {"errors", "paths", "domain"},
    "domain": {"errors"},
    **{room: {"domain", "errors"} for room in SIBLINGS},
    "pipeline": {"domain", "errors"},
    "viewmodels": {"pipeline", "domain", "errors"},
    "ui": {"viewmodels", "pipeline", "domain", "errors", "paths"},
    "app": SIBLINGS | {"pipeline", "viewmodels", "domain", "errors", "paths", "log"},
    "commands": SIBLINGS | {"app", "ui", "viewmodels", "pipeline", "domain", "errors", "paths", "log"},
    "cli": {"commands", "errors"},
    "__main__": {"cli"},
}
FOREIGN = {
    "PySide6": {"ui"},
    "qasync": {"ui"},
    "qtawesome": {"ui"},
    "httpx": {"coze"},
    "aiolimiter": {"coze"},
    "sqlite_utils": {"store"},
    "sqlite3": {"store"},
    "sqlcipher3": {"store", "peers"},
    "tantivy": {"peers"},
    "bm25s": {"peers"},
    "numpy": {"knowledge", "offline"},
    "whoosh": {"knowledge"},
    "keyring": {"privacy"},
    "nacl": {"privacy"},
    "openpyxl": {"knowledge"},
    "charset_normalizer": {"knowledge"},
    "rapidfuzz": {"knowledge"},
    "starlette": {"demo"},
    "uvicorn": {"demo"},
    "click": {"cli", "commands"},
    "structlog": {"log"},
    "opencc": {"knowledge", "privacy"},
    "stdnum": {"privacy"},
    "phonenumbers": {"privacy"},
    "cachetools": {"knowledge"},
    "rjieba": {"privacy"},
    "jwt": {"coze", "demo"},  # one signs, the other plays the server that checks
    "pypinyin": {"privacy"},
    "re2": {"privacy"},
}
# Whoever could reach another machine, and who may: the door, the browser's way back, the emulated server.
SENDERS = {"httpx", "httpcore", "h11", "socket", "ssl", "ftplib", "smtplib", "telnetlib", "requests", "aiohttp"}
SENDERS |= {"urllib3", "websockets", "websocket", "http.client", "urllib.request", "xmlrpc", "PySide6.QtNetwork"}
DOOR = "desktop_cs.coze.door"
EMULATOR = "desktop_cs.demo.emulator"  # listens on this machine, asks nobody
CONNECTING = {
    "open_connection",
    "create_connection",
    "create_datagram_endpoint",
    "sock_connect",
    "open_unix_connection",
}
LISTENING = {"start_server": {"desktop_cs.coze.auth.loopback"}}
# The window is opened by these commands alone, and only when they run.
LAZY_UI = {"commands"}


def modules() -> dict[str, Path]:
    names = {}
    for path in PACKAGE.rglob("*.py"):
        parts = ("desktop_cs", *path.relative_to(PACKAGE).with_suffix("").parts)
        names[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return names


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(module: str) -> str:
    return module.split(".")[1] if "." in module else "desktop_cs"


MODULES = modules()


@pytest.mark.parametrize("module", sorted(MODULES))
def test_arrows_point_down(module: str) -> None:
    here = room(module)
    if here == "desktop_cs":
        return
    allowed = BELOW[here] | {here}
    for name in imports(MODULES[module]):
        if name.startswith("desktop_cs."):
            assert room(name) in allowed or name == "desktop_cs.__version__", f"{module} imports {name}"


@pytest.mark.parametrize("module", sorted(MODULES))
def test_one_foreign_library_one_room(module: str) -> None:
    for name in imports(MODULES[module]):
        owners = FOREIGN.get(name.split(".")[0])
        assert owners is None or room(module) in owners, f"{module} imports {name}"


@pytest.mark.parametrize("module", sorted(MODULES))
def test_one_door_out(module: str) -> None:
    if module.startswith((DOOR, EMULATOR)):
        return
    for name in imports(MODULES[module]):
        assert not any(name == s or name.startswith(s + ".") for s in SENDERS), f"{module} imports {name}"
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        called = getattr(node.func, "attr", getattr(node.func, "id", "")) if isinstance(node, ast.Call) else ""
        assert called not in CONNECTING, f"{module} calls {called}"
        assert module in LISTENING.get(called, {module}), f"{module} calls {called}"


def test_no_import_circle() -> None:
    edges = {
        module: {
            target
            for name in imports(path)
            for target in (name, name.rpartition(".")[0])
            if target in MODULES and target not in (module, "desktop_cs")
        }
        for module, path in MODULES.items()
    }
    done: set[str] = set()

    def walk(module: str, way: tuple[str, ...]) -> None:
        assert module not in way, " → ".join((*way[way.index(module) :], module))
        if module not in done:
            for target in sorted(edges[module]):
                walk(target, (*way, module))
            done.add(module)

    for module in sorted(MODULES):
        walk(module, ())


@pytest.mark.parametrize("module", sorted(name for name in MODULES if room(name) in LAZY_UI))
def test_the_window_is_imported_only_when_opened(module: str) -> None:
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.ImportFrom):
            assert not (node.module or "").startswith("desktop_cs.ui"), f"{module} imports the window at its top"


def test_every_file_tells_its_job() -> None:
    silent = [m for m, path in MODULES.items() if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert silent == []
