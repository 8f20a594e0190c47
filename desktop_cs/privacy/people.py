"""Names of people where something says that a name stands there: 收件人, 我叫, 先生, "name":, Dear, a phone beside it.

A name without such a cue is not looked for: 李锦记 and 周五 begin like names too.
"""

import re
from collections.abc import Iterator

from desktop_cs.domain.redaction import Kind, Span
from desktop_cs.domain.text import is_han
from desktop_cs.privacy.normal_form import HOLE
from desktop_cs.privacy.surnames import COMPOUND_SURNAMES, NO_NAMES, SURNAMES, UNLIKELY_SURNAMES

_ROLES = (
    "姓名|名字|收件人|收货人|收貨人|联系人|聯繫人|寄件人|发件人|户名|戶名|持卡人|开户人|投保人|被保人|乘客|乘车人|入住人|"
    "法人|经办人|签收人|收款人|付款人|申请人|预订人|患者|就诊人|学员|署名|我叫|我名叫|叫做"
)
_CUE = re.compile(rf"(?:{_ROLES}|(?:本人|客户|买家|用户)(?=[:是叫]))(?:名|姓名)?[:\s\"'是为叫=「“(]{{0,3}}")
_FIELD = re.compile(
    r"[\"']?(?:[A-Za-z_]{0,12}name|receiver|consignee|recipient|buyer|contact|payee|holder)[\"']?\s?[:=]\s?[\"']?"
    r"(?=[\u4e00-\u9fff])",
    re.IGNORECASE,
)
_SELF = re.compile(r"(?:^|(?<=[\n,;。!?、 ]))(?:我是|本人|这里是)")
_TITLE = re.compile(r"(?:先生|女士|小姐|老师|师傅|医生|经理)")
_MINORITY = re.compile(r"[\u4e00-\u9fff]{2,6}(?:·[\u4e00-\u9fff]{2,6}){1,3}")  # 阿依古丽·买买提
_BEFORE_DATA = re.compile(
    rf"(?:^|(?<=[^\u4e00-\u9fff]))(?:[\u4e00-\u9fff]{{0,6}}[给找叫是])?([\u4e00-\u9fff]{{2,4}})"
    rf"[ ,;、|/:\n]{{1,3}}(?:\+?(?:86)?[ -]?)?{HOLE}"
)
_BEHIND_DATA = re.compile(rf"(?<={HOLE})[ ,;、|/\n]{{1,3}}([\u4e00-\u9fff]{{2,4}})(?=$|[\n,;、|/ 。])")
# Signs that follow a name rather than being in it.
_NOT_IN_NAME = frozenset("的了吗呢吧啊哦哈是在有我你您他她它们不这那个与及就也很号码市区县省路街店件条双收电手身说问请")
_GOES_ON = re.compile(
    "先生|女士|小姐|太太|同学|老师|师傅|电话|手机|联系|号码|身份|证件|卡号|银行|地址|住址|住在|微信|邮箱|收货|收件|收$|签收|"
    "的|吧|呢|吗|啊|哈|[想要请是在来说问和及与你我您已](?=[\u4e00-\u9fff])"
)


def find_people(text: str) -> Iterator[Span]:
    """All Chinese names with a cue in a normalised text."""
    for pattern in (_CUE, _FIELD):
        for cue in pattern.finditer(text):
            yield from _named(text, cue.end())
    for cue in _SELF.finditer(text):
        size = name_size(text, cue.end())
        if size and _ends(text, cue.end() + size):
            yield Span(cue.end(), cue.end() + size, Kind.NAME)
    for title in _TITLE.finditer(text):
        yield from _before_title(text, title.start())
    for pattern in (_BEFORE_DATA, _BEHIND_DATA):
        for match in pattern.finditer(text):
            if name_size(match[1], 0) == len(match[1]):
                yield Span(*match.span(1), Kind.NAME)


def name_size(text: str, start: int, surnames: frozenset[str] = SURNAMES) -> int:
    """How many signs from `start` are a Chinese name; 0 where none begins. Two or three signs, with a compound surname
    three or four; a longer run of ideographs is cut where the sentence goes on."""
    minority = _MINORITY.match(text, start)
    if minority is not None:
        return len(minority[0])
    if text[start : start + 2] in COMPOUND_SURNAMES:
        surname = 2
    elif text[start : start + 1] in surnames and text[start : start + 2] not in NO_NAMES:
        surname = 1
    else:
        return 0
    given = text[start + surname : start + surname + 2]
    if not given or not is_han(given[0]) or given[0] in _NOT_IN_NAME:
        return 0
    if len(given) == 1 or not is_han(given[1]) or given[1] in _NOT_IN_NAME or _GOES_ON.match(text, start + surname + 1):
        return surname + 1
    return surname + 2


def _named(text: str, start: int) -> Iterator[Span]:
    """The name behind a cue; one with an unlikely surname only where it is all that stands there (应该 is no name)."""
    size = name_size(text, start)
    if not size:
        size = name_size(text, start, UNLIKELY_SURNAMES)
        size = size if _ends(text, start + size) or _GOES_ON.match(text, start + size) else 0
    if size:
        yield Span(start, start + size, Kind.NAME)


def _ends(text: str, end: int) -> bool:
    return end == len(text) or not is_han(text[end])


def _before_title(text: str, end: int) -> Iterator[Span]:
    """The name that ends at a title: 段嘉懿先生; a surname alone (王先生) is no name."""
    for start in range(max(0, end - 4), end - 1):
        name = text[start:end]
        stands_alone = start == 0 or not is_han(text[start - 1])
        if all(map(is_han, name)) and (
            name_size(name, 0) == len(name) or (stands_alone and name_size(name, 0, UNLIKELY_SURNAMES) == len(name))
        ):
            yield Span(start, end, Kind.NAME)
            return
