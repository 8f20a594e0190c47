"""What people call days, in both languages, as seen on Wednesday, 14 January 2026, half past ten in the morning."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.domain.slot_types import fault_in
from desktop_cs.offline.slots.dates import find_dates
from desktop_cs.offline.slots.found import fold

NOW = datetime(2026, 1, 14, 10, 30)
EXPRESSIONS = """
今天 | 2026-01-14
昨天 | 2026-01-13
前天 | 2026-01-12
大前天 | 2026-01-11
明天 | 2026-01-15
后天 | 2026-01-16
大后天 | 2026-01-17
昨晚 | 2026-01-13
今早 | 2026-01-14
上周三 | 2026-01-07
上周五 | 2026-01-09
这周五 | 2026-01-16
本周日 | 2026-01-18
下周一 | 2026-01-19
下下周二 | 2026-01-27
上上周六 | 2026-01-03
上个星期天 | 2026-01-11
礼拜六 | 2026-01-17
三天前 | 2026-01-11
3天后 | 2026-01-17
两周前 | 2025-12-31
一个月前 | 2025-12-14
半个月前 | 2025-12-30
最近三天 | 2026-01-11/2026-01-14
半小时前 | 2026-01-14T10:00
两个小时前 | 2026-01-14T08:30
10分钟前 | 2026-01-14T10:20
上个月 | 2025-12-01/2025-12-31
下个月 | 2026-02-01/2026-02-28
下个月初 | 2026-02-01/2026-02-10
上个月底 | 2025-12-21/2025-12-31
本月中旬 | 2026-01-11/2026-01-20
上周 | 2026-01-05/2026-01-11
上周末 | 2026-01-10/2026-01-11
去年 | 2025-01-01/2025-12-31
去年12月 | 2025-12-01/2025-12-31
双十一 | 2025-11-11
去年双十一 | 2025-11-11
双12 | 2025-12-12
国庆节 | 2025-10-01
元旦 | 2026-01-01
12月30日 | 2025-12-30
1月20号 | 2026-01-20
2025年11月11日 | 2025-11-11
二〇二五年十二月一号 | 2025-12-01
十二月三号 | 2025-12-03
2026/01/05 | 2026-01-05
15号 | 2026-01-15
1月3日到1月5日 | 2026-01-03/2026-01-05
12月28号至30号 | 2025-12-28/2025-12-30
明天下午三点 | 2026-01-15T15:00
昨天晚上8点半 | 2026-01-13T20:30
三天内 | 2026-01-14/2026-01-17
today | 2026-01-14
yesterday | 2026-01-13
tomorrow | 2026-01-15
the day before yesterday | 2026-01-12
the day after tomorrow | 2026-01-16
last Wednesday | 2026-01-07
next Friday | 2026-01-23
this Friday | 2026-01-16
since Saturday | 2026-01-10
by Saturday | 2026-01-17
in 3 days | 2026-01-17
3 days ago | 2026-01-11
two weeks ago | 2025-12-31
a month ago | 2025-12-14
half an hour ago | 2026-01-14T10:00
2 hours ago | 2026-01-14T08:30
last week | 2026-01-05/2026-01-11
next month | 2026-02-01/2026-02-28
last month | 2025-12-01/2025-12-31
last night | 2026-01-13
Jan 5th | 2026-01-05
5 January 2026 | 2026-01-05
the 3rd of December 2025 | 2025-12-03
December 30 | 2025-12-30
12/30/2025 | 2025-12-30
Dec 28 to Dec 30 | 2025-12-28/2025-12-30
Christmas | 2025-12-25
the end of this month | 2026-01-21/2026-01-31
early next month | 2026-02-01/2026-02-10
the past 3 days | 2026-01-11/2026-01-14
within 3 days | 2026-01-14/2026-01-17
tomorrow at 3pm | 2026-01-15T15:00
next Monday | 2026-01-19
Singles' Day | 2025-11-11
後天 | 2026-01-16
上週三 | 2026-01-07
上個月底 | 2025-12-21/2025-12-31
1月20日 | 2026-01-20
11月11号 | 2025-11-11
2025-11-11 14:05 | 2025-11-11T14:05
今天上午10点半 | 2026-01-14T10:30
昨天下午3:20 | 2026-01-13T15:20
618大促 | 2025-06-18
mid next month | 2026-02-11/2026-02-20
in December | 2025-12-01/2025-12-31
a couple of days ago | 2026-01-12
five days later | 2026-01-19
"""

# Words that hold a part of a date and mean none.
NONE = (
    *("三天没更新", "8号楼", "3号线", "一周一次", "第3天", "2月30日", "周大福的项链", "13月5日", "打前天线"),
    *("I may order", "the sun is out", "5 star", "sat on it", "24/7", "version 1.2.3", "3 days", "in stock"),
)  # fmt: skip


def dates(text: str, now: datetime = NOW) -> list[tuple[str, str]]:
    folded = fold(text)
    return [(find.value, text[slice(*folded.written(find))]) for find in find_dates(folded.plain, now)]


@pytest.mark.parametrize("row", EXPRESSIONS.strip().splitlines())
@pytest.mark.parametrize("frame", ["{}", "，{}，", "I bought it {}, please check", "我{}买的帐篷"])
def test_what_people_call_days(row: str, frame: str) -> None:
    words, value = (part.strip() for part in row.split("|"))
    if frame.startswith("我") and words.isascii():
        frame = "我 {} 买的"
    assert [found for found, _ in dates(frame.format(words))] == [value]


@pytest.mark.parametrize("text", NONE)
def test_what_names_no_day(text: str) -> None:
    assert dates(text) == []


def test_words_of_a_date_are_quoted() -> None:
    assert dates("上周三下的单，明天下午三点前能到吗") == [
        ("2026-01-07", "上周三"),
        ("2026-01-15T15:00", "明天下午三点"),
    ]
    assert dates("from Dec 28 to Dec 30") == [("2025-12-28/2025-12-30", "Dec 28 to Dec 30")]


@pytest.mark.parametrize(
    ("now", "text", "value"),
    [
        (datetime(2025, 10, 25), "双十一有活动吗", "2025-11-11"),
        (datetime(2025, 3, 1), "双十一买的", "2024-11-11"),
        (datetime(2024, 3, 1), "2月29日", "2024-02-29"),
        (datetime(2026, 3, 31), "上个月", "2026-02-01/2026-02-28"),
        (datetime(2026, 3, 31), "一个月前", "2026-02-28"),
        (datetime(2026, 1, 31), "1号", "2026-02-01"),
        (datetime(2026, 1, 1), "昨天", "2025-12-31"),
        (datetime(2026, 1, 18), "这周五", "2026-01-16"),  # Sunday ends the week
        (datetime(2026, 1, 18), "on Sunday", "2026-01-18"),
        (datetime(2026, 1, 18), "last Sunday", "2026-01-11"),
    ],
)
def test_the_day_of_writing_counts(now: datetime, text: str, value: str) -> None:
    assert [found for found, _ in dates(text, now)] == [value]


@pytest.mark.parametrize("text", ["9999年前", "9999 years ago", "过去9999年"])
def test_beyond_the_calendar_there_is_no_day(text: str) -> None:
    assert dates(text) == []


@given(st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)), st.sampled_from(EXPRESSIONS.strip().splitlines()))
def test_every_expression_is_a_date_on_every_day(now: datetime, row: str) -> None:
    for value, _ in dates(row.split("|", maxsplit=1)[0].strip(), now):
        assert fault_in("date", value) == ""
