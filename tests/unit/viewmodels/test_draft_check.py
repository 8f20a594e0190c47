"""The draft check at the composer: what holds a draft back, and what lets it go."""

from dataclasses import replace

import pytest
from fake_desk import FakeDesk

from desktop_cs.domain.ids import UserId
from desktop_cs.domain.lint import Finding, Override, Rule
from desktop_cs.domain.words import Severity
from desktop_cs.viewmodels.composer import ComposerState, Mode
from desktop_cs.viewmodels.draft_check import DraftCheck
from desktop_cs.viewmodels.workbench import Workbench

BLOCK = Finding(rule=Rule.WORD, severity=Severity.BLOCK, start=0, end=2, detail="刷单", fix="")
WARN = Finding(rule=Rule.AMOUNT, severity=Severity.WARN, start=0, end=3)
LIN = UserId("web.lin")


def draft(text: str = "99元到账", **more: object) -> ComposerState:
    return replace(ComposerState(user_id=LIN, text=text), **more)


@pytest.fixture
def desk() -> FakeDesk:
    made = FakeDesk()
    made.add_customer(LIN, "林")
    made.add_message(LIN, "在吗")
    return made


async def test_a_clean_draft_goes(desk: FakeDesk) -> None:
    assert await DraftCheck(desk.safety.lint).admit(draft())


async def test_a_note_is_not_looked_at(desk: FakeDesk) -> None:
    check = DraftCheck(desk.safety.lint)
    await check.check(draft(mode=Mode.NOTE))
    assert desk.safety.lint.asked == []


async def test_a_warning_holds_back_once(desk: FakeDesk) -> None:
    desk.safety.lint.look = lambda text: (WARN,)
    check = DraftCheck(desk.safety.lint)
    assert not await check.admit(draft())
    assert check.state.value.is_held
    await check.check(draft())  # the clock of the strip runs meanwhile
    assert await check.admit(draft())


async def test_another_text_is_held_back_anew(desk: FakeDesk) -> None:
    desk.safety.lint.look = lambda text: (WARN,)
    check = DraftCheck(desk.safety.lint)
    assert not await check.admit(draft())
    assert not await check.admit(draft("199元到账"))


async def test_a_block_needs_a_reason_however_often_one_presses(desk: FakeDesk) -> None:
    desk.safety.lint.look = lambda text: (BLOCK, WARN)
    check = DraftCheck(desk.safety.lint)
    for _ in range(3):
        assert not await check.admit(draft())
    assert not check.override("  ")
    assert check.override("经理同意")
    assert check.state.value.open == ()
    assert await check.admit(draft())


async def test_a_reason_is_for_what_it_was_given_for(desk: FakeDesk) -> None:
    desk.safety.lint.look = lambda text: (BLOCK,)
    check = DraftCheck(desk.safety.lint)
    await check.check(draft("刷单吗"))
    check.override("经理同意")
    await check.check(draft("刷单吗，亲"))
    assert check.state.value.open == ()
    desk.safety.lint.look = lambda text: (BLOCK, replace(BLOCK, detail="假货"))
    await check.check(draft("刷单吗，亲"))
    assert [finding.detail for finding in check.state.value.blocking] == ["假货"]


async def test_the_reason_is_stored_with_the_reply(desk: FakeDesk) -> None:
    desk.safety.lint.look = lambda text: (BLOCK, WARN)
    bench = Workbench(desk, lambda work: work.close())
    await bench.select(LIN)
    bench.composer.edit("刷单99元")
    await bench.send()
    assert desk.called("send_reply") == []
    bench.draft_check.override("经理同意")
    await bench.send()
    assert [call[1] for call in desk.called("send_reply")] == ["刷单99元"]
    [(message, overrides)] = desk.safety.lint.kept
    assert message.text == "刷单99元"
    assert overrides == (
        Override(rule=Rule.WORD, severity=Severity.BLOCK, detail="刷单", reason="经理同意"),
        Override(rule=Rule.AMOUNT, severity=Severity.WARN, detail="", reason="经理同意"),
    )
    assert bench.draft_check.state.value.findings == ()


async def test_what_is_typed_during_the_check_is_not_sent_unchecked(desk: FakeDesk) -> None:
    bench = Workbench(desk, lambda work: work.close())
    await bench.select(LIN)
    bench.composer.edit("好的")

    def look(text: str) -> tuple[Finding, ...]:
        bench.composer.edit("好的 [手机号1]")
        return ()

    desk.safety.lint.look = look
    await bench.send()
    assert desk.called("send_reply") == []
