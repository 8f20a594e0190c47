"""The emulator as an ASGI application: records, checks the token, meets the fault of the hour, then serves."""

import hmac

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Message, Receive, Scope, Send

from desktop_cs.demo.emulator.account_routes import AccountRoutes
from desktop_cs.demo.emulator.answers import LOG_ID, Answers, Code, json_response
from desktop_cs.demo.emulator.bodies import BadBodyError
from desktop_cs.demo.emulator.brain import Brain
from desktop_cs.demo.emulator.chat_routes import ChatRoutes
from desktop_cs.demo.emulator.control import PREFIX, Connections, control_app
from desktop_cs.demo.emulator.conversation_routes import ConversationRoutes
from desktop_cs.demo.emulator.faults import FaultSwitch
from desktop_cs.demo.emulator.oauth_routes import OAuthRoutes
from desktop_cs.demo.emulator.serving import Serving
from desktop_cs.demo.emulator.state import EmulatorState, Mode, ReceivedRequest
from desktop_cs.demo.emulator.workflow_routes import WorkflowRoutes

_CHAT = "/v3/chat"
_WORKFLOW = "/v1/workflow"


class EmulatorApp:
    """One emulated server, without a socket."""

    def __init__(
        self, state: EmulatorState, brain: Brain, faults: FaultSwitch, connections: Connections, *, delay_s: float
    ) -> None:
        self._state = state
        self._faults = faults
        self._connections = connections
        self._answers = Answers(state)
        self._control = control_app(state, faults, connections)
        self._oauth = OAuthRoutes(state.oauth)
        signing_in = [] if state.mode is Mode.STUDIO else self._oauth.routes()  # the cloud's alone
        rooms = (
            ChatRoutes(state, brain, delay_s),
            ConversationRoutes(state),
            WorkflowRoutes(state, brain, delay_s),
            AccountRoutes(state),
        )
        self._api = Starlette(
            routes=[*(route for room in rooms for route in room.routes()), *signing_in],
            exception_handlers={BadBodyError: self._bad_body, HTTPException: self._unknown_path},
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["path"].startswith(PREFIX):
            await self._control(scope, receive, send)
            return
        scope[LOG_ID] = self._state.new_log_id()
        request = Request(scope, receive)
        body = await request.body()
        self._record(request, body)
        send = self._with_log_id(scope, send)
        if not self._is_token_right(request):
            await self._refuse_token(request)(scope, receive, send)
            return
        serving = Serving(self._api, scope, _replay(body, receive), send, self._connections.abort)
        if fault := self._faults.take(scope["path"]):
            await fault(serving)
        else:
            await self._api(scope, serving.receive, send)

    def _record(self, request: Request, body: bytes) -> None:
        received = ReceivedRequest(
            method=request.method,
            path=request.url.path,
            query=request.url.query,
            trace_id=request.headers.get("x-trace-id", ""),
            body=body,
        )
        self._state.requests.append(received)

    def _is_token_right(self, request: Request) -> bool:
        given = request.headers.get("authorization", "")
        if self._oauth.needs_no_token(request.url.path) or self._state.oauth.is_alive(given.removeprefix("Bearer ")):
            return True
        return hmac.compare_digest(given.encode(), f"Bearer {self._state.token}".encode())

    def _refuse_token(self, request: Request) -> Response:
        """The cloud has three ways to say it, depending on the path: protocol reference, section 4.1."""
        path = request.url.path
        if path == _CHAT:
            return self._answers.error(request, Code.TOKEN)
        code = Code.AUTHENTICATION if path.startswith(_WORKFLOW) else Code.ACCESS_TOKEN
        return self._answers.error(request, code, status=401)

    def _with_log_id(self, scope: Scope, send: Send) -> Send:
        name = b"x-tt-logid" if self._state.mode is Mode.CLOUD else b"x-log-id"
        header = (name, scope[LOG_ID].encode())

        async def send_with_log_id(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], header]}
            await send(message)

        return send_with_log_id

    async def _bad_body(self, request: Request, _error: Exception) -> Response:
        if self._state.mode is Mode.STUDIO:
            return json_response({"code": 400, "msg": "bind error"}, 400)
        return self._answers.error(request, Code.BAD_REQUEST, status=400)

    async def _unknown_path(self, request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 404
        if self._state.mode is Mode.STUDIO:
            return PlainTextResponse("404 page not found", status)
        return self._answers.error(request, Code.BAD_REQUEST, status=status)


def _replay(body: bytes, receive: Receive) -> Receive:
    """A `receive` that gives the body, which was already read, once more."""
    is_given = False

    async def replayed() -> Message:
        nonlocal is_given
        if is_given:
            return await receive()
        is_given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replayed
