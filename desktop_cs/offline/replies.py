"""What the offline engine says for each dialogue act, from the catalogue's words, the evidence and the order."""

from collections.abc import Callable, Sequence
from datetime import tzinfo

from desktop_cs.domain.catalogue import Catalogue, Need
from desktop_cs.domain.dialogue import Act, Reason
from desktop_cs.domain.engine import ComposeRequest
from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.order_lookup import ORDER_KEYS
from desktop_cs.domain.settling import best_evidence
from desktop_cs.offline import words
from desktop_cs.offline.order_words import told
from desktop_cs.offline.templates import evidence_facts, fill, order_facts, slot_name, state_facts

_HAND_OVER = {
    Reason.ANGER: words.HAND_OVER_UPSET,
    Reason.RISK_WORDS: words.HAND_OVER_UPSET,
    Reason.FAILED_TOO_OFTEN: words.HAND_OVER_STUCK,
}


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

    def to_ask(self, request: ComposeRequest) -> tuple[str, ...]:
        """What the agent could ask the customer where there is no reply: about the nearest topics, or openly."""
        about = self._near_topics(request)
        return (*([about] if about else []), words.CLARIFY_OPEN[request.language])

    def _ask(self, request: ComposeRequest) -> str:
        language = request.language
        missing = request.missing or request.state.missing(self._catalogue)
        if not missing:
            return words.CLARIFY_OPEN[language]
        slot = missing[0]
        name = {"slot": slot_name(slot, language)}
        if request.state.asked.get(slot, 0) > 1:  # never the same question in the same words
            again = words.ASK_ORDER_AGAIN if slot in ORDER_KEYS else words.ASK_AGAIN
            return fill(again[language], name) or ""
        intent = self._catalogue.get(request.state.intent)
        asked = intent.ask.get(slot, {}).get(language.value) if intent else None
        return asked or fill(words.ASK_SLOT[language], name) or ""

    def _order(self, request: ComposeRequest) -> str:
        return told(request, self._templated(request), self._zone)

    def _answer(self, request: ComposeRequest) -> str:
        hit = best_evidence(request.hits, request.state.intent, self._evidence_threshold)
        return hit.pair.answer if hit else ""

    def _chat(self, request: ComposeRequest) -> str:
        intent = self._catalogue.get(request.state.intent)
        if request.reason is Reason.CUSTOMER_DONE and (intent is None or intent.need is not Need.CHAT):
            return words.GOODBYE[request.language]
        return self._templated(request) or self._answer(request)

    def _hand_over(self, request: ComposeRequest) -> str:
        intent = self._catalogue.get(request.state.intent)
        own = self._templated(request) if intent and intent.need is Need.PERSON else None
        general = _HAND_OVER.get(request.reason, words.HAND_OVER) if request.reason else words.HAND_OVER
        return own or general[request.language]

    def _templated(self, request: ComposeRequest) -> str | None:
        """The intent's own reply, where it has one in this language and every fact it asks for is known."""
        intent = self._catalogue.get(request.state.intent)
        template = intent.reply.get(request.language.value) if intent else None
        if not template:
            return None
        facts = state_facts(request.state)
        if request.order is not None:
            facts |= order_facts(request.order, request.language, self._zone)
        if (hit := best_evidence(request.hits, request.state.intent, self._evidence_threshold)) is not None:
            facts |= evidence_facts(hit)
        return fill(template, facts)

    def _clarify(self, request: ComposeRequest) -> str:
        language = request.language
        titles = [option.title for option in request.options]
        return _which(titles, language) or self._near_topics(request) or words.CLARIFY_OPEN[language]

    def _near_topics(self, request: ComposeRequest) -> str | None:
        """A question between the nearest two topics; None where there are not two."""
        names = (request.state.intent, request.state.topic, *(hit.pair.intent for hit in request.hits))
        known = [name for name in dict.fromkeys(names) if name in self._catalogue]
        return _which([self._catalogue.title(name, request.language.value) for name in known], request.language)


def _which(titles: Sequence[str], language: Language) -> str | None:
    if len(titles) < 2:
        return None
    return fill(words.CLARIFY[language], {"first": titles[0], "second": titles[1]})
