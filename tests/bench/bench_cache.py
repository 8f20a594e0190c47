"""The hot cache before the demo pack's knowledge: how often it knows, and how much sooner than a search.

    python tests/bench/bench_cache.py [--questions 5000] [--exponent 1.0] [--seed 7] [--json]

The stream is drawn from all questions and variants of the pack by Zipf's law (weight 1 / rank ** exponent, ranks by
lot), each written anew: case, width, spaces, full stops, question marks. `hit_rate` is that of ten questions a second,
of which answers lapse after five minutes; `hit_rate_1s` of one a second. A search and a kept answer are timed side by
side, each kept one right after a search; `ratio` is of the medians, for the same wording and for another.
"""

import asyncio
import json
import random
import statistics
import tempfile
import time
from itertools import accumulate
from pathlib import Path

import click

from desktop_cs.app.clocks import wall
from desktop_cs.app.composition import AppSpec, open_app
from desktop_cs.domain.access import Access
from desktop_cs.domain.knowledge import QaPair
from desktop_cs.domain.redaction import Redacted
from desktop_cs.knowledge.base import KnowledgeBase
from desktop_cs.knowledge.cache import HotCache
from desktop_cs.paths import Profile

_ENDS = ("", "?", "？", "。", "!", "……", " ?", "??")
_WARM_UP, _TIMED = 20, 300


@click.command()
@click.option("--questions", "count", default=5_000, show_default=True)
@click.option("--exponent", default=1.0, show_default=True)
@click.option("--seed", default=7, show_default=True)
@click.option("--json", "as_json", is_flag=True)
def main(count: int, exponent: float, seed: int, as_json: bool) -> None:
    """Print the hit rate and the times."""
    with tempfile.TemporaryDirectory() as folder:
        figures = asyncio.run(measure(Path(folder) / "p", count, exponent, random.Random(seed)))
    if as_json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:<16} {value:g}")


async def measure(folder: Path, count: int, exponent: float, chance: random.Random) -> dict[str, float]:
    """All figures, in a fresh profile with the demo pack's knowledge."""
    async with open_app(AppSpec(profile=Profile(folder, Access(unsealed=True)), offline=True)) as app:
        pairs = await app.knowing.pairs.pairs()
        stream = list(questions(pairs, count, exponent, chance))
        rates = [await hit_rate(app.knowing.base, stream, per_second) for per_second in (10, 1)]
        times = await side_by_side(app.knowing.base, stream)
    searched, same, other = (statistics.median(column) for column in zip(*times, strict=True))
    return {
        "phrasings": sum(1 + len(pair.variants) for pair in pairs),
        "questions": count,
        "hit_rate": rates[0],
        "hit_rate_1s": rates[1],
        "search_us": searched * 1e6,
        "cached_us": same * 1e6,
        "ratio": searched / same,
        "reworded_us": other * 1e6,
        "reworded_ratio": searched / other,
    }


async def hit_rate(base: KnowledgeBase, stream: list[Redacted], per_second: int) -> float:
    """The share of questions that the cache knew, asked at that pace of a clock that is only pretended."""
    now = 0.0
    cache = HotCache(base, steady=lambda: now, wall=wall)
    for question in stream:
        now += 1 / per_second
        await cache.search(question)
    return cache.count.hit_rate or 0.0


def questions(pairs: tuple[QaPair, ...], count: int, exponent: float, chance: random.Random) -> list[Redacted]:
    """A stream of questions as many customers would ask them."""
    phrasings = [text for pair in pairs for text in (pair.question, *pair.variants)]
    chance.shuffle(phrasings)
    weights = list(accumulate(1 / rank**exponent for rank in range(1, len(phrasings) + 1)))
    return [Redacted(rewritten(text, chance)) for text in chance.choices(phrasings, cum_weights=weights, k=count)]


def rewritten(text: str, chance: random.Random) -> str:
    """The same question in another hand."""
    text = chance.choice((str, str.upper, str.lower))(text).rstrip("?？。! ")
    if chance.random() < 0.2:
        text = "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)
    return " " * chance.randint(0, 2) + text + chance.choice(_ENDS)


async def side_by_side(base: KnowledgeBase, stream: list[Redacted]) -> list[tuple[float, float, float]]:
    """Seconds of a search, of the same question kept, and of the same question kept but written otherwise."""
    cache = HotCache(base, steady=time.monotonic, wall=wall)
    for question in stream[:_WARM_UP]:
        await base.search(question)
    times = []
    for question in stream[:_TIMED]:
        await cache.search(question)
        other = Redacted(f"{question} ?")
        searched, same = await seconds(base, question), await seconds(cache, question)
        await base.search(question)
        times.append((searched, same, await seconds(cache, other)))
    return times


async def seconds(asked: KnowledgeBase | HotCache, question: Redacted) -> float:
    """How long one answer takes."""
    started = time.perf_counter()
    await asked.search(question)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
