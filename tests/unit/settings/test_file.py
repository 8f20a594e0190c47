"""Settings survive a round trip; a file that cannot be read is set aside, never overwritten."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.errors import ConfigError
from desktop_cs.settings.file import load, save
from desktop_cs.settings.schema import CozeSettings, Settings


def test_defaults_where_nothing_was_stored(tmp_path: Path) -> None:
    assert load(tmp_path / "settings.json") == Settings()


@given(
    threshold=st.floats(0, 1),
    minutes=st.integers(1, 1440),
    reply=st.text(st.characters(codec="utf-8"), min_size=1, max_size=50),
    base=st.sampled_from(["", "https://api.coze.cn"]),
)
def test_round_trip(
    tmp_path_factory: pytest.TempPathFactory, threshold: float, minutes: int, reply: str, base: str
) -> None:
    path = tmp_path_factory.mktemp("s") / "settings.json"
    wanted = Settings(
        threshold=threshold, session_minutes=minutes, guard_reply=reply, coze=CozeSettings(base_url=base, bot_id="7")
    )
    save(path, wanted)
    assert load(path) == wanted
    assert [entry.name for entry in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"threshold": 7}', b"\xff\xfe\x00"])
def test_a_broken_file_is_set_aside(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert load(path) == Settings()
    (aside,) = tmp_path.iterdir()
    assert aside.name.startswith("settings.json.broken-")
    assert aside.read_bytes() == content


def test_a_newer_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"version": 99}')
    with pytest.raises(ConfigError, match="newer"):
        load(path)
    assert path.exists()


def test_unwritable(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        save(tmp_path / "missing" / "settings.json", Settings())
    assert caught.value.code == "settings_unwritable"


def test_coze_is_complete_with_base_and_bot() -> None:
    assert not CozeSettings(base_url="https://api.coze.cn").is_complete
    assert CozeSettings(base_url="https://api.coze.cn", bot_id="7").is_complete
