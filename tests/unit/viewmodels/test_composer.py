"""The composer: no keystroke is lost, nothing goes to the wrong customer, nothing is sent twice."""

import asyncio

import pytest
from fake_desk import FakeDesk
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.domain.draft import Origin
from desktop_cs.domain.ids import TraceId, UserId
from desktop_cs.domain.message import Role
from desktop_cs.errors import StoreError
from desktop_cs.viewmodels.composer import Composer, Mode, spaced

ME, OTHER = UserId("u1"), UserId("u2")


@pytest.fixture
def desk() -> FakeDesk:
    made = FakeDesk()
    for user_id in (ME, OTHER):
        made.add_customer(user_id, user_id)
    return made


async def opened(desk: FakeDesk, user_id: UserId = ME) -> Composer:
    composer = Composer(desk)
    composer.choose(user_id)
    await composer.fetch()
    return composer


async def test_drafts_are_kept_per_customer(desk: FakeDesk) -> None:
    composer = await opened(desk)
    composer.edit("给甲")
    composer.choose(OTHER)
    await composer.fetch()
    composer.edit("给乙")
    composer.choose(ME)
    assert composer.state.value.text == "给甲"
    await composer.keep()
    assert desk.drafts == {ME: "给甲", OTHER: "给乙"}


async def test_a_kept_draft_comes_back_in_another_run(desk: FakeDesk) -> None:
    desk.drafts[ME] = "上次没写完"
    composer = await opened(desk)
    assert composer.state.value.text == "上次没写完"
    await composer.keep()
    assert desk.called("keep_draft") == []


async def test_what_is_typed_before_the_draft_was_read_is_joined_to_it(desk: FakeDesk) -> None:
    desk.drafts[ME] = "上次的"
    composer = Composer(desk)
    composer.choose(ME)
    composer.edit("新打的")
    await composer.keep()
    assert desk.drafts[ME] == "上次的"
    await composer.fetch()
    assert composer.state.value.text == "上次的新打的"


async def test_a_reply_tells_its_suggestion(desk: FakeDesk) -> None:
    composer = await opened(desk)
    composer.edit("您好")
    composer.came_from(Origin(trace_id=TraceId("trace-0001"), candidate=2, seq=3))
    composer.edit("您好，已退款")
    message = await composer.send()
    assert message is not None
    assert desk.called("send_reply") == [(ME, "您好，已退款", TraceId("trace-0001"))]
    assert (composer.state.value.text, composer.state.value.source) == ("", None)


async def test_an_emptied_text_no_longer_comes_from_a_suggestion(desk: FakeDesk) -> None:
    composer = await opened(desk)
    composer.edit("建议")
    composer.came_from(Origin(trace_id=TraceId("trace-0001"), candidate=2, seq=3))
    composer.edit(" ")
    composer.edit("自己写的")
    await composer.send()
    assert desk.called("send_reply") == [(ME, "自己写的", None)]


async def test_a_note_goes_to_nobody(desk: FakeDesk) -> None:
    composer = await opened(desk)
    composer.choose_mode(Mode.NOTE)
    composer.edit("记一下")
    message = await composer.send()
    assert message is not None
    assert message.role is Role.NOTE
    assert desk.called("send_reply") == []


@pytest.mark.parametrize("text", ["", "  \n"])
async def test_nothing_is_not_sent(desk: FakeDesk, text: str) -> None:
    composer = await opened(desk)
    composer.edit(text)
    assert not composer.state.value.can_send
    assert await composer.send() is None


async def test_a_failed_sending_keeps_the_text(desk: FakeDesk) -> None:
    desk.failing["send_reply"] = StoreError("disk_full", "The disk is full.")
    composer = await opened(desk)
    composer.edit("重要")
    with pytest.raises(StoreError):
        await composer.send()
    assert composer.state.value.text == "重要"
    assert composer.state.value.can_send


async def test_a_second_send_waits_for_the_first(desk: FakeDesk) -> None:
    composer = await opened(desk)
    composer.edit("只发一次")
    await asyncio.gather(composer.send(), composer.send())
    assert len(desk.called("send_reply")) == 1


async def test_a_sent_reply_leaves_no_draft_behind(desk: FakeDesk) -> None:
    composer = await opened(desk)
    composer.edit("草稿")
    await composer.keep()
    await composer.send()
    assert desk.drafts[ME] == ""


@pytest.mark.parametrize(
    ("piece", "before", "joined"),
    [
        ("Hello", "", "Hello"),
        ("Hello", "Hi,", " Hello"),
        ("Hello", "Hi, ", "Hello"),
        ("您好", "亲，", "您好"),
        ("Hi", "您好", "Hi"),
        ("(x)", "a", "(x)"),
    ],
)
def test_pieces_join(piece: str, before: str, joined: str) -> None:
    assert spaced(piece, before) == joined


steps = st.tuples(
    st.sampled_from(["edit", "choose", "fetch", "keep"]), st.sampled_from([ME, OTHER]), st.text(max_size=4)
)


@given(st.lists(steps, max_size=25))
async def test_no_keystroke_is_lost_in_any_order(script: list[tuple[str, UserId, str]]) -> None:
    desk = FakeDesk()
    composer = await opened(desk)
    written: dict[UserId, str] = {ME: "", OTHER: ""}
    here = ME
    for what, user_id, text in script:
        if what == "edit":
            composer.edit(text)
            written[here] = text
        elif what == "choose":
            composer.choose(user_id)
            here = user_id
        elif what == "fetch":
            await composer.fetch()
        else:
            await composer.keep()
        assert composer.state.value.text == written[here]
    for user_id in (ME, OTHER):
        composer.choose(user_id)
        await composer.fetch()
    await composer.keep()
    assert {user_id: desk.drafts.get(user_id, "") for user_id in (ME, OTHER)} == written
