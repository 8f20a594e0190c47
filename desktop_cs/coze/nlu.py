"""Understanding by Coze, in the way its owner has chosen: what is asked of the server, and where its answer stands.

A workflow takes `q`, `topk`, `language`, `pending_slot` and `history`; the compact contract is for servers that offer
`POST /v1/nlu/predict {q, project_key, topk}` (the vendor's do not). Protocol reference, sections 7.1 and 10.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from desktop_cs.coze.config import CozeConfig, NluWay
from desktop_cs.coze.reading import answer_with, classified, ranking_of, slots_of
from desktop_cs.coze.wire import Envelope, Usage, read
from desktop_cs.domain.engine import EngineName, Line, UnderstandRequest
from desktop_cs.domain.message import Role
from desktop_cs.domain.outgoing import Composed, Fixed, Sayable, joined
from desktop_cs.domain.understanding import IntentScore, Understanding

HISTORY_LINES = 4
_INTENTS = "intents"
_CLASS = "classificationId"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """What an answer is held against: the catalogue's intents, and the threshold."""

    known: Collection[str]
    threshold: float


class Nlu(Protocol):
    """One way to have a message understood."""

    path: str

    def body(self, request: UnderstandRequest) -> Mapping[str, Sayable]:
        """What is asked."""
        ...

    def read(self, envelope: Envelope, request: UnderstandRequest, standard: Standard) -> Understanding:
        """What was answered. Raises `EngineError(bad_answer)` when it cannot be trusted."""
        ...


def nlu_for(config: CozeConfig) -> Nlu:
    """The way that the configuration names."""
    ways: dict[NluWay, type[_Workflow | _IntentNode | _Predict]] = {
        NluWay.WORKFLOW: _Workflow,
        NluWay.INTENT_NODE: _IntentNode,
        NluWay.PREDICT: _Predict,
    }
    return ways[config.nlu](config)


class _Workflow:
    """A published workflow that returns intents, scores and slots."""

    path = "/v1/workflow/run"

    def __init__(self, config: CozeConfig) -> None:
        self._config = config

    def body(self, request: UnderstandRequest) -> Mapping[str, Sayable]:
        return {"workflow_id": Fixed(self._config.workflow_id), "parameters": _parameters(request, self._config.topk)}

    def read(self, envelope: Envelope, request: UnderstandRequest, standard: Standard) -> Understanding:
        answer = answer_with(_INTENTS, envelope.data)
        ranking = ranking_of(answer[_INTENTS], standard.known, self._config.topk)
        return _understanding(envelope, ranking, answer, request, standard)


class _IntentNode(_Workflow):
    """A published workflow that ends with what its intent node found."""

    def read(self, envelope: Envelope, request: UnderstandRequest, standard: Standard) -> Understanding:
        answer = answer_with(_CLASS, envelope.data)
        ranking = classified(answer[_CLASS], self._config.intent_names, standard.known)
        return _understanding(envelope, ranking, answer, request, standard)


class _Predict:
    """The compact contract, answered bare or in an envelope."""

    path = "/v1/nlu/predict"

    def __init__(self, config: CozeConfig) -> None:
        self._config = config

    def body(self, request: UnderstandRequest) -> Mapping[str, Sayable]:
        return {"q": request.text, "project_key": Fixed(self._config.project_key), "topk": self._config.topk}

    def read(self, envelope: Envelope, request: UnderstandRequest, standard: Standard) -> Understanding:
        answer = answer_with(_INTENTS, envelope.siblings if envelope.data is None else envelope.data)
        ranking = ranking_of(answer[_INTENTS], standard.known, self._config.topk)
        return _understanding(envelope, ranking, answer, request, standard)


def _parameters(request: UnderstandRequest, topk: int) -> Mapping[str, Sayable]:
    """The workflow's inputs for one message."""
    spoken = [line for line in request.history if line.role in (Role.CUSTOMER, Role.AGENT)]
    return {
        "q": request.text,
        "topk": topk,
        "language": Fixed(request.language.value),
        "pending_slot": Fixed(request.pending_slot or ""),
        "history": joined(Fixed("\n"), map(_labelled, spoken[-HISTORY_LINES:])),
    }


def _labelled(line: Line) -> Composed:
    return joined(Fixed(": "), (Fixed(line.role.value), line.text))


def _understanding(
    envelope: Envelope,
    ranking: tuple[IntentScore, ...],
    answer: dict[str, Any],
    request: UnderstandRequest,
    standard: Standard,
) -> Understanding:
    return Understanding(
        ranking=ranking,
        threshold=standard.threshold,
        slots=slots_of(answer.get("slots"), request),
        engine=EngineName.COZE.value,
        tokens_used=_tokens(envelope),
    )


def _tokens(envelope: Envelope) -> int | None:
    """What the workflow's models used: cloud says it under `usage`, self-hosted servers under `token`."""
    said = envelope.siblings.get("usage") or {"token_count": envelope.siblings.get("token")}
    usage = read(Usage, said)
    return usage.token_count if usage else None
