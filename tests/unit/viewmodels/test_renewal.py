"""A reply that the customer has overtaken: never sent without a warning, never lost, offered the new one beside it."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import desk_scenes
from fake_desk import FakeDesk
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from desktop_cs.domain.draft import Draft
from desktop_cs.domain.ids import UserId
from desktop_cs.domain.message import Inbound
from desktop_cs.viewmodels.composer import Mode
from desktop_cs.viewmodels.difference import Change
from desktop_cs.viewmodels.workbench import Workbench

ME, OTHER = UserId("u1"), UserId("u2")


class Shift:
    """A workbench whose work is done at once, as far as it does not rest on purpose."""

    def __init__(self) -> None:
        self.desk = FakeDesk(catalogue=desk_scenes.CATALOGUE, turn=desk_scenes.answered)
        for user_id in (ME, OTHER):
            self.desk.add_customer(user_id, user_id)
            self.desk.add_message(user_id, "在吗")
        self._runner = asyncio.Runner()
        self._tasks: set[asyncio.Task[None]] = set()
        self.bench = Workbench(self.desk, self._spawn)
        self.run(self.bench.open())
        self.keys = 0

    def run(self, work: Coroutine[Any, Any, object]) -> None:
        async def whole() -> None:
            await work
            for _ in range(30):  # until only what rests on purpose is left
                await asyncio.sleep(0)

        self._runner.run(whole())

    def hear(self, user_id: UserId, text: str) -> None:
        self.keys += 1
        self.run(self.desk.take_in(Inbound(user_id=user_id, text=text, key=f"k{self.keys}")))

    def insert(self) -> None:
        """Take the open card over at the end of the text, as the composer does."""
        card = self.bench.cards.state.value.open_card
        if card is not None and card.can_insert:
            self.bench.composer.edit(self.bench.composer.state.value.text + card.text)
            self.bench.insert_source(card)

    @property
    def text(self) -> str:
        return self.bench.composer.state.value.text

    def sent(self) -> list[str]:
        return [str(call[1]) for call in self.desk.called("send_reply")]

    def close(self) -> None:
        self.bench.close()
        self._runner.close()  # cancels what still rests

    def _spawn(self, work: Coroutine[Any, Any, None], /) -> object:
        task = self._runner.get_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task


def with_a_stale_draft() -> Shift:
    shift = Shift()
    shift.run(shift.bench.select(ME))
    shift.hear(ME, "退款呢？")
    shift.insert()
    shift.bench.composer.edit(shift.text + "谢谢")
    shift.hear(ME, "还有一件事")
    return shift


def test_a_stale_text_is_held_back_once_and_goes_out_when_confirmed() -> None:
    shift = with_a_stale_draft()
    written = shift.text
    shift.run(shift.bench.send())
    assert (shift.sent(), shift.text) == ([], written)
    assert shift.bench.renewal.state.value.is_warned
    shift.run(shift.bench.send())
    assert shift.sent() == []
    shift.run(shift.bench.send_anyway())
    assert shift.sent() == [written]
    shift.close()


def test_the_new_suggestion_is_offered_as_a_difference() -> None:
    shift = with_a_stale_draft()
    state = shift.bench.renewal.state.value
    assert state.offer is not None
    assert [(piece.change, piece.text) for piece in state.pieces] == [
        (Change.SAME, desk_scenes.REPLY), (Change.REMOVED, "谢谢"),
    ]  # fmt: skip
    shift.bench.renewal.take_new()
    assert shift.text == desk_scenes.REPLY
    assert not shift.bench.renewal.state.value.is_stale
    shift.run(shift.bench.send())
    assert shift.sent() == [desk_scenes.REPLY]
    shift.close()


def test_a_text_that_comes_back_by_undo_is_as_old_as_it_was() -> None:
    for way in ("take", "empty"):
        shift = with_a_stale_draft()
        written = shift.text
        if way == "take":
            shift.bench.renewal.take_new()
        else:
            shift.bench.composer.edit("")
        assert not shift.bench.renewal.is_stale()
        shift.bench.composer.edit(written)
        assert shift.bench.renewal.is_stale()
        shift.close()


def test_keeping_mine_ends_the_warning_until_the_customer_writes_once_more() -> None:
    shift = with_a_stale_draft()
    shift.bench.renewal.keep_mine()
    assert not shift.bench.renewal.is_stale()
    shift.hear(ME, "算了")
    assert shift.bench.renewal.is_stale()
    shift.close()


def test_a_new_reply_joined_to_a_stale_one_is_still_stale() -> None:
    shift = with_a_stale_draft()
    shift.insert()
    assert shift.bench.renewal.is_stale()
    shift.close()


def test_a_note_is_for_colleagues_and_never_out_of_date() -> None:
    shift = with_a_stale_draft()
    shift.bench.composer.choose_mode(Mode.NOTE)
    shift.run(shift.bench.send())
    assert len(shift.desk.called("add_note")) == 1
    shift.close()


def test_after_a_restart_the_draft_is_as_stale_as_before() -> None:
    shift = with_a_stale_draft()
    written = shift.text
    shift.run(shift.bench.composer.keep())
    shift.bench.close()
    shift.bench = Workbench(shift.desk, shift._spawn)
    shift.run(shift.bench.open())
    shift.run(shift.bench.select(ME))
    assert shift.text == written
    shift.run(shift.bench.send())
    assert shift.sent() == []
    shift.close()


class Interleaving(RuleBasedStateMachine):
    """Messages, answers, keystrokes and gestures in any order. The machine keeps its own books of what was typed."""

    def __init__(self) -> None:
        super().__init__()
        self.shift = Shift()
        self.written = {ME: "", OTHER: ""}
        self.answered: dict[UserId, int | None] = {ME: None, OTHER: None}  # the oldest message the text answers
        self.latest = {ME: 0, OTHER: 0}
        self.undo: dict[UserId, list[tuple[str, int | None]]] = {ME: [], OTHER: []}
        self.line = {ME: 0, OTHER: 0}  # how many undo steps ago the text made way for another
        for message in self.shift.desk.log:
            self.latest[message.user_id] = message.seq

    @property
    def here(self) -> UserId:
        return self.shift.bench.selected or ME

    @property
    def is_stale(self) -> bool:
        answered = self.answered[self.here]
        return answered is not None and answered < self.latest[self.here]

    def _put(self, text: str, answered: int | None) -> None:
        self.undo[self.here].append((self.written[self.here], self.answered[self.here]))
        self.line[self.here] += 1
        self.written[self.here], self.answered[self.here] = text, answered if text.strip() else None

    @rule(user_id=st.sampled_from([ME, OTHER]))
    def choose(self, user_id: UserId) -> None:
        self.shift.run(self.shift.bench.select(user_id))

    @rule(user_id=st.sampled_from([ME, OTHER]), is_answered=st.booleans())
    def message(self, user_id: UserId, is_answered: bool) -> None:
        self.shift.desk.turn = desk_scenes.answered if is_answered else desk_scenes.failed
        self.shift.hear(user_id, "还有")
        self.latest[user_id] = self.shift.desk.log[-1].seq

    @rule(keys=st.sampled_from(["好", "的", " ok"]))
    def type(self, keys: str) -> None:
        self._put(self.written[self.here] + keys, self.answered[self.here])
        self.shift.bench.composer.edit(self.written[self.here])

    @rule()
    def erase(self) -> None:
        self._put("", None)
        self.line[self.here] = 0
        self.shift.bench.composer.edit("")

    @precondition(lambda self: self.undo[self.here])
    @rule()
    def take_back(self) -> None:
        """Undo in the editor: an earlier text comes back, and with it how old it was."""
        text, answered = self.undo[self.here].pop()
        self.line[self.here] = max(self.line[self.here] - 1, 0)
        kept = self.answered[self.here]
        self.written[self.here] = text
        self.answered[self.here] = _older(answered, kept) if text.strip() else None
        self.shift.bench.composer.edit(text)

    @rule(is_old=st.booleans())
    def insert(self, is_old: bool) -> None:
        cards = self.shift.bench.cards
        if is_old and cards.state.value.cards:
            cards.open(cards.state.value.cards[-1].trace_id)
        card = cards.state.value.open_card
        if card is not None and card.can_insert:
            self._put(self.written[self.here] + card.text, _older(self.answered[self.here], card.seq))
            self.shift.insert()

    @rule()
    def take_new(self) -> None:
        offer = self.shift.bench.renewal.state.value.offer
        if offer is not None and offer.origin is not None:
            self._put(offer.text, offer.origin.seq)
            self.line[self.here] = 0
            self.shift.bench.renewal.take_new()

    @rule()
    def keep_mine(self) -> None:
        self.shift.bench.renewal.keep_mine()
        if self.answered[self.here] is not None:
            self.answered[self.here] = self.latest[self.here]
        # What the text was while it grew is stood by as well; what it took the place of is not.
        steps = self.undo[self.here]
        for place in range(len(steps) - self.line[self.here], len(steps)):
            text, answered = steps[place]
            steps[place] = (text, answered if answered is None else self.latest[self.here])

    @rule()
    def send(self) -> None:
        before, stale = len(self.shift.sent()), self.is_stale
        self.shift.run(self.shift.bench.send())
        went = self.shift.sent()[before:]
        if stale:
            assert went == []
            assert self.shift.bench.renewal.state.value.is_warned
        elif self.written[self.here].strip():
            assert went == [self.written[self.here]]
            self._clear()

    @precondition(lambda self: self.is_stale)
    @rule()
    def send_anyway(self) -> None:
        before = len(self.shift.sent())
        self.shift.run(self.shift.bench.send_anyway())
        assert self.shift.sent()[before:] == [self.written[self.here]]
        self._clear()

    def _clear(self) -> None:
        self.written[self.here], self.answered[self.here] = "", None
        self.undo[self.here], self.line[self.here] = [], 0

    @invariant()
    def no_keystroke_is_lost(self) -> None:
        if self.shift.bench.selected is not None:
            assert self.shift.text == self.written[self.here]

    @invariant()
    def the_program_knows_what_is_stale(self) -> None:
        if self.shift.bench.selected is not None and self.is_stale:
            assert self.shift.bench.renewal.is_stale()

    def teardown(self) -> None:
        for user_id in (ME, OTHER):
            self.shift.run(self.shift.bench.select(user_id))
        self.shift.run(self.shift.bench.composer.keep())
        kept = {user_id: self.shift.desk.origins.get(user_id, Draft()).text for user_id in (ME, OTHER)}
        assert kept == self.written
        self.shift.close()


def _older(one: int | None, other: int | None) -> int | None:
    known = [seq for seq in (one, other) if seq is not None]
    return min(known) if known else None


TestInterleaving = Interleaving.TestCase
TestInterleaving.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)
