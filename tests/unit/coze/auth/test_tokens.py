"""Renewal: early, once for all who ask, a refresh token used once, and honest words after a crash."""

import asyncio
import email.utils
from dataclasses import replace

import httpx
import pytest
from fakes_auth import NOW, REGION, MemorySecrets, TokenServer, holding, old_grant, pair, tokens_of
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.coze.auth.grant import Ending, Grant, Method, fingerprint, from_secret, secret_name
from desktop_cs.domain.engine import Cause
from desktop_cs.errors import EngineError


async def refused(server: TokenServer, secrets: MemorySecrets) -> EngineError:
    with pytest.raises(EngineError) as caught:
        await tokens_of(server, secrets).token()
    return caught.value


async def test_a_fresh_token_asks_nobody() -> None:
    server = TokenServer([])
    assert await tokens_of(server, holding(old_grant(expires_at=NOW + 31))).token() == "czu_old"
    pat = holding(Grant(method=Method.PAT, region=REGION, access_token="pat_1"))
    assert await tokens_of(server, pat).token() == "pat_1"
    assert server.asked == []


@pytest.mark.parametrize(
    ("lives", "left", "renews"), [(900, 31, False), (900, 29, True), (60, 7, False), (60, 5, True)]
)
async def test_renewal_is_early_but_not_for_short_lives_too_early(lives: float, left: float, renews: bool) -> None:
    server = TokenServer([pair()])
    grant = old_grant(issued_at=NOW + left - lives, expires_at=NOW + left)
    token = await tokens_of(server, holding(grant)).token()
    assert token == ("czu_new" if renews else "czu_old")


async def test_many_tasks_one_refresh() -> None:
    server = TokenServer([pair()], gate=asyncio.Event())
    tokens = tokens_of(server, holding(old_grant()))
    asking = [asyncio.create_task(tokens.token()) for _ in range(20)]
    await server.called.wait()
    server.gate.set()
    assert set(await asyncio.gather(*asking)) == {"czu_new"}
    assert [call["refresh_token"] for call in server.asked] == ["r_old"]


async def test_a_cancelled_waiter_does_not_stop_the_renewal() -> None:
    server = TokenServer([pair()], gate=asyncio.Event())
    secrets = holding(old_grant())
    tokens = tokens_of(server, secrets)
    first, second = (asyncio.create_task(tokens.token()) for _ in range(2))
    await server.called.wait()
    first.cancel()
    await asyncio.gather(first, return_exceptions=True)
    server.gate.set()
    assert await second == "czu_new"
    assert secrets.grant().refresh_token == "r_new"
    assert len(server.asked) == 1


async def test_the_use_is_written_before_the_call_and_the_pair_before_it_is_given() -> None:
    secrets = holding(old_grant())
    seen: list[tuple[bool, str]] = []
    server = TokenServer([pair()])
    server.on_call = lambda: seen.append((secrets.grant().is_spent, secrets.grant().access_token))
    assert await tokens_of(server, secrets).token() == "czu_new"
    assert seen == [(True, "czu_old")]
    assert len(secrets.writes) == 2
    assert secrets.grant().refresh_token == "r_new"
    assert not secrets.grant().is_spent


async def test_after_a_crash_between_call_and_store_nothing_is_tried_and_the_reason_said() -> None:
    crashed = old_grant(spending=fingerprint("r_old"), spending_since=NOW - 60)
    secrets, server = holding(crashed), TokenServer([])
    error = await refused(server, secrets)
    assert (error.code, error.facts["signed_out"]) == (Cause.AUTH, "interrupted")
    assert "works only once" in error.message
    assert secrets.grant().ended is Ending.INTERRUPTED
    again = await refused(server, secrets)
    assert again.facts["signed_out"] == "interrupted"
    assert server.asked == []


async def test_after_such_a_crash_a_living_access_token_is_used_to_its_end() -> None:
    crashed = old_grant(expires_at=NOW + 20, spending=fingerprint("r_old"), spending_since=NOW - 60)
    server = TokenServer([])
    tokens = tokens_of(server, holding(crashed))
    assert await tokens.token() == "czu_old"
    server.now = NOW + 21
    with pytest.raises(EngineError, match="works only once"):
        await tokens.token()
    assert server.asked == []


async def test_another_run_that_renews_right_now_is_left_to_it() -> None:
    renewing = old_grant(spending=fingerprint("r_old"), spending_since=NOW - 1)
    secrets, server = holding(renewing), TokenServer([])
    tokens = tokens_of(server, secrets)
    with pytest.raises(EngineError) as caught:
        await tokens.token()
    assert (caught.value.code, caught.value.retryable) == (Cause.BUSY, True)
    secrets.kept[secret_name(REGION)] = old_grant(access_token="czu_theirs", expires_at=NOW + 900).to_secret()
    assert await tokens.token() == "czu_theirs"
    assert server.asked == []


@pytest.mark.parametrize(
    ("answer", "code", "left"),
    [
        (httpx.ConnectError("no"), Cause.UNREACHABLE, None),
        ((429, {"error": "slow_down"}), Cause.RATE, None),
        ((503, "<html>"), Cause.SERVER, None),
        (httpx.ReadTimeout("late"), Cause.AUTH, Ending.INTERRUPTED),
        (httpx.RemoteProtocolError("cut"), Cause.AUTH, Ending.INTERRUPTED),
        ((504, "<html>"), Cause.AUTH, Ending.INTERRUPTED),
        ((200, {"access_token": ""}), Cause.AUTH, Ending.INTERRUPTED),
        ((200, {"error_code": "internal_error"}), Cause.AUTH, Ending.INTERRUPTED),
        ((400, {"error_code": "invalid_grant"}), Cause.AUTH, Ending.REFUSED),
        ((200, {"error": "access_deny"}), Cause.AUTH, Ending.REFUSED),
    ],
)
async def test_a_refresh_token_is_tried_again_only_when_it_surely_was_not_used(
    answer: tuple[int, object] | Exception, code: Cause, left: Ending | None
) -> None:
    secrets, server = holding(old_grant()), TokenServer([answer, pair()])
    tokens = tokens_of(server, secrets)
    with pytest.raises(EngineError) as caught:
        await tokens.token()
    assert caught.value.code == code
    assert secrets.grant().ended is left
    if left is None:
        assert await tokens.token() == "czu_new"
        assert len(server.asked) == 2
    else:
        with pytest.raises(EngineError):
            await tokens.token()
        assert len(server.asked) == 1


async def test_a_failed_early_renewal_does_not_disturb_while_the_token_lives() -> None:
    server = TokenServer([httpx.ConnectError("no"), pair()])
    tokens = tokens_of(server, holding(old_grant(expires_at=NOW + 20)))
    assert await tokens.token() == "czu_old"
    assert await tokens.token() == "czu_new"


@pytest.mark.parametrize("ahead", [-7200, 0, 3, 7200])
async def test_the_moment_of_expiry_is_brought_to_this_machines_clock(ahead: float) -> None:
    server = TokenServer([pair(lives=900)], date=email.utils.formatdate(NOW, usegmt=True))
    server.now = NOW + ahead
    secrets = holding(old_grant(expires_at=1))
    assert await tokens_of(server, secrets).token() == "czu_new"
    assert abs(secrets.grant().expires_at - (server.now + 900)) <= 5


async def test_a_new_sign_in_counts_once_the_old_token_was_refused() -> None:
    secrets, server = holding(Grant(method=Method.PAT, region=REGION, access_token="pat_1")), TokenServer([])
    tokens = tokens_of(server, secrets)
    assert await tokens.token() == "pat_1"
    secrets.kept[secret_name(REGION)] = Grant(method=Method.PAT, region=REGION, access_token="pat_2").to_secret()
    tokens.forget()
    assert await tokens.token() == "pat_2"


async def test_nothing_stored_names_the_regions() -> None:
    error = await refused(TokenServer([]), MemorySecrets())
    assert error.code == Cause.AUTH
    assert "coze.com and coze.cn" in error.message
    foreign = MemorySecrets({secret_name(REGION): replace(old_grant(), region="https://api.coze.com").to_secret()})
    assert (await refused(TokenServer([]), foreign)).facts["signed_out"] == "no_token"
    assert (await refused(TokenServer([]), MemorySecrets({secret_name(REGION): "{broken"}))).code == Cause.AUTH


async def test_no_error_holds_a_token() -> None:
    server = TokenServer([(400, {"error_code": "invalid_grant", "error_message": "r_old czu_old is spent"})])
    error = await refused(server, holding(old_grant()))
    assert "r_old" not in f"{error.message}{error.facts}"
    assert "czu_old" not in f"{error.message}{error.facts}"


@given(
    st.builds(
        Grant,
        method=st.sampled_from(Method),
        region=st.just(REGION),
        access_token=st.text(),
        refresh_token=st.text(),
        expires_at=st.floats(0, 1e11),
        ended=st.none() | st.sampled_from(Ending),
    )
)
def test_a_grant_survives_the_keyring(grant: Grant) -> None:
    assert from_secret(grant.to_secret(), REGION) == grant


def test_a_bare_token_counts_as_a_personal_one() -> None:
    assert from_secret(" pat_abc\n", REGION) == Grant(method=Method.PAT, region=REGION, access_token="pat_abc")
