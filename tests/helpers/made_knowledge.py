"""Made knowledge files of any size, the same for the same seed, and with broken rows where they are wanted."""

import csv
import random
from collections.abc import Iterator
from pathlib import Path

import openpyxl

HEADER = ("编号", "问题", "答案", "意图", "语言", "相似问")
_ZH = (
    ("怎么", "如何", "请问怎样", "在哪里", "什么时候能", "为什么不能", "可不可以", "需要多久才能"),
    ("申请", "取消", "修改", "查询", "补开", "延长", "更换", "激活", "退回", "确认"),
    ("电子发票", "运费险", "会员积分", "收货地址", "优惠券", "保修期", "预售尾款", "礼品卡", "安装预约", "物流轨迹"),
    ("耳机", "洗衣机", "蓝牙音箱", "电饭煲", "婴儿车", "跑步鞋", "显示器", "行李箱", "空气净化器", "咖啡机"),
)
_EN = (
    ("How do I", "Where can I", "When will you", "Why can I not", "May I", "How long does it take to"),
    ("return", "cancel", "track", "exchange", "register", "insure", "repair", "activate"),
    ("the invoice for", "the warranty of", "the delivery of", "a spare part for", "the price of", "the parcel with"),
    ("my headphones", "the washing machine", "a stroller", "the rice cooker", "this monitor", "my suitcase"),
)
_SIGNS = "春夏秋冬东南西北金木水火土山川河海云雨雪风星月日光明华国安宁福禄寿喜"
BROKEN_EVERY = 100


def made_rows(count: int, seed: int = 7, broken: bool = False) -> Iterator[list[str]]:
    """So many rows for `HEADER`; every hundredth broken in one of several ways where wanted."""
    dice = random.Random(seed)
    for number in range(1, count + 1):
        row = _row(number, dice)
        if broken and number % BROKEN_EVERY == 0:
            row = _spoilt(row, number // BROKEN_EVERY)
        yield row


def write_csv(path: Path, count: int, encoding: str = "utf-8", broken: bool = False) -> Path:
    """A CSV file of made rows."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(made_rows(count, broken=broken))
    return path


def write_xlsx(path: Path, count: int, broken: bool = False) -> Path:
    """A workbook of made rows."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("知识库")
    sheet.append(list(HEADER))
    for row in made_rows(count, broken=broken):
        sheet.append(row)
    book.save(path)
    return path


def _row(number: int, dice: random.Random) -> list[str]:
    if dice.random() < 0.3:
        model = "".join(dice.choices("bcdfghklmnprstvz", k=6)) + "".join(dice.choices("aeiou", k=2))
        question = " ".join(map(dice.choice, _EN)) + f" {model}?"
        answer = f"Open the order of {model}, choose service and follow the steps shown there. Case {number}."
        return [f"kb-{number}", question, answer, f"topic_{number % 150}", "en", ""]
    model = "".join(dice.choices(_SIGNS, k=5))
    question = "".join(map(dice.choice, _ZH)) + f"（{model}款）"
    answer = f"请在订单详情里选择{model}款，点击售后服务，按提示提交即可，工作人员会尽快处理。编号{number}。"
    return [f"kb-{number}", question, answer, f"topic_{number % 150}", "zh", f"{model}款的售后怎么弄"]


def _spoilt(row: list[str], turn: int) -> list[str]:
    number, question, answer, intent, language, variants = row
    return [
        [number, "", answer, intent, language, variants],
        [number, question, " ", intent, language, variants],
        [number, question, answer, intent, "klingon", variants],
        [number, "？！……", answer, intent, language, variants],
        [number, "x" * 1_001, answer, intent, language, variants],
    ][turn % 5]
