"""What the offline engine says for each dialogue act, from the catalogue's words, the evidence and the order."""

from collections.abc import Callable, Iterable
from datetime import tzinfo

from desktop_cs.domain.catalogue import FALLBACK, Catalogue
from desktop_cs.domain.dialogue import Act
from desktop_cs.domain.engine import ComposeRequest
from desktop_cs.domain.knowledge import Language, QaHit
from desktop_cs.offline import words
from desktop_cs.offline.templates import evidence_facts, fill, order_facts, slot_name, state_facts

# What a hit gains when its pair serves the intent that was understood: two witnesses who agree. Measured together with
# the evidence threshold by tests/bench/bench_silence.py.
SAME_INTENT = 0.2


class Replies:
    """Chooses and fills the reply. An empty reply means: better silent than wrong."""

    def __init__(self, catalogue: Catalogue, evidence_threshold: float, zone: tzinfo | None) -> None:
        self._catalogue = catalogue
        self._evidence_threshold = evidence_threshold
        self._zone = zone

    def to(self, request: ComposeRequest) -> str:
        """The reply to a request, or an empty text."""
        ways: dict[Act, Callable[[ComposeRequest], str]] = {
            Act.ASK_SLOT: self._ask,
            Act.ORDER_ANSWER: self._order,
            Act.ANSWER: self._answer,
            Act.CHAT: self._chat,
            Act.HAND_OVER: self._hand_over,
            Act.CLARIFY: self._clarify,
        }
        way = ways.get(request.act)
        return way(request) if way else ""

    def best_evidence(self, request: ComposeRequest) -> QaHit | None:
        """The hit worth answering with: its score, raised a little where the intent agrees, reaches the threshold."""

        def worth(hit: QaHit) -> float:
            return hit.score + (SAME_INTENT if hit.pair.intent == request.state.intent else 0.0)

        best = max(request.hits, key=worth, default=None)
        return best if best is not None and worth(best) >= self._evidence_threshold else None

    def _ask(self, request: ComposeRequest) -> str:
        language = request.language
        missing = request.missing or request.state.missing(self._catalogue)
        if not missing:
            return words.CLARIFY_OPEN[language]
        intent = self._catalogue.get(request.state.intent)
        asked = intent.ask.get(missing[0], {}).get(language.value) if intent else None
        return asked or fill(words.ASK_SLOT[language], {"slot": slot_name(missing[0], language)}) or ""

    def _order(self, request: ComposeRequest) -> str:
        language = request.language
        if request.order is None:
            return fill(words.ORDER_UNKNOWN[language], state_facts(request.state)) or words.CLARIFY_OPEN[language]
        facts = order_facts(request.order, language, self._zone)
        general = words.ORDER if facts["shipping"] else words.ORDER_BRIEF
        reply = self._templated(request) or fill(general[language], facts) or ""
        if facts["as_of"] not in reply:
            reply += {Language.ZH: f"（截至 {facts['as_of']}）", Language.EN: f" (as of {facts['as_of']})"}[language]
        return reply

    def _answer(self, request: ComposeRequest) -> str:
        hit = self.best_evidence(request)
        return hit.pair.answer if hit else ""

    def _chat(self, request: ComposeRequest) -> str:
        return self._templated(request) or self._answer(request)

    def _hand_over(self, request: ComposeRequest) -> str:
        return self._templated(request) or words.HAND_OVER[request.language]

    def _templated(self, request: ComposeRequest) -> str | None:
        """The intent's own reply, where it has one in this language and every fact it asks for is known."""
        intent = self._catalogue.get(request.state.intent)
        template = intent.reply.get(request.language.value) if intent else None
        if not template:
            return None
        facts = state_facts(request.state)
        if request.order is not None:
            facts |= order_facts(request.order, request.language, self._zone)
        if (hit := self.best_evidence(request)) is not None:
            facts |= evidence_facts(hit)
        return fill(template, facts)

    def _clarify(self, request: ComposeRequest) -> str:
        names = _distinct((request.state.intent, *(hit.pair.intent for hit in request.hits)))
        titles = [self._catalogue.title(name, request.language.value) for name in names if name in self._catalogue]
        if len(titles) < 2:
            return words.CLARIFY_OPEN[request.language]
        facts = {"first": titles[0], "second": titles[1]}
        return fill(words.CLARIFY[request.language], facts) or words.CLARIFY_OPEN[request.language]


def _distinct(names: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(name for name in names if name and name != FALLBACK)
