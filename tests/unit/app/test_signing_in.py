"""Which server a name means, and what the settings hold after signing in."""

import pytest

from desktop_cs.app.signing_in import region_named
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
