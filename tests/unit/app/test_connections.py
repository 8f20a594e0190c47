"""Where the lines to Coze come from."""

import pytest
from fakes_auth import MemorySecrets
from fakes_door import keeper

from desktop_cs.app.connections import CozeLine
from desktop_cs.errors import ConfigError
from desktop_cs.settings.schema import CozeSettings

TWO = CozeSettings(
    base_url="https://api.coze.cn", bot_id="1", second_base_url="https://api.coze.com", second_bot_id="2"
)  # fmt: skip


def test_two_regions_from_the_settings() -> None:
    first, second = CozeLine.found(TWO, MemorySecrets(), keeper(), {}), CozeLine.second(TWO, MemorySecrets(), keeper())
    assert (first.host, first.bot_id) == ("api.coze.cn", "1")
    assert (second.host, second.bot_id) == ("api.coze.com", "2")


def test_without_settings_there_is_none() -> None:
    assert not CozeLine.found(CozeSettings(), MemorySecrets(), keeper(), {}).is_configured
    assert not CozeLine.second(CozeSettings(), MemorySecrets(), keeper()).is_configured


def test_the_second_address_is_checked_as_the_first() -> None:
    with pytest.raises(ConfigError):
        CozeLine.second(
            TWO.model_copy(update={"second_base_url": "https://elsewhere.example"}), MemorySecrets(), keeper()
        )
