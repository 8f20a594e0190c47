"""Seeded QA pairs in Chinese and English, as many as wanted, that look like a support desk's knowledge.

Questions and answers are put together from words with the skewed frequencies of real text: a pair's rare words (an
invented product and place) tell it apart, its common ones it shares with thousands. With `seeds`, texts at hand are cut
into pieces and recombined instead, so that the statistics are those of the real thing.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop_cs.domain.ids import QaId
from desktop_cs.domain.knowledge import Language, QaPair

_ZH_SIGNS = (
    "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈剑号巨阙珠称夜光"
)
_ZH_THINGS = [
    "耳机",
    "充电器",
    "外套",
    "球鞋",
    "冰箱",
    "电饭煲",
    "手机壳",
    "键盘",
    "台灯",
    "书包",
    "雨伞",
    "水杯",
    "牙刷",
    "床单",
    "轮胎",
    "门锁",
    "电池",
    "相机",
    "打印机",
    "空调",
]
_ZH_ASKED = [
    "怎么退货",
    "运费谁承担",
    "保修多久",
    "什么时候发货",
    "能开发票吗",
    "有几种颜色",
    "在哪里可以买到",
    "怎么安装",
    "支持货到付款吗",
    "多少钱",
]
_ZH_OPENINGS = ["请问", "你好，", "我想知道", "麻烦问一下，", "", "", "帮我看看"]
_EN_PARTS = [
    "vel",
    "tor",
    "mar",
    "lin",
    "sor",
    "dan",
    "bri",
    "quo",
    "fen",
    "gal",
    "pex",
    "hul",
    "nor",
    "ster",
    "wick",
    "ham",
    "ton",
    "ley",
    "ford",
    "by",
]
_EN_THINGS = [
    "charger",
    "headset",
    "jacket",
    "sneaker",
    "fridge",
    "kettle",
    "keyboard",
    "lamp",
    "backpack",
    "umbrella",
    "bottle",
    "router",
    "camera",
    "printer",
]
_EN_ASKED = [
    *("how do I return the {}", "who pays shipping for the {}", "how long is the warranty of the {}"),
    *("when will my {} be delivered", "can I get an invoice for the {}", "which colours does the {} come in"),
    *("where can I buy the {}", "how do I set up my {}", "why was I charged twice for the {}", "is the {} in stock"),
]
_EN_OPENINGS = ["", "", "hi, ", "please tell me ", "I would like to know ", "quick question: "]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question about one pair, worded differently from it."""

    query: str
    expected: QaId


def pairs(count: int, seed: int = 1, seeds: Sequence[str] = ()) -> list[QaPair]:
    """`count` pairs, every other one English; about one in five has variants."""
    maker = _Maker(random.Random(seed), seeds)
    return [maker.pair(number) for number in range(count)]


def questions(held: Sequence[QaPair], count: int, seed: int = 2) -> list[Labelled]:
    """Questions about pairs drawn at random: their words with some left out, swapped or surrounded by talk."""
    rng = random.Random(seed)
    return [Labelled(_reworded(pair, rng), pair.id) for pair in rng.choices(held, k=count)]


class _Maker:
    def __init__(self, rng: random.Random, seeds: Sequence[str]) -> None:
        self._rng = rng
        self._pieces = {
            Language.ZH: [text for text in seeds if not text.isascii()],
            Language.EN: [text for text in seeds if text.isascii()],
        }

    def pair(self, number: int) -> QaPair:
        language = Language.EN if number % 2 else Language.ZH
        name, asked = self._name(language), self._question
        variants = [asked(language, name) for _ in range(self._rng.choice((0, 0, 0, 0, 1, 2)))]
        return QaPair(
            id=QaId(f"b-{number:06}"),
            question=asked(language, name),
            answer=" ".join([f"{name}:", *(asked(language, name) for _ in range(self._rng.randint(1, 3)))]),
            intent=f"intent-{self._rng.randrange(200)}",
            language=language,
            variants=tuple(dict.fromkeys(variants)),
        )

    def _name(self, language: Language) -> str:
        if language is Language.EN:
            return "".join(self._rng.choices(_EN_PARTS, k=3))
        return "".join(self._rng.choices(_ZH_SIGNS, k=3))

    def _question(self, language: Language, name: str) -> str:
        rng = self._rng
        if pieces := self._pieces[language]:
            return _recombined(rng.choice(pieces), rng.choice(pieces), name, rng, language)
        # Squaring leans towards the first words, as real text does.
        if language is Language.EN:
            thing = _EN_THINGS[int(rng.random() ** 2 * len(_EN_THINGS))]
            asked = _EN_ASKED[int(rng.random() ** 2 * len(_EN_ASKED))].format(f"{name} {thing}")
            return f"{rng.choice(_EN_OPENINGS)}{asked}?"
        thing = _ZH_THINGS[int(rng.random() ** 2 * len(_ZH_THINGS))]
        return f"{rng.choice(_ZH_OPENINGS)}{name}{thing}{_ZH_ASKED[int(rng.random() ** 2 * len(_ZH_ASKED))]}"


def _recombined(head: str, tail: str, name: str, rng: random.Random, language: Language) -> str:
    joint = " " if language is Language.EN else ""
    first, second = list(_units(head, language)), list(_units(tail, language))
    cut = rng.randint(0, len(first))
    return joint.join([*first[:cut], name, *second[min(cut, max(len(second) - 2, 0)) :]])[:120]


def _units(text: str, language: Language) -> Iterator[str]:
    return iter(text.split() if language is Language.EN else text)


def _reworded(pair: QaPair, rng: random.Random) -> str:
    spaced = pair.language is Language.EN
    units = list(_units(pair.question, pair.language))
    kept = [unit for unit in units if rng.random() > 0.15] or units
    talk = rng.choice(_EN_OPENINGS if spaced else _ZH_OPENINGS)
    return talk + (" " if spaced else "").join(kept)
