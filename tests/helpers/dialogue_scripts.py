"""Scripted conversations: their file format, and whether a turn went as its author wanted (tests/data/…/README.txt)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop_cs.domain.catalogue import Catalogue
from desktop_cs.domain.dialogue import Act, DialogueState
from desktop_cs.domain.engine import EngineName
from desktop_cs.domain.knowledge import QaPair
from desktop_cs.domain.suggestion import Suggestion

FOLDER = Path(__file__).parents[1] / "data" / "transcripts" / "dialogues"
_HEAD = re.compile(r"== (?P<name>\w+): (?P<about>.+) \((?P<customer>[\w-]+)\)")
_ASKS = {
    "order_number": re.compile(
        r"订单号|订单编号|运单号|快递单号|order number|which order|tracking number|\bnumber\b", re.I
    )
}
_PERSON = re.compile(
    r"转接|转给|转人工|专员|同事|主管|人工客服|colleague|supervisor|passing you|hand(ing)? (you|this) over", re.I
)
_CHECKING = re.compile(r"核实|确认后|check this with|get back to you|pleasure to help|很高兴为您服务", re.I)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one turn should do; several acts, intents and replies are alternatives."""

    acts: frozenset[str]
    intents: frozenset[str]
    slots: Mapping[str, str] | None  # None where they do not matter
    replies: tuple[tuple[str, ...], ...]
    as_written: str


@dataclass(frozen=True, slots=True)
class Step:
    """One customer message and what should come of it."""

    text: str
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class Script:
    """One conversation."""

    name: str
    about: str
    customer: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a turn did."""

    suggestion: Suggestion
    state: DialogueState


def scripts(folder: Path = FOLDER) -> tuple[Script, ...]:
    """All conversations of a folder. `ValueError` names a line that cannot be read."""
    return tuple(script for path in sorted(folder.glob("*.txt")) if path.name != "README.txt" for script in _of(path))


def _of(path: Path) -> Iterator[Script]:
    for block in re.split(r"(?m)^(?=== )", path.read_text(encoding="utf-8")):
        lines = [line for line in block.splitlines() if line.strip() and not line.startswith("#")]
        if not lines:
            continue
        head = _HEAD.fullmatch(lines[0])
        if head is None or len(lines) % 2 == 0:
            raise ValueError(f"{path.name}: {lines[0]}")
        steps = tuple(_step(said, wants) for said, wants in zip(lines[1::2], lines[2::2], strict=True))
        yield Script(head["name"], head["about"], head["customer"], steps)


def _step(said: str, wants: str) -> Step:
    if not said.startswith("customer: ") or not wants.startswith("  want: "):
        raise ValueError(f"not a message and its want: {said!r} {wants!r}")
    written = wants.removeprefix("  want: ")
    acts, intents, slots, replies = (part.strip() for part in written.split(";"))
    known = dict(item.strip().split("=") for item in slots.split(",") if "=" in item)
    for act in acts.split("|"):
        Act(act)
    return Step(
        said.removeprefix("customer: "),
        Wanted(
            frozenset(acts.split("|")),
            frozenset(intents.split("|")),
            None if slots == "*" else known,
            tuple(tuple(reply.split()) for reply in replies.split(" | ")),
            written,
        ),
    )


class Judge:
    """Holds an outcome against what was wanted."""

    def __init__(self, catalogue: Catalogue, pairs: Iterable[QaPair]) -> None:
        self._catalogue = catalogue
        self._answers: dict[str, set[str]] = {}
        for pair in pairs:
            self._answers.setdefault(pair.intent, set()).add(pair.answer)

    def faults(self, wanted: Wanted, outcome: Outcome) -> list[str]:
        """What is not as wanted, in words; nothing where all is."""
        made, state = outcome.suggestion, outcome.state
        is_cozes_silence = made.engine is EngineName.COZE and made.act is Act.ANSWER and _CHECKING.search(made.shown)
        if "silent" in wanted.acts and is_cozes_silence:
            return []
        faults = []
        if made.act not in wanted.acts:
            faults.append(f"act {made.act.value} ({made.reason})")
        if "*" not in wanted.intents and state.intent not in wanted.intents:
            faults.append(f"intent {state.intent}")
        if wanted.slots is not None:
            held = {name: slot.value for name, slot in state.slots.items()}
            wrong = {name for name in {*wanted.slots, "order_number"} if held.get(name) != wanted.slots.get(name)}
            faults += [f"{name} is {held.get(name)}" for name in sorted(wrong)]
        if not any(self._says(reply, made) for reply in wanted.replies):
            faults.append(f"says {' '.join(made.shown.split())[:90]!r}")
        return faults

    def _says(self, kind: tuple[str, ...], made: Suggestion) -> bool:
        reply = made.shown
        match kind:
            case ("nothing",):
                return reply == ""
            case ("courtesy",):
                return bool(reply.strip())
            case ("person",):
                return _PERSON.search(reply) is not None
            case ("asks", slot):
                return _ASKS[slot].search(reply) is not None
            case ("order", number):
                return number in reply and made.order is not None and f"{made.order.as_of:%Y-%m-%d}" in reply
            case ("unknown", number, *near):
                return number in reply and made.order is None and all(other in reply for other in near[1:])
            case ("knowledge", intent):
                return any(answer in reply for answer in self._answers.get(intent, ()))
            case ("offers", first, second):
                return all(self._catalogue.title(name, made.language.value) in reply for name in (first, second))
        raise ValueError(f"no such reply: {' '.join(kind)}")
