"""Workflows: run the one that understands, at once, as a stream, or with a question in between."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from desktop_cs.demo.emulator.answers import Answers, Code, json_response
from desktop_cs.demo.emulator.bodies import json_object
from desktop_cs.demo.emulator.brain import Brain
from desktop_cs.demo.emulator.state import FATE, EmulatorState, Fate

_DEFAULT_TOPK = 5
_THINKING_PIECES = 4  # a workflow takes as long as this many pieces of an answer
_QUESTION = 2  # the kind of interrupt that waits for words


class WorkflowRoutes:
    """The workflow calls of one emulator. A stream without `q` asks for it, and goes on when it is resumed."""

    def __init__(self, state: EmulatorState, brain: Brain, delay_s: float) -> None:
        self._state = state
        self._brain = brain
        self._thinking_s = delay_s * _THINKING_PIECES
        self._answers = Answers(state)
        self._waiting: dict[str, dict[str, Any]] = {}  # inputs of interrupted runs, by event id

    def routes(self) -> list[Route]:
        """Where the calls are found. `predict` is no call of Coze's: it stands for servers that offer it."""
        return [
            Route("/v1/workflow/run", self.run, methods=["POST"]),
            Route("/v1/workflow/stream_run", self.stream, methods=["POST"]),
            Route("/v1/workflow/stream_resume", self.resume, methods=["POST"]),
            Route("/v1/nlu/predict", self.predict, methods=["POST"]),
        ]

    async def run(self, request: Request) -> Response:
        """Understand `parameters.q`. The answer is JSON in a text, as end nodes return their variables."""
        body = await json_object(request)
        inputs = _parameters(body.get("parameters"))
        if refused := self._refuse(request, body, inputs):
            return refused
        if inputs is None or not isinstance(inputs.get("q"), str):
            return self._answers.error(request, Code.BAD_REQUEST)
        await asyncio.sleep(self._thinking_s)
        data = self._understood(inputs)
        return self._answers.ok(request, data, debug_url=self._debug_url(), **self._bill(inputs["q"], data))

    async def stream(self, request: Request) -> Response:
        """The same as a stream."""
        body = await json_object(request)
        inputs = _parameters(body.get("parameters") or {})
        if refused := self._refuse(request, body, inputs):
            return refused
        return StreamingResponse(self._events(inputs or {}), media_type="text/event-stream")

    async def resume(self, request: Request) -> Response:
        """Go on with an interrupted stream; `resume_data` is what was asked for."""
        body = await json_object(request)
        if refused := self._refuse(request, body, {}):
            return refused
        inputs = self._waiting.pop(str(body.get("event_id")), None)
        if inputs is None:
            return self._answers.error(request, Code.EXECUTION_NOT_FOUND)
        inputs = {**inputs, "q": str(body.get("resume_data", ""))}
        return StreamingResponse(self._events(inputs), media_type="text/event-stream")

    async def predict(self, request: Request) -> Response:
        """The compact contract, answered bare."""
        body = await json_object(request)
        if not isinstance(body.get("q"), str):
            return self._answers.error(request, Code.BAD_REQUEST)
        await asyncio.sleep(self._thinking_s)
        return json_response(self._brain.understand(body["q"], _topk(body.get("topk"))))

    async def _events(self, inputs: dict[str, Any]) -> AsyncIterator[bytes]:
        await asyncio.sleep(self._thinking_s)
        if not str(inputs.get("q") or "").strip():
            event_id = self._state.new_id()
            self._waiting[event_id] = inputs
            asked = {"interrupt_data": {"event_id": event_id, "type": _QUESTION, "data": "q?"}}
            yield _event(0, "Interrupt", asked if self._answers.is_studio else asked | {"node_title": "Question"})
            return
        yield _event(0, "PING", {"content": "{}"})
        text = self._understood(inputs)
        yield _event(
            1,
            "Message",
            {
                "content": text,
                "content_type": "text",
                "node_title": "End",
                "node_seq_id": "0",
                "node_is_finish": True,
                **self._bill(str(inputs["q"]), text),
            },
        )
        yield _event(2, "Done", {"debug_url": self._debug_url()})

    def _understood(self, inputs: dict[str, Any]) -> str:
        return json.dumps(self._brain.understand(str(inputs["q"]), _topk(inputs.get("topk"))), ensure_ascii=False)

    def _refuse(self, request: Request, body: dict[str, Any], inputs: object) -> Response | None:
        if request.scope.get(FATE) is Fate.FAILS:
            return self._answers.error(request, Code.FREE_QUOTA)
        if body.get("workflow_id") != self._state.workflow_id:
            return self._answers.error(request, Code.WORKFLOW_NOT_FOUND)
        return self._answers.error(request, Code.BAD_REQUEST) if inputs is None else None

    def _debug_url(self) -> str:
        return f"https://www.coze.cn/work_flow?execute_id={self._state.new_id()}&workflow_id={self._state.workflow_id}"

    def _bill(self, asked: str, answered: str) -> dict[str, Any]:
        if self._answers.is_studio:
            return {"token": len(asked) + len(answered), "cost": "0.00000", "execute_id": self._state.new_id()}
        counts = {"input_count": len(asked), "output_count": len(answered), "token_count": len(asked) + len(answered)}
        return {"usage": counts}


def _event(number: int, name: str, data: dict[str, Any]) -> bytes:
    """One event as a workflow stream writes it: numbered, with a space after the colons."""
    return f"id: {number}\nevent: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()


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
