"""Forty pieces of made-up personal data as customers write them, and a search for them however they are spelt."""

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple


class Canary(NamedTuple):
    """What the customer writes, and the part of it that must not be found anywhere."""

    text: str
    secret: str


CANARIES = tuple(
    Canary(*pair)
    for pair in (
        ("我的手机13812345678", "13812345678"),
        ("改成139 8765 4321打给我", "139 8765 4321"),
        ("另一个是１３７００００１２３４", "１３７００００１２３４"),
        ("电话 138-0000-5566 也行", "138-0000-5566"),
        ("号码一三六五四三二一零九八", "一三六五四三二一零九八"),
        ("微信同号 13②1234⑤678", "13②1234⑤678"),
        ("我的号码 +86 15912348765", "15912348765"),
        ("座机0571-88123456", "0571-88123456"),
        ("公司电话 (010) 65123456", "(010) 65123456"),
        ("身份证110105194912310022", "110105194912310022"),
        ("身份证号是 440524 19800101 1236", "440524 19800101 1236"),
        ("my ID card number is 310104199208154322", "310104199208154322"),
        ("卡号6212260200011234560", "6212260200011234560"),
        ("银行卡 6222 0202 0011 2230", "6222 0202 0011 2230"),
        ("my card is 4024-0071-8652-3410", "4024-0071-8652-3410"),
        ("邮箱 lin.xiaoyu@example.cn", "lin.xiaoyu@example.cn"),
        ("email me: amy.b(at)example.com", "amy.b(at)example.com"),
        ("邮件发 wang.xm 艾特 example.com", "wang.xm"),
        ("please use john.smith@mail.example.org", "john.smith@mail.example.org"),
        ("护照E12345678", "E12345678"),
        ("passport no. G98765432", "G98765432"),
        ("车牌浙A12345", "浙A12345"),
        ("车牌 粤B·D12345", "粤B·D12345"),
        ("地址：杭州市西湖区文三路478号华星时代广场3幢502室", "文三路478号"),
        ("送到上海市浦东新区张杨路500弄12号", "张杨路500弄12号"),
        ("ship to 221B Baker Street, London NW1 6XE", "221B Baker Street"),
        ("my address is 1600 Amphitheatre Parkway, Mountain View, CA 94043", "1600 Amphitheatre Parkway"),
        ("我叫林晓雨", "林晓雨"),
        ("收货人：欧阳建国", "欧阳建国"),
        ("联系人王小明收", "王小明"),
        ("My name is Elizabeth Warren-Jones", "Elizabeth Warren-Jones"),
        ("I am Mr. Robert Oppenheim", "Robert Oppenheim"),
        ("微信号 lin_xiaoyu88", "lin_xiaoyu88"),
        ("QQ 1234567893", "1234567893"),
        ("wechat: amy_b_1990", "amy_b_1990"),
        ("IBAN DE89370400440532013000", "DE89370400440532013000"),
        ("pay to GB82 WEST 1234 5698 7654 32", "GB82 WEST 1234 5698 7654 32"),
        ("call me at +1 415-555-0132", "415-555-0132"),
        ("phone +852 6187 3136", "6187 3136"),
        ("台湾手机 0912345678", "0912345678"),
    )
)
_BETWEEN = re.compile(rb"[\s\-().,_/]+")
_LONG = 9  # digits; fewer are found in any large file by chance


def found_in(haystack: bytes, canaries: tuple[Canary, ...] = CANARIES) -> list[str]:
    """The secrets found in the bytes: as UTF-8, UTF-16 of either order, escaped as in JSON, or by their digits with
    whatever stood between them taken out."""
    packed = _BETWEEN.sub(b"", haystack)
    return [c.secret for c in canaries if any(s in haystack for s in _spellings(c.secret)) or _digits(c) in packed]


def _spellings(secret: str) -> Iterator[bytes]:
    for text in {secret, unicodedata.normalize("NFKC", secret)}:
        yield text.encode()
        yield text.encode("utf-16-le")
        yield text.encode("utf-16-be")
        escaped = json.dumps(text)[1:-1]
        yield escaped.encode()
        yield escaped.upper().replace("\\U", "\\u").encode()


def _digits(canary: Canary) -> bytes:
    """The secret's digits; where they are few, something that is nowhere."""
    plain = unicodedata.normalize("NFKC", canary.secret)
    digits = "".join(str(unicodedata.digit(sign)) for sign in plain if unicodedata.digit(sign, None) is not None)
    return digits.encode() if len(digits) >= _LONG else b"\x00nowhere\x00"
