"""The calls beside chats: run the workflow that understands, and say whose token this is."""

import asyncio
import json
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from desktop_cs.demo.emulator.answers import Answers, Code
from desktop_cs.demo.emulator.bodies import json_object
from desktop_cs.demo.emulator.brain import Brain
from desktop_cs.demo.emulator.state import EmulatorState

_DEFAULT_TOPK = 5
_THINKING_PIECES = 4  # a workflow takes as long as this many pieces of an answer


class OtherRoutes:
    """Workflow and account calls of one emulator."""

    def __init__(self, state: EmulatorState, brain: Brain, delay_s: float) -> None:
        self._state = state
        self._brain = brain
        self._thinking_s = delay_s * _THINKING_PIECES
        self._answers = Answers(state)

    def routes(self) -> list[Route]:
        """Where the calls are found; the self-hosted server has no accounts call."""
        routes = [Route("/v1/workflow/run", self.run_workflow, methods=["POST"])]
        if not self._answers.is_studio:
            routes.append(Route("/v1/users/me", self.me, methods=["GET"]))
        return routes

    async def run_workflow(self, request: Request) -> Response:
        """Understand `parameters.q`. The answer is JSON in a text, as end nodes return their variables."""
        body = await json_object(request)
        inputs = _parameters(body.get("parameters"))
        if body.get("workflow_id") != self._state.workflow_id:
            return self._answers.error(request, Code.WORKFLOW_NOT_FOUND)
        if inputs is None or not isinstance(inputs.get("q"), str):
            return self._answers.error(request, Code.BAD_REQUEST)
        await asyncio.sleep(self._thinking_s)
        found = self._brain.understand(inputs["q"], _topk(inputs.get("topk")))
        data = json.dumps(found, ensure_ascii=False)
        return self._answers.ok(request, data, debug_url=self._debug_url(), **self._bill(inputs["q"], data))

    async def me(self, request: Request) -> Response:
        """The account behind the token."""
        account = self._state.account_id
        names = {"user_name": "demo_owner", "nick_name": "Demo owner", "avatar_url": ""}
        return self._answers.ok(request, {"user_id": account} | names)

    def _debug_url(self) -> str:
        return f"https://www.coze.cn/work_flow?execute_id={self._state.new_id()}&workflow_id={self._state.workflow_id}"

    def _bill(self, asked: str, answered: str) -> dict[str, Any]:
        if self._answers.is_studio:
            return {"token": len(asked) + len(answered), "cost": "0.00000", "execute_id": self._state.new_id()}
        counts = {"input_count": len(asked), "output_count": len(answered), "token_count": len(asked) + len(answered)}
        return {"usage": counts}


def _parameters(value: object) -> dict[str, Any] | None:
    """The inputs: an object, or its JSON text."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            return None
    return value if isinstance(value, dict) else None


def _topk(value: object) -> int:
    return int(value) if isinstance(value, int | str) and str(value).isdecimal() else _DEFAULT_TOPK
