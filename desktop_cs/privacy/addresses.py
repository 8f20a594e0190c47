"""Chinese postal addresses below city level: from the district or the road to the room.

Province and city stay: answers need them (发货到北京吗) and millions share them. What is looked for is a chain of house
number and units (88号, 3栋2单元501) with a road, a village or an estate before it; then the beginning is sought.
"""

import re
from collections.abc import Iterator

from desktop_cs.domain.redaction import Kind, Span
from desktop_cs.domain.text import is_han
from desktop_cs.privacy.regions import HAN, region_end

_NUMBER = (
    r"第?(?:(?<!\d)[A-Za-z]?\d{1,5}[A-Za-z]?(?:-[A-Za-z0-9]{1,4}){0,2}|[一二三四五六七八九十百零〇]{1,5}"
    r"|[A-Za-z甲乙丙丁东西南北])"
)
_HOUSE = re.compile(rf"{_NUMBER} ?(?P<unit>号院|号楼|号|栋|幢|座|弄|巷|单元|室|房|楼|层|户|组|队)")
# A further part may have a building's name before it when its unit cannot be a date or a count: 书香门第12栋.
_PART = re.compile(
    rf" ?(?:[(,] ?)?(?:[{HAN}A-Za-z·]{{0,10}}?{_NUMBER} ?(?:号楼|栋|幢|座|单元|室|房|楼|层|弄|户)"
    rf"|{_NUMBER}号|-\d{{1,4}}(?:-\d{{1,4}})?(?:室|房|号)?)"
)
_ROOM = re.compile(r" ?[A-Za-z]?\d{2,4}[A-Za-z]?(?!\d)(?![元块斤个件条度])")
_BLOCKS = frozenset("元栋幢座楼层弄")  # signs that end a unit in which rooms are

_ROAD = re.compile(
    rf"[{HAN}A-Za-z]{{1,8}}(?:路|街|大道|道|巷|弄|胡同|里)(?:[一二三四五六七八九十\d]段|[东西南北中]段?)? ?$"
)
_VILLAGE = re.compile(rf"[{HAN}]{{1,8}}(?:村|庄|屯|寨|社区|镇|乡|小区|花园|苑|家园|大厦|公寓|广场|城) ?$")
_ESTATE = re.compile(rf"[{HAN}A-Za-z]{{2,12}} ?$")
_NO_ROAD = re.compile(
    r"(?:铁路|半路|上路|公路|高速路|马路|网路|线路|思路|电路|知道|通道|渠道|味道|这里|那里|哪里|家里) ?$"
)
_ESTATE_UNITS = frozenset(("栋", "幢", "座", "号楼", "单元", "号院", "弄"))
_LAST_OF_MONTH = 31  # up to here a number with 号 may be a date

_LEFT_REACH = 40
_ADMIN_END = frozenset("省市区县旗盟镇乡村道路街园苑城段庄弄巷")  # behind these, a space does not end an address
_DISTRICT = re.compile(rf"[{HAN}]{{1,8}}(?:区|县|旗|市|镇|乡|街道)")
_LEAD = re.compile(
    r"(?:地址|地點|地点|住址|收货地|我家在|家在|住在|位于|定位在|寄到|寄往|寄给|寄至|送到|送至|送往|发到|发往|发给|"
    r"配送到|搬到|改到|改成|改为|改寄|换成|家住|现居|我住|人在)[:是为在成到 ]{0,2}"
)
_SHORT_LEAD = re.compile(rf"(?:请|麻烦|帮我|就|再)?(?:送|寄|发|在|到|是|去|从|住)(?=[{HAN}]{{2}})")
_CUE = re.compile(rf"{_LEAD.pattern}|address|addr|送货|收件|收货", re.IGNORECASE)
_CUE_REACH = 30
_UNNUMBERED = re.compile(
    rf"(?:地址|住址|寄到|送到|家在|住在|我住)[:是为在 ]{{0,3}}(?P<place>[{HAN}]{{2,16}}(?:区|县|旗|市)"
    rf"[{HAN}A-Za-z]{{2,12}}(?:路|街|大道|小区|花园|苑|公寓|大厦|广场|村|大学|学院|医院|学校|家园))(?![{HAN}])"
)


def find_addresses(text: str) -> Iterator[Span]:
    """All Chinese addresses of a normalised text."""
    at = 0
    for house in _HOUSE.finditer(text):
        start = _beginning(text, at, house) if house.start() >= at else None
        if start is not None:
            at = _end(text, house.end())
            yield Span(start, at, Kind.ADDRESS)
    for match in _UNNUMBERED.finditer(text):
        yield Span(match.start("place") + region_end(match["place"], 0), match.end("place"), Kind.ADDRESS)


def _beginning(text: str, floor: int, house: re.Match[str]) -> int | None:
    """Where the address before a house number begins; None where it is no address."""
    left = text[_left(text, floor, house.start()) : house.start()]
    lead = max((match.end() for match in _LEAD.finditer(left)), default=0)
    short = _SHORT_LEAD.match(left, lead)
    lead = short.end() if short else lead
    region = region_end(left, lead)
    name = left[region:]
    begin = house.start() - len(name)
    return begin if name and _is_address(text, begin, house, has_region=region > lead) else None


def _left(text: str, floor: int, end: int) -> int:
    """Where the signs begin that may belong to the address before a house number."""
    start = end
    while start > max(floor, end - _LEFT_REACH) and _belongs(text, start - 1, end):
        start -= 1
    return start


def _belongs(text: str, index: int, end: int) -> bool:
    sign = text[index]
    if sign == " ":
        return index > 0 and (text[index - 1] in _ADMIN_END or index == end - 1)
    return is_han(sign) or sign == "·" or (sign.isascii() and sign.isalpha())


def _is_address(text: str, begin: int, house: re.Match[str], *, has_region: bool) -> bool:
    """Whether a place and a number are an address, not a date or a thing with a number: 线路5号恢复, 路由器2号."""
    name = text[begin : house.start()]
    supported = (
        has_region
        or _DISTRICT.search(name) is not None
        or _CUE.search(text, max(0, begin - _CUE_REACH), begin) is not None
        or _PART.match(text, house.end()) is not None
    )
    if house["unit"] in _ESTATE_UNITS and _ESTATE.search(name):
        return supported or _ROOM.match(text, house.end()) is not None
    if _NO_ROAD.search(name):
        return False
    if _ROAD.search(name):
        number = "".join(sign for sign in house[0] if sign in "0123456789")
        return supported or int(number or 0) > _LAST_OF_MONTH
    return supported and _VILLAGE.search(name) is not None


def _end(text: str, end: int) -> int:
    """Where the chain of units behind a house number ends."""
    while (part := _PART.match(text, end)) is not None:
        end = part.end()
    room = _ROOM.match(text, end) if text[end - 1] in _BLOCKS else None
    return room.end() if room else end
