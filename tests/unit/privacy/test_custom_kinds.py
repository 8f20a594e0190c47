"""The owner's own kinds: found in every disguise that built-in ones are, proved before they count, linear in time."""

import json
import time
from pathlib import Path

import pytest

from desktop_cs.app.kinding import Kinding
from desktop_cs.domain.kinds import CustomKind, KindExample, MaskTrial
from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.redaction import Kind, TokenTable
from desktop_cs.errors import PrivacyError
from desktop_cs.paths import Profile
from desktop_cs.privacy.masks import masked_text
from desktop_cs.privacy.redactor import Redactor

BADGE = CustomKind(
    name="工号",
    pattern=r"工号\s*[:：]?\s*(GH\d{6})",
    examples=(KindExample("我的工号：GH123456", ("GH123456",)), KindExample("GH123456 是型号")),
)
CODENAME = CustomKind(name="代号", words=("紫色鹦鹉", "北极星"), examples=(KindExample("北极星计划", ("北极星",)),))


def redact(text: str, *kinds: CustomKind, table: TokenTable | None = None) -> str:
    return Redactor(kinds).redact(text, table or TokenTable(), Language.ZH).text


def refusal(*kinds: CustomKind) -> PrivacyError:
    with pytest.raises(PrivacyError) as refused:
        Redactor(kinds)
    return refused.value


def example(text: str, *found: str) -> tuple[KindExample, ...]:
    return (KindExample(text, found),)


def test_an_own_kind_becomes_a_token_beside_the_built_in_ones() -> None:
    text = "工号GH123456，电话13812345678，北极星，北极星"
    assert redact(text, BADGE, CODENAME) == "工号[工号1]，电话[手机号1]，[代号1]，[代号1]"
    assert redact(text) == "工号GH123456，电话[手机号1]，北极星，北极星"


def test_only_the_group_of_a_pattern_goes_and_values_come_back() -> None:
    redactor = Redactor([BADGE])
    done = redactor.redact("工号: GH123456", TokenTable(), Language.ZH)
    assert done.spans[0].kind is Kind.CUSTOM
    assert done.counts == {"工号": 1}
    assert redactor.restore(done.text, done.table) == "工号: GH123456"
    assert Redactor().restore(done.text, done.table) == "工号: GH123456"  # also after the kind was deleted
    again = redactor.redact(done.text, done.table, Language.ZH)
    assert (again.text, again.spans) == (done.text, ())


def test_disguises_are_levelled_first() -> None:
    assert redact("工号：ＧＨ１２３４５６", BADGE) == "工号：[工号1]"
    assert redact("工号gh12\u200b3456", BADGE) == "工号[工号1]"


def test_the_same_value_keeps_its_token_in_later_messages() -> None:
    redactor = Redactor([BADGE])
    first = redactor.redact("工号GH123456", TokenTable(), Language.ZH)
    assert redact("工号GH654321和工号GH123456", BADGE, table=first.table) == "工号[工号2]和工号[工号1]"


def test_screens_mask_it_too() -> None:
    text = "工号GH123456"
    assert masked_text(text, Redactor([BADGE]).find(text)) == "工号G******6"


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (CustomKind(name="手机号", words=("a",), examples=example("a", "a")), "kind_invalid"),
        (CustomKind(name="a1", words=("a",), examples=example("a", "a")), "kind_invalid"),
        (CustomKind(name="", words=("a",), examples=example("a", "a")), "kind_invalid"),
        (CustomKind(name="x" * 13, words=("a",), examples=example("a", "a")), "kind_invalid"),
        (CustomKind(name="x", examples=example("a", "a")), "kind_invalid"),
        (CustomKind(name="x", pattern="a", words=("a",), examples=example("a", "a")), "kind_invalid"),
        (CustomKind(name="x", pattern="(", examples=example("a", "a")), "kind_invalid"),
        (CustomKind(name="x", pattern=r"(a)\1", examples=example("aa", "aa")), "kind_invalid"),
        (CustomKind(name="x", pattern="a" * 501, examples=example("a", "a")), "kind_invalid"),
        (CustomKind(name="x", pattern="a", examples=example("b")), "kind_invalid"),
        (CustomKind(name="x", pattern=r"\d+", examples=example("a1b", "a1")), "kind_example"),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_reason(kind: CustomKind, code: str) -> None:
    error = refusal(kind)
    assert error.code == code
    assert kind.name in error.message


def test_two_kinds_need_two_names() -> None:
    assert refusal(BADGE, BADGE).code == "kind_invalid"


def test_a_pattern_that_finds_everything_lets_nothing_out() -> None:
    greedy = CustomKind(name="x", pattern=".", examples=example("a", "a"))
    with pytest.raises(PrivacyError) as refused:
        redact("甲乙" * 1000, greedy)
    assert refused.value.code == "kind_too_many"


def test_no_pattern_is_slow() -> None:
    evil = CustomKind(name="x", pattern=r"(?:a+)+$|(?:a|aa)+b", examples=example("aab", "aab"))
    redactor = Redactor([evil])
    began = time.process_time()
    redactor.find("a" * 100_000 + "!")
    assert time.process_time() - began < 5  # a backtracking matcher would need longer than the sun has


async def test_a_change_is_proved_kept_and_used_at_once(tmp_path: Path) -> None:
    profile, redactor = Profile(tmp_path), Redactor()
    kinding = Kinding(profile, redactor)
    await kinding.change((BADGE,))
    assert redactor.redact("工号GH123456", TokenTable(), Language.ZH).text == "工号[工号1]"
    assert await kinding.own() == (BADGE,)
    broken = CustomKind(name="x", pattern="(", examples=example("a", "a"))
    with pytest.raises(PrivacyError):
        await kinding.change((BADGE, broken))
    assert await kinding.own() == (BADGE,)
    trial = await kinding.try_out("工号GH123456，北极星", (CODENAME,))
    assert trial == MaskTrial(masked="工号GH123456，北****", redacted="工号GH123456，[代号1]", kinds=("代号",))
    await kinding.change(())
    assert redactor.redact("工号GH123456", TokenTable(), Language.ZH).text == "工号GH123456"


@pytest.mark.parametrize("damaged", ["{", "[1]", '[{"name": 5}]', ""])
async def test_a_damaged_file_stops_rather_than_lets_through(tmp_path: Path, damaged: str) -> None:
    profile = Profile(tmp_path)
    profile.kinds.write_text(damaged, "utf-8")
    with pytest.raises(PrivacyError) as refused:
        await Kinding(profile, Redactor()).own()
    assert refused.value.code == "kinds_unreadable"
    assert str(profile.kinds) in refused.value.message


async def test_the_file_can_be_read_by_people(tmp_path: Path) -> None:
    profile = Profile(tmp_path)
    await Kinding(profile, Redactor()).change((CODENAME,))
    assert json.loads(profile.kinds.read_text("utf-8"))[0]["words"] == ["紫色鹦鹉", "北极星"]
