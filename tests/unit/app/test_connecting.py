"""Connecting from the window: what is written, what is kept where no keyring answers, and that it counts at once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from fakes_door import keeper
from fakes_keyring import FailingKeyring, MemoryKeyring
from keyring.errors import NoKeyringError

from desktop_cs.app.connecting import Connecting
from desktop_cs.app.connections import CozeLine, FixedToken
from desktop_cs.coze.conversations import ConversationsInMemory
from desktop_cs.domain.connection import Account, ConnectionWish, Invitation, Understander, Way
from desktop_cs.errors import ConfigError, EngineError
from desktop_cs.paths import Profile, prepare
from desktop_cs.privacy.secrets import Secrets
from desktop_cs.settings.file import load

NOBODY = "https://localhost:9"  # nothing listens there
ACCOUNT = Account(
    base_url=NOBODY, bot_id="7301", understander=Understander.INTENT_NODE, intent_names=("refund", "address")
)


class Bench:
    """A profile, and how often a change was put to use."""

    def __init__(self, folder: Path, secrets: Secrets) -> None:
        self.profile = Profile(folder)
        prepare(self.profile)
        self.applied = 0
        self.invited: list[Invitation] = []
        self.connecting = Connecting(
            profile=self.profile,
            secrets=secrets,
            line=CozeLine(None, None),
            keeper=keeper(),
            apply=self._apply,
            environment={},
        )

    async def _apply(self) -> None:
        self.applied += 1


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, Secrets(MemoryKeyring({})))


def test_nothing_is_set_at_first(bench: Bench) -> None:
    current = asyncio.run(bench.connecting.current())
    assert (current.account, current.is_signed_in, current.can_test) == (Account(), False, False)


def test_a_token_is_kept_and_the_account_used_at_once(bench: Bench) -> None:
    async def work() -> None:
        wish = ConnectionWish(account=ACCOUNT, way=Way.TOKEN, token="pat_1")
        connected = await bench.connecting.connect(wish, bench.invited.append)
        assert connected.account == ACCOUNT
        assert (connected.is_signed_in, connected.keyring_works, bench.applied) == (True, True, 1)
        assert load(bench.profile.settings).coze.own_hosts == ("localhost",)
        assert "pat_1" not in bench.profile.settings.read_text("utf-8")
        cleared = ConnectionWish(account=Account(base_url=NOBODY, bot_id="7301"))
        connected = await bench.connecting.connect(cleared, bench.invited.append)
        assert connected.account == cleared.account
        assert connected.is_signed_in
        gone = await bench.connecting.disconnect()
        assert (gone.is_signed_in, bench.applied) == (False, 3)

    asyncio.run(work())


def test_without_a_keyring_the_token_lasts_for_this_run(tmp_path: Path) -> None:
    bench = Bench(tmp_path, Secrets(FailingKeyring(NoKeyringError())))
    wish = ConnectionWish(account=ACCOUNT, way=Way.TOKEN, token="pat_1")
    connected = asyncio.run(bench.connecting.connect(wish, bench.invited.append))
    assert (connected.is_signed_in, connected.keyring_works) == (True, False)


def test_a_bad_address_changes_nothing(bench: Bench) -> None:
    wish = ConnectionWish(account=Account(base_url="http://coze.example", bot_id="7301"))
    with pytest.raises(ConfigError):
        asyncio.run(bench.connecting.connect(wish, bench.invited.append))
    assert bench.applied == 0
    assert load(bench.profile.settings).coze.bot_id == ""


@asynccontextmanager
async def opened(line: CozeLine) -> AsyncIterator[CozeLine]:
    line.open(ConversationsInMemory(), tuple, lambda: 0.0, keeper())
    yield line
    await line.aclose()


def test_a_line_turns_to_another_account_and_keeps_the_former_engine_for_its_turns() -> None:
    def to(bot_id: str) -> CozeLine:
        return CozeLine.to(base_url="http://127.0.0.1:9", bot_id=bot_id, tokens=FixedToken("t"))

    async def work() -> None:
        async with opened(to("1")) as line:
            former = line.engine()
            line.turn_to(to("2"))
            with pytest.raises(EngineError):
                line.engine()
            line.open(ConversationsInMemory(), tuple, lambda: 0.0, keeper())
            assert line.bot_id == "2"
            assert line.engine() is not former
            line.turn_to(CozeLine(None, None))
            assert not line.is_configured

    asyncio.run(work())
