"""Which server a name means, and what the settings hold after signing in."""

import pytest

from desktop_cs.app.signing_in import Region, Wish, region_named, with_wish
from desktop_cs.coze.auth.grant import Method
from desktop_cs.errors import ConfigError, UsageError
from desktop_cs.settings.schema import CozeSettings

NOWHERE: dict[str, str] = {}
CN = CozeSettings(base_url="https://api.coze.cn")


@pytest.mark.parametrize(
    ("name", "settings", "environment", "base_url", "own_host"),
    [
        ("com", CN, NOWHERE, "https://api.coze.com", ""),
        ("cn", CozeSettings(), NOWHERE, "https://api.coze.cn", ""),
        (None, CN, NOWHERE, "https://api.coze.cn", ""),
        ("https://api.coze.com/", CN, NOWHERE, "https://api.coze.com", ""),
        ("https://Coze.Example:8443", CN, NOWHERE, "https://coze.example:8443", "coze.example"),
        (None, CN, {"COZE_API_BASE": "http://127.0.0.1:8888"}, "http://127.0.0.1:8888", ""),
        ("com", CN, {"COZE_API_BASE": "http://127.0.0.1:8888"}, "https://api.coze.com", ""),
    ],
)
def test_the_region(
    name: str | None, settings: CozeSettings, environment: dict[str, str], base_url: str, own_host: str
) -> None:
    region = region_named(name, settings, environment)
    assert (region.base_url, region.own_host) == (base_url, own_host)
    assert region.from_environment == base_url.startswith("http://127")


def test_no_region_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="--region"):
        region_named(None, CozeSettings(), NOWHERE)


@pytest.mark.parametrize("address", ["ftp://x", "https://api.coze.cn/path", "http://192.168.0.1", "nonsense"])
def test_addresses_that_may_not_be_used(address: str) -> None:
    with pytest.raises(ConfigError):
        region_named(address, CozeSettings(), NOWHERE)


CONNECTED = CozeSettings(base_url="https://api.coze.cn", bot_id="1", workflow_id="2", client_id="app")


def wish(base_url: str, **changes: object) -> Wish:
    return Wish(method=Method.PAT, region=Region(base_url=base_url), **changes)  # type: ignore[arg-type]


def test_signing_in_again_keeps_what_was_not_given() -> None:
    assert with_wish(CONNECTED, wish("https://api.coze.cn"), "") == CONNECTED
    assert with_wish(CONNECTED, wish("https://api.coze.cn", bot_id="9"), "").bot_id == "9"


def test_another_region_drops_ids_that_mean_nothing_there() -> None:
    moved = with_wish(CONNECTED, wish("https://api.coze.com", bot_id="9"), "")
    assert moved == CozeSettings(base_url="https://api.coze.com", bot_id="9")


def test_a_second_region_leaves_the_first_alone() -> None:
    both = with_wish(CONNECTED, wish("https://api.coze.com", bot_id="9", is_second=True), "other-app")
    assert both == CONNECTED.model_copy(update={"second_base_url": "https://api.coze.com", "second_bot_id": "9"})


def test_an_address_from_the_environment_is_not_kept() -> None:
    named = Wish(method=Method.PAT, region=Region(base_url="http://127.0.0.1:1", from_environment=True), bot_id="9")
    assert with_wish(CONNECTED, named, "") == CONNECTED.model_copy(update={"bot_id": "9"})


def test_a_server_of_ones_own_is_allowed_from_then_on() -> None:
    own = Wish(method=Method.PAT, region=Region(base_url="https://coze.example", own_host="coze.example"))
    assert with_wish(CozeSettings(), own, "").own_hosts == ("coze.example",)
