"""A profile's seal: made once, opened by each of its locks, shut with a reason, and never half changed."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from fakes_keyring import FailingKeyring, MemoryKeyring, PromptingKeyring
from keyring.errors import InitError, KeyringLocked
from sealed import PASSPHRASE, SECRET, changes_of, got, in_the_clear, put, seal_of, sealed_profile

from desktop_cs.app.composition import AppSpec, open_app
from desktop_cs.app.resealing import SealChanges
from desktop_cs.app.sealing import ProfileSeal, open_store
from desktop_cs.domain.access import Access, DataKey
from desktop_cs.domain.sealing import SealFacts, SealState
from desktop_cs.errors import AppError, PrivacyError, StoreError
from desktop_cs.paths import Profile
from desktop_cs.privacy import recovery
from desktop_cs.privacy.seal_header import LockKind
from desktop_cs.store.driver import connect

OTHER = "twelve green wallabies"


async def refused(seal: ProfileSeal) -> str:
    with pytest.raises(AppError) as caught:
        await seal.key()
    return caught.value.code


# a new profile


async def test_a_keyring_seals_a_new_profile_by_itself(tmp_path: Path) -> None:
    ring = MemoryKeyring({})
    key = await sealed_profile(tmp_path, ring)
    facts, _ = await seal_of(tmp_path, ring).look()
    assert facts == SealFacts(state=SealState.SEALED, keyring="fakes_keyring.MemoryKeyring")
    assert await seal_of(tmp_path, ring).key() == key
    assert await got(tmp_path, key) == SECRET
    assert in_the_clear(tmp_path) == []
    assert key.secret.hex() not in str(ring.kept)


async def test_without_a_keyring_a_passphrase_does(tmp_path: Path) -> None:
    environment = {"DESKTOP_CS_PASSPHRASE": PASSPHRASE}
    key = await seal_of(tmp_path, environment=environment).key()
    assert key is not None
    await put(tmp_path, key)
    assert await seal_of(tmp_path, environment=environment).key() == key
    assert await refused(seal_of(tmp_path)) == "seal_passphrase_needed"
    assert await refused(seal_of(tmp_path, environment={"DESKTOP_CS_PASSPHRASE": OTHER})) == "seal_passphrase_wrong"


async def test_a_passphrase_is_asked_for_where_somebody_sits(tmp_path: Path) -> None:
    asked: list[bool] = []

    def ask(is_new: bool) -> str:
        asked.append(is_new)
        return PASSPHRASE

    key = await seal_of(tmp_path, access=Access(ask=ask)).key()
    assert await seal_of(tmp_path, access=Access(ask=ask)).key() == key
    assert asked == [True, False]
    assert await seal_of(tmp_path, access=Access(key=key)).key() == key
    assert len(asked) == 2


async def test_with_neither_the_three_mends_are_named_and_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(PrivacyError) as caught:
        await seal_of(tmp_path).key()
    assert caught.value.code == "seal_choice_needed"
    for mend in ("keyring", "DESKTOP_CS_PASSPHRASE", "--unsealed"):
        assert mend in caught.value.message
    assert list(tmp_path.iterdir()) == []


async def test_unsealed_is_a_choice_and_is_remembered(tmp_path: Path) -> None:
    assert await seal_of(tmp_path, environment={"DESKTOP_CS_UNSEALED": "0"}, access=Access(unsealed=True)).key() is None
    await put(tmp_path, None)
    facts, _ = await seal_of(tmp_path, MemoryKeyring({})).look()
    assert (facts.state, facts.is_sealed) == (SealState.UNSEALED, False)
    assert await seal_of(tmp_path).key() is None
    assert in_the_clear(tmp_path) == [Profile(tmp_path).database]


async def test_a_short_passphrase_leaves_nothing_behind(tmp_path: Path) -> None:
    assert await refused(seal_of(tmp_path, environment={"DESKTOP_CS_PASSPHRASE": "short"})) == "passphrase_short"
    assert list(tmp_path.iterdir()) == []


# shut out


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (KeyringLocked("locked"), "seal_keyring_locked"),
        (InitError("no prompt"), "seal_keyring_locked"),
        (ConnectionRefusedError("bus"), "seal_keyring_failed"),
    ],
)
async def test_a_keyring_that_refuses_is_told_from_the_others(tmp_path: Path, error: Exception, code: str) -> None:
    ring = FailingKeyring(None)
    key = await sealed_profile(tmp_path, ring)
    ring.error = error
    before = Profile(tmp_path).database.read_bytes()
    assert await refused(seal_of(tmp_path, ring)) == code
    assert Profile(tmp_path).database.read_bytes() == before
    ring.error = None
    assert await seal_of(tmp_path, ring).key() == key


async def test_a_keyring_that_is_gone_empty_or_changed_shuts_the_profile(tmp_path: Path) -> None:
    ring = MemoryKeyring({})
    await sealed_profile(tmp_path, ring)
    assert await refused(seal_of(tmp_path)) == "seal_keyring_missing"
    assert await refused(seal_of(tmp_path, MemoryKeyring({}))) == "seal_keyring_empty"
    for nonsense in ("00" * 32, "no hex", ""):
        changed = MemoryKeyring(dict.fromkeys(ring.kept, nonsense))
        assert await refused(seal_of(tmp_path, changed)) == "seal_keyring_changed"


async def test_a_prompt_nobody_answers_is_not_waited_for(tmp_path: Path) -> None:
    ring = PromptingKeyring({})
    ring.answered.set()
    await sealed_profile(tmp_path, ring)
    ring.answered.clear()
    try:
        assert await refused(seal_of(tmp_path, ring, timeout_s=0.05)) == "seal_keyring_silent"
    finally:
        ring.answered.set()


async def test_the_passphrase_opens_where_the_keyring_does_not(tmp_path: Path) -> None:
    ring = MemoryKeyring({})
    key = await sealed_profile(tmp_path, ring, PASSPHRASE)
    assert await seal_of(tmp_path, environment={"DESKTOP_CS_PASSPHRASE": PASSPHRASE}).key() == key
    assert await changes_of(tmp_path).by_passphrase(PASSPHRASE) == key


async def test_the_recovery_code_opens_and_a_keyring_of_today_takes_over(tmp_path: Path) -> None:
    ring, code = MemoryKeyring({}), recovery.new_code()
    key = await sealed_profile(tmp_path, ring)
    with pytest.raises(PrivacyError, match="never given"):
        await changes_of(tmp_path).by_recovery(code)
    await changes_of(tmp_path).set_recovery(key, code)
    assert await changes_of(tmp_path).by_recovery(code.lower()) == key
    new_ring = MemoryKeyring({})
    await changes_of(tmp_path, new_ring).renew_keyring(key)
    assert await seal_of(tmp_path, new_ring).key() == key
    assert await refused(seal_of(tmp_path, ring)) == "seal_keyring_empty"


async def test_renewing_leaves_one_entry_in_the_keyring(tmp_path: Path) -> None:
    ring = MemoryKeyring({})
    key = await sealed_profile(tmp_path, ring)
    await changes_of(tmp_path, ring).renew_keyring(key)
    assert len(ring.kept) == 1
    assert await seal_of(tmp_path, ring).key() == key


async def test_another_passphrase_touches_no_data(tmp_path: Path) -> None:
    key = await sealed_profile(tmp_path, passphrase=PASSPHRASE)
    before = Profile(tmp_path).database.read_bytes()
    await changes_of(tmp_path).set_passphrase(key, OTHER)
    assert Profile(tmp_path).database.read_bytes() == before
    assert await changes_of(tmp_path).by_passphrase(OTHER) == key
    with pytest.raises(PrivacyError):
        await changes_of(tmp_path).by_passphrase(PASSPHRASE)


# files that do not belong together


async def test_a_database_without_its_header_is_kept(tmp_path: Path) -> None:
    await sealed_profile(tmp_path, passphrase=PASSPHRASE)
    for file in tmp_path.glob("*.json"):
        file.unlink()
    before = Profile(tmp_path).database.read_bytes()
    assert await refused(seal_of(tmp_path, MemoryKeyring({}))) == "seal_header_missing"
    assert Profile(tmp_path).database.read_bytes() == before


async def test_an_open_database_in_the_place_of_a_sealed_one_is_noticed(tmp_path: Path) -> None:
    await sealed_profile(tmp_path, passphrase=PASSPHRASE)
    Profile(tmp_path).database.unlink()
    await put(tmp_path, None, "a forgery")
    assert await refused(seal_of(tmp_path)) == "seal_mismatch"


async def test_the_sealed_database_of_another_profile_does_not_open(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        await sealed_profile(tmp_path / name, passphrase=PASSPHRASE)
    Profile(tmp_path / "a").database.replace(Profile(tmp_path / "b").database)
    key = await changes_of(tmp_path / "b").by_passphrase(PASSPHRASE)
    with pytest.raises(StoreError) as caught:
        await got(tmp_path / "b", key)
    assert caught.value.code == "store_unreadable"


# sealing later, and changing the key


def leave_a_copy(folder: Path, key: DataKey | None) -> Path:
    database = Profile(folder).database
    copy = database.with_name(f"{database.name}.before-3")
    db = connect(database, read_only=False, key=key)
    db.execute("VACUUM INTO ?", [str(copy)])
    db.close()
    return copy


async def test_an_open_profile_of_an_earlier_version_is_sealed_with_its_copies(tmp_path: Path) -> None:
    await put(tmp_path, None)
    copy = leave_a_copy(tmp_path, None)
    ring = MemoryKeyring({})
    assert (await seal_of(tmp_path).look())[0].state is SealState.OFFERED
    assert await seal_of(tmp_path, ring).key() is None  # it goes on working until somebody seals it
    key = await changes_of(tmp_path, ring).rekey(None, code=recovery.new_code())
    facts, _ = await seal_of(tmp_path).look()
    assert facts == SealFacts(state=SealState.SEALED, keyring="fakes_keyring.MemoryKeyring", has_recovery=True)
    assert in_the_clear(tmp_path) == []
    assert await seal_of(tmp_path, ring).key() == key
    assert await got(tmp_path, key) == SECRET
    db = connect(copy, read_only=True, key=key)
    assert db.execute("select value from facts where name = 'secret'").fetchone() == (SECRET,)
    db.close()


async def test_a_new_key_shuts_out_every_earlier_lock(tmp_path: Path) -> None:
    ring, code = MemoryKeyring({}), recovery.new_code()
    old = await sealed_profile(tmp_path, ring, PASSPHRASE)
    await changes_of(tmp_path).set_recovery(old, code)
    old_ring = MemoryKeyring(dict(ring.kept))
    copy = leave_a_copy(tmp_path, old)
    new = await changes_of(tmp_path, ring).rekey(old, passphrase=OTHER)
    assert new != old
    assert len(ring.kept) == 1
    assert await seal_of(tmp_path, ring).key() == new
    assert await got(tmp_path, new) == SECRET
    assert await refused(seal_of(tmp_path, old_ring)) == "seal_keyring_empty"
    for shut in (changes_of(tmp_path).by_passphrase(PASSPHRASE), changes_of(tmp_path).by_recovery(code)):
        with pytest.raises(PrivacyError):
            await shut
    for file in (copy, Profile(tmp_path).database):
        with pytest.raises(StoreError):
            await got_file(file, old)


async def got_file(file: Path, key: DataKey) -> None:
    from desktop_cs.store.database import open_database

    await open_database(file, key).close()


async def test_while_another_program_has_it_open_nothing_changes(tmp_path: Path) -> None:
    key = await sealed_profile(tmp_path, passphrase=PASSPHRASE)
    other = connect(Profile(tmp_path).database, read_only=False, key=key)
    other.execute("select * from facts").fetchall()
    header = Profile(tmp_path).seal.read_bytes()
    with pytest.raises(StoreError) as caught:
        await changes_of(tmp_path).rekey(key, passphrase=OTHER)
    other.close()
    assert caught.value.code == "store_busy"
    assert Profile(tmp_path).seal.read_bytes() == header
    assert await got(tmp_path, key) == SECRET


class Interrupted(SealChanges):
    """Writes down a change and dies before it is done."""

    def __init__(self, seal: ProfileSeal) -> None:
        super().__init__(seal)

        async def die(*_: object) -> DataKey:
            raise KeyboardInterrupt

        seal.finish = die  # type: ignore[method-assign]


@pytest.mark.parametrize("was_sealed", [False, True])
async def test_a_change_cut_short_is_ended_by_any_lock_of_either_key(tmp_path: Path, was_sealed: bool) -> None:
    old_code, new_code = recovery.new_code(), recovery.new_code()
    old = None
    if was_sealed:
        old = await sealed_profile(tmp_path, passphrase=PASSPHRASE)
        await changes_of(tmp_path).set_recovery(old, old_code)
    else:
        await put(tmp_path, None)
    with pytest.raises(KeyboardInterrupt):
        await Interrupted(seal_of(tmp_path)).rekey(old, passphrase=OTHER, code=new_code)
    facts, header = await seal_of(tmp_path).look()
    assert facts.is_changing
    assert (header.current is not None) == was_sealed
    files = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    opened = set()
    locks = [{"DESKTOP_CS_PASSPHRASE": OTHER}] + ([{"DESKTOP_CS_PASSPHRASE": PASSPHRASE}] if was_sealed else [])
    for environment in locks:
        for name, content in files.items():
            (tmp_path / name).write_bytes(content)
        key = await seal_of(tmp_path, environment=environment).key()
        opened.add(key)
        assert await got(tmp_path, key) == SECRET
        assert in_the_clear(tmp_path) == []
        settled = (await seal_of(tmp_path).look())[1]
        assert settled.next is None
        assert settled.current is not None
        assert settled.current.lock(LockKind.OTHER_KEY) is None
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    opened.add(await changes_of(tmp_path).by_recovery(new_code))
    assert len(opened) == 1
    assert old not in opened


async def test_a_change_that_cannot_be_ended_now_does_not_shut_the_profile(tmp_path: Path) -> None:
    old = await sealed_profile(tmp_path, passphrase=PASSPHRASE)
    with pytest.raises(KeyboardInterrupt):
        await Interrupted(seal_of(tmp_path)).rekey(old, passphrase=PASSPHRASE)
    other = connect(Profile(tmp_path).database, read_only=False, key=old)
    other.execute("select * from facts").fetchall()
    environment = {"DESKTOP_CS_PASSPHRASE": PASSPHRASE}
    assert await seal_of(tmp_path, environment=environment).key() == old
    other.close()
    new = await seal_of(tmp_path, environment=environment).key()
    assert new != old
    assert await got(tmp_path, new) == SECRET


async def test_the_desk_says_that_it_is_sealed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESKTOP_CS_UNSEALED", "")
    monkeypatch.setenv("DESKTOP_CS_PASSPHRASE", PASSPHRASE)
    async with open_app(AppSpec(profile=Profile(tmp_path), offline=True)) as app:
        assert app.desk.facts().is_sealed
        assert (await app.desk.safekeeping.seal()).has_passphrase
    monkeypatch.setenv("DESKTOP_CS_PASSPHRASE", "")
    with pytest.raises(PrivacyError, match="DESKTOP_CS_PASSPHRASE"):
        async with open_app(AppSpec(profile=Profile(tmp_path), offline=True)):
            pass


async def test_a_database_that_has_gone_is_not_taken_for_a_new_one(tmp_path: Path) -> None:
    environment = {"DESKTOP_CS_UNSEALED": "1"}
    profile = Profile(tmp_path, Access(unsealed=True))
    await (await open_store(profile)).database.close()
    profile.database.write_bytes(b"")
    assert await refused(seal_of(tmp_path, environment=environment)) == "store_gone"
    profile.database.unlink()
    assert await refused(seal_of(tmp_path, environment=environment)) == "store_gone"


def test_the_key_travels_with_the_profile_unseen() -> None:
    key = DataKey(b"k" * 32)
    profile = Profile(Path("/p")).opened_with(key)
    assert profile.access.key is key
    assert "kkk" not in repr(profile)
    assert profile == replace(profile, access=Access())


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
async def test_all_files_are_their_owners_alone(tmp_path: Path) -> None:
    await sealed_profile(tmp_path, passphrase=PASSPHRASE)
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}
