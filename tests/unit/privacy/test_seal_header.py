"""The header of a sealed profile: whole after damage to one file, honest about damage to both, bound to its key."""

import json
from pathlib import Path

import pytest
from sealed import CHEAP, PASSPHRASE

from desktop_cs.errors import PrivacyError
from desktop_cs.privacy import locks, recovery
from desktop_cs.privacy.passphrases import Cost, checked_passphrase, fits, hash_of
from desktop_cs.privacy.seal_header import (
    KdfRecord,
    KeyRecord,
    LockKind,
    SealHeader,
    read_header,
    remove_header,
    write_first,
    write_header,
)

KEY = locks.new_key()
CODE = recovery.new_code()
RECORD = KeyRecord(key_id=KEY.id, locks=(locks.passphrase_lock(KEY, PASSPHRASE, CHEAP), locks.recovery_lock(KEY, CODE)))
HEADER = SealHeader(current=RECORD)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "p.seal.json"
    write_header(file, HEADER)
    return file


def test_no_secret_is_in_it(path: Path) -> None:
    text = path.read_text("utf-8").lower()
    for secret in (KEY.secret.hex(), CODE.lower(), PASSPHRASE):
        assert secret not in text
    assert KEY.secret.hex() not in f"{KEY!r} {RECORD!r}"


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b'{"header": {}, "digest": ""}'])
def test_one_damaged_file_is_made_good_by_the_other(path: Path, damage: bytes) -> None:
    path.write_bytes(damage)
    assert read_header(path) == HEADER
    write_header(path, HEADER)
    next(path.parent.glob("*.copy.json")).write_bytes(damage)
    assert read_header(path) == HEADER


def test_every_flipped_bit_is_noticed(path: Path) -> None:
    whole = path.read_bytes()
    for place in range(0, len(whole), 7):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 2]) + whole[place + 1 :])
        assert read_header(path) == HEADER


def test_two_damaged_files_are_said_and_kept(path: Path) -> None:
    for file in path.parent.iterdir():
        file.write_bytes(b"{")
    with pytest.raises(PrivacyError) as caught:
        read_header(path)
    assert caught.value.code == "seal_header_broken"
    assert path.read_bytes() == b"{"
    remove_header(path)
    assert read_header(path) is None


def test_a_header_of_a_newer_program_is_refused(path: Path) -> None:
    write_header(path, HEADER.model_copy(update={"format": 2}))
    with pytest.raises(PrivacyError, match="newer"):
        read_header(path)


def test_the_first_of_two_programs_wins(tmp_path: Path) -> None:
    path = tmp_path / "p.seal.json"
    assert write_first(path, HEADER)
    assert not write_first(path, SealHeader())
    assert read_header(path) == HEADER
    assert sorted(file.name for file in tmp_path.iterdir()) == ["p.seal.copy.json", "p.seal.json"]


def test_each_lock_opens_to_its_own_key_alone() -> None:
    assert locks.open_by_passphrase(RECORD, PASSPHRASE) == KEY
    assert locks.open_by_recovery(RECORD, CODE) == KEY
    for wrong in ("", PASSPHRASE + " ", PASSPHRASE.upper()):
        with pytest.raises(PrivacyError) as caught:
            locks.open_by_passphrase(RECORD, wrong)
        assert caught.value.code == "seal_passphrase_wrong"
    with pytest.raises(PrivacyError) as caught:
        locks.open_by_recovery(RECORD, recovery.new_code())
    assert caught.value.code == "recovery_wrong"


def test_a_header_put_together_from_others_does_not_open() -> None:
    other = locks.new_key()
    foreign = RECORD.with_lock(locks.passphrase_lock(other, PASSPHRASE, CHEAP))
    with pytest.raises(PrivacyError):
        locks.open_by_passphrase(foreign, PASSPHRASE)
    lock = RECORD.lock(LockKind.PASSPHRASE)
    assert lock is not None
    assert lock.kdf is not None
    eater = lock.model_copy(update={"kdf": KdfRecord(passes=1, memory_kib=2**40, salt=lock.kdf.salt)})
    with pytest.raises(PrivacyError):
        locks.open_by_passphrase(RECORD.with_lock(eater), PASSPHRASE)


def test_the_stored_form_says_how_a_passphrase_was_stretched(path: Path) -> None:
    lock = json.loads(path.read_text("utf-8"))["header"]["current"]["locks"][0]
    assert lock["kdf"].keys() == {"name", "passes", "memory_kib", "salt"}
    assert (lock["kind"], lock["kdf"]["name"]) == ("passphrase", "argon2id")
    assert Cost() == Cost(passes=3, memory_kib=64 * 1024)  # RFC 9106, section 4, second choice


def test_a_stored_hash_knows_its_passphrase_in_any_writing_of_its_letters() -> None:
    stored = hash_of("Caf\u00e9 um zehn", CHEAP)
    assert stored.startswith("$argon2id$")
    assert fits("Cafe\u0301 um zehn", stored)
    assert not fits("Cafe um zehn", stored)


def test_a_short_passphrase_is_refused() -> None:
    assert checked_passphrase("1234567890") == "1234567890"
    with pytest.raises(PrivacyError, match="too short"):
        checked_passphrase("   123456789   ")
