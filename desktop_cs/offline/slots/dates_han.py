"""Chinese words for days and spans: 大后天, 上周三, 下个月初, 半小时前, 最近三天, 双十一."""

import re
from datetime import datetime, timedelta

from desktop_cs.offline.slots import calendar
from desktop_cs.offline.slots.calendar import When
from desktop_cs.offline.slots.dates_written import HAN_DAY, YEARS_AWAY
from desktop_cs.offline.slots.numerals import number, small_number

_DAYS = {"大前": -3, "前": -2, "昨": -1, "今": 0, "明": 1, "后": 2, "大后": 3}
_WEEKDAYS = {sign: place for place, signs in enumerate(("一1", "二2", "三3", "四4", "五5", "六6", "日天末7"))
             for sign in signs}  # fmt: skip
_THIRDS = {"初": "first", "上旬": "first", "中": "middle", "中旬": "middle", "下旬": "last", "底": "last", "末": "last"}
_UNITS = {
    **{"分钟": "minute", "小时": "hour", "钟头": "hour", "天": "day", "日": "day", "周": "week", "星期": "week"},
    **{"礼拜": "week", "月": "month", "年": "year"},
}
_FESTIVALS = {
    **{"双十一": (11, 11), "双11": (11, 11), "双十二": (12, 12), "双12": (12, 12), "618": (6, 18), "六一八": (6, 18)},
    **{"国庆": (10, 1), "元旦": (1, 1), "圣诞": (12, 25), "五一": (5, 1), "劳动节": (5, 1), "情人节": (2, 14)},
}
_COUNT = r"(\d{1,4}(?:\.\d)?|半|[零一二两三四五六七八九十百]{1,6})"
_SPAN = rf"{_COUNT}\s*个?\s*({'|'.join(_UNITS)})"
_WEEK = r"(?:周|星期|礼拜)"
_YEARS = "前年|去年|今年|明年"


def _day_word(match: re.Match[str], now: datetime) -> When:
    return calendar.day(now.date() + timedelta(days=_DAYS[match[1]]))


def _weekday(match: re.Match[str], now: datetime) -> When:
    weeks = match[1].count("下") - match[1].count("上") if match[1] else 0
    sign = match[2]
    if not sign:
        return calendar.week(now.date(), weeks)
    if sign == "末":
        return calendar.weekend(now.date(), weeks)
    return calendar.weekday(now.date(), _WEEKDAYS[sign], weeks)


def _month(match: re.Match[str], now: datetime) -> When:
    months = match[1].count("下") - match[1].count("上")
    return calendar.month_of(calendar.shifted(now.date(), months), _THIRDS.get(match[2] or "", ""))


def _part_of_month(match: re.Match[str], now: datetime) -> When:
    return calendar.month_of(now.date(), _THIRDS[match[1]])


def _named_month(match: re.Match[str], now: datetime) -> When | None:
    month, today = small_number(match[2]), now.date()
    if month is None or not 1 <= month <= 12:
        return None
    third = _THIRDS.get(match[3] or "", "")
    if match[1]:
        year = now.year + YEARS_AWAY[match[1]] if match[1] in YEARS_AWAY else int(match[1][:4])
        return calendar.month_of(today.replace(year=year, month=month, day=1), third)
    found = calendar.near_today(lambda year: calendar.calendar_day(year, month, 1), today)
    return calendar.month_of(found, third) if found else None


def _ago(match: re.Match[str], now: datetime) -> When | None:
    count = number(match[1])
    if count is None:
        return None
    size = float(count) + (0.5 if match[3] else 0)
    unit = _UNITS[match[2]]
    if match[4] == "内":
        return calendar.stretch(now, unit, size)
    return calendar.moved(now, unit, size if match[4] == "后" else -size)


def _lately(match: re.Match[str], now: datetime) -> When | None:
    count = number(match[1])
    return calendar.stretch(now, _UNITS[match[2]], -float(count)) if count is not None else None


def _year(match: re.Match[str], now: datetime) -> When:
    return calendar.year_of(now.year + YEARS_AWAY[match[1]])


def _day_of_month(match: re.Match[str], now: datetime) -> When | None:
    day = small_number(match[1])
    if day is None:
        return None
    months = (calendar.shifted(now.date().replace(day=1), months) for months in (-1, 0, 1))
    found = calendar.nearest((calendar.calendar_day(m.year, m.month, day) for m in months), now.date())
    return calendar.day(found) if found else None


def _festival(match: re.Match[str], now: datetime) -> When | None:
    month, number_of_day = _FESTIVALS[match[2]]
    if match[1]:
        found = calendar.calendar_day(now.year + YEARS_AWAY[match[1]], month, number_of_day)
    else:
        found = calendar.near_today(lambda year: calendar.calendar_day(year, month, number_of_day), now.date())
    return calendar.day(found) if found else None


_PART = r"(初|上旬|中旬|下旬|中|底|末)?"
_HAN_DIGIT = "一二三四五六七八九十"
_618 = r"(?<!\d)618(?=大促|活动|当天|那天|期间|的时候|买|下单|前|后)"
_FESTIVAL = rf"(双十一|双11|双十二|双12|{_618}|六一八|国庆|元旦|圣诞|(?<![十\d])五一(?![五百])|劳动节|情人节)"
_NOT_A_DAY = "楼店线门仓院柜码单机订快运电床房车厅台"  # 3号线, 8号楼
HAN = (
    (re.compile(r"(大前|前|昨|今|明|大后|后)(?:天|日|晚|早)(?![数线])"), _day_word),
    (re.compile(rf"(上+|下+|这|本)个?{_WEEK}([一二三四五六日天末1-7])?(?!年)"), _weekday),
    (re.compile(rf"(?<![{_HAN_DIGIT}两几每半\d个]){_WEEK}()([一二三四五六日天末])(?![福大黑])"), _weekday),
    (re.compile(rf"(上+|下+|这|本)个?月{_PART}"), _month),
    (re.compile(rf"(?<![\d{_HAN_DIGIT}个上下这本])月(初|底|末)"), _part_of_month),
    (re.compile(rf"(20\d\d年|{_YEARS})?(?<!\d){HAN_DAY}月份?{_PART}(?![\d{_HAN_DIGIT}])"), _named_month),
    (re.compile(rf"{_SPAN}(半)?多?(?:之|以)?(前|后|内)"), _ago),
    (re.compile(rf"(?:最近|过去|近){_SPAN}"), _lately),
    (re.compile(rf"({_YEARS})(?!\s*\d|[{_HAN_DIGIT}]|双)"), _year),
    (re.compile(rf"(?<![\d月第.A-Z]){HAN_DAY}号(?![{_NOT_A_DAY}])"), _day_of_month),
    (re.compile(rf"({_YEARS})?的?{_FESTIVAL}(?:节|当天|那天)?"), _festival),
)
