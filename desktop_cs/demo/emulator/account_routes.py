"""What belongs to the account: whose token this is, its workspaces and bots, uploaded files."""

import time
from email.message import Message
from email.parser import BytesParser
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from desktop_cs.demo.emulator.answers import Answers, Code
from desktop_cs.demo.emulator.state import EmulatorState, StoredFile


class AccountRoutes:
    """The account calls of one emulator."""

    def __init__(self, state: EmulatorState) -> None:
        self._state = state
        self._answers = Answers(state)
        self._opened_at = int(time.time())

    def routes(self) -> list[Route]:
        """Where the calls are found; the self-hosted server has no accounts and only takes files in."""
        routes = [
            Route("/v1/files/upload", self.upload, methods=["POST"]),
            Route("/v1/bots", self.bots, methods=["GET"]),
            Route("/v1/bots/{bot_id}", self.bot, methods=["GET"]),
            Route("/v1/space/published_bots_list", self.published_bots, methods=["GET"]),
        ]
        if not self._answers.is_studio:
            routes += [
                Route("/v1/users/me", self.me, methods=["GET"]),
                Route("/v1/workspaces", self.workspaces, methods=["GET"]),
                Route("/v1/files/retrieve", self.file, methods=["GET"]),
            ]
        return routes

    async def me(self, request: Request) -> Response:
        """The account behind the token."""
        names = {"user_name": "demo_owner", "nick_name": "Demo owner", "avatar_url": ""}
        return self._answers.ok(request, {"user_id": self._state.account_id} | names)

    async def workspaces(self, request: Request) -> Response:
        """The one workspace there is."""
        own = {"id": self._state.workspace_id, "name": "Demo", "icon_url": "", "role_type": "owner"}
        shown = [own | {"workspace_type": "personal", "enterprise_id": ""}] if _is_first_page(request) else []
        return self._answers.ok(request, {"total_count": 1, "workspaces": shown})

    async def bots(self, request: Request) -> Response:
        """The one bot there is."""
        shown = [self._bot()] if _is_first_page(request) else []
        return self._answers.ok(request, {"total": 1, "items": shown})

    async def published_bots(self, request: Request) -> Response:
        """The same in the words of an earlier call, which the vendor's SDK still prefers."""
        bot = self._bot()
        old = {"bot_id": bot["id"], "bot_name": bot["name"], "description": "", "icon_url": ""}
        shown = [old | {"publish_time": str(self._opened_at)}] if _is_first_page(request) else []
        return self._answers.ok(request, {"total": 1, "space_bots": shown})

    async def bot(self, request: Request) -> Response:
        """A bot by its id."""
        if request.path_params["bot_id"] != self._state.bot_id:
            return self._answers.error(request, Code.BOT_NOT_FOUND)
        return self._answers.ok(request, self._bot())

    async def upload(self, request: Request) -> Response:
        """Take one file in; only its name and size are kept."""
        found = _uploaded(request.headers.get("content-type", ""), await request.body())
        if found is None:
            return self._answers.error(request, Code.NO_FILE)
        name, size = found
        stored = StoredFile(self._state.new_id(), name, size, int(time.time()))
        self._state.files[stored.id] = stored
        return self._answers.ok(request, _as_json(stored))

    async def file(self, request: Request) -> Response:
        """A file by its id."""
        stored = self._state.files.get(request.query_params.get("file_id", ""))
        return self._answers.ok(request, _as_json(stored)) if stored else self._answers.error(request, Code.NO_FILE)

    def _bot(self) -> dict[str, Any]:
        about = {"name": "Demo bot", "description": "", "icon_url": "", "is_published": True}
        return {
            "id": self._state.bot_id,
            "bot_id": self._state.bot_id,
            **about,
            "owner_user_id": self._state.account_id,
            "updated_at": self._opened_at,
            "published_at": self._opened_at,
        }


def _as_json(stored: StoredFile) -> dict[str, Any]:
    return {"id": stored.id, "bytes": stored.size, "file_name": stored.name, "created_at": stored.created_at}


def _uploaded(content_type: str, body: bytes) -> tuple[str, int] | None:
    """Name and size of the part called `file`."""
    message: Message = BytesParser().parsebytes(f"Content-Type: {content_type}\r\n\r\n".encode() + body)
    for part in message.walk():
        if part.get_param("name", header="content-disposition") == "file":
            content = part.get_payload(decode=True)
            return part.get_filename() or "file", len(content) if isinstance(content, bytes) else 0
    return None


def _is_first_page(request: Request) -> bool:
    asked = request.query_params
    return asked.get("page_num", asked.get("page_index", "1")) in ("0", "1")
