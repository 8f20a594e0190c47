"""Which addresses may be called."""

import pytest

from desktop_cs.coze.config import CozeConfig, checked_base_url
from desktop_cs.errors import ConfigError


@pytest.mark.parametrize(
    ("url", "checked"),
    [
        ("https://api.coze.cn/", "https://api.coze.cn"),
        (" https://API.coze.com ", "https://api.coze.com"),
        ("https://coze.shop.example:8443", "https://coze.shop.example:8443"),
        ("http://127.0.0.1:8123", "http://127.0.0.1:8123"),
        ("http://localhost:8123/", "http://localhost:8123"),
        ("http://[::1]:8123", "http://[::1]:8123"),
    ],
)
def test_accepted(url: str, checked: str) -> None:
    assert checked_base_url(url, own_hosts=["Coze.Shop.example"], allow_loopback=True) == checked


@pytest.mark.parametrize(
    "url",
    [
        "",
        "api.coze.cn",
        "http://api.coze.cn",
        "ftp://api.coze.cn",
        "https://api.coze.cn.evil.example",
        "https://evil.example",
        "https://api.coze.cn@evil.example",
        "https://user:secret@api.coze.cn",
        "https://api.coze.cn/v3?x=1",
        "https://api.coze.cn/#x",
        "https://api.coze.cn:99999",
        "https://[::1",
        "http://127.0.0.1.evil.example:80",
        "http://10.0.0.1",
        "http://169.254.169.254",
    ],
)
def test_refused(url: str) -> None:
    with pytest.raises(ConfigError, match="cannot be used") as refused:
        checked_base_url(url, allow_loopback=True)
    assert "secret" not in refused.value.message


def test_this_machine_only_when_allowed() -> None:
    with pytest.raises(ConfigError, match="explicit COZE_API_BASE"):
        checked_base_url("http://127.0.0.1:8123")


def test_host_for_people() -> None:
    assert CozeConfig(base_url="https://api.coze.cn", bot_id="1", workflow_id="2").host == "api.coze.cn"
