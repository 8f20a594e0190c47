"""The hot cache answers like the index behind it: never an old answer after an edit, whatever comes in between."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest
from fakes_knowledge import MemoryStore, ThreadBuilder, pair
from fakes_turn import HIT, NOON
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_cs.domain.ids import QaId
from desktop_cs.domain.knowledge import QaHit
from desktop_cs.domain.redaction import Redacted
from desktop_cs.errors import KnowledgeError
from desktop_cs.knowledge.base import KnowledgeBase
from desktop_cs.knowledge.cache import HotCache


@dataclass
class Index:
    """An index in the test's hands: it answers with its version; `hold` keeps searches waiting until `let_go`."""

    version: int = 1
    there: bool = True
    searches: int = 0
    error: KnowledgeError | None = None
    waiting: list[asyncio.Event] | None = None

    def stamp(self) -> bytes | None:
        return str(self.version).encode() if self.there else None

    async def search(self, text: Redacted, k: int = 5) -> tuple[QaHit, ...]:
        self.searches += 1
        await self._wait()
        if self.error is not None:
            raise self.error
        found = answer(self.version)
        await self._wait()
        return (found,) * k

    async def _wait(self) -> None:
        if self.waiting is not None:
            self.waiting.append(asyncio.Event())
            await self.waiting[-1].wait()


def answer(version: int) -> QaHit:
    return replace(HIT, pair=replace(HIT.pair, version=version), query_spans=((0, 1),))


@dataclass
class Scene:
    index: Index = field(default_factory=Index)
    now: float = 100.0

    def cache(self, most: int = 3) -> HotCache:
        return HotCache(
            self.index, steady=lambda: self.now, wall=lambda: NOON + timedelta(seconds=self.now), most=most, ttl_s=300
        )


def ask(cache: HotCache, text: str, k: int = 1) -> "asyncio.Task[tuple[QaHit, ...]]":
    return asyncio.create_task(cache.search(Redacted(text), k))


async def settle() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


async def test_a_kept_answer_says_since_when_and_marks_nothing_in_the_question() -> None:
    scene = Scene()
    cache = scene.cache()
    (fresh,) = await cache.search(Redacted("退款"), 1)
    assert (fresh.kept_since, fresh.query_spans) == (None, ((0, 1),))
    scene.now += 40
    (kept,) = await cache.search(Redacted("退款"), 1)
    assert kept == replace(fresh, kept_since=NOON + timedelta(seconds=100), query_spans=())
    assert (cache.count.asked, cache.count.hits, cache.count.hit_rate) == (2, 1, 0.5)


@pytest.mark.parametrize("other", ["ＲＥＦＵＮＤ 退款", "refund 退款？", "  Refund，退款。", "refund 退款 [手机号1]"])
async def test_another_hand_is_the_same_question(other: str) -> None:
    scene = Scene()
    cache = scene.cache()
    await cache.search(Redacted("refund 退款"), 1)
    await cache.search(Redacted(other), 1)
    assert scene.index.searches == 1


async def test_another_question_or_another_number_of_hits_is_another_answer() -> None:
    scene = Scene()
    cache = scene.cache()
    await cache.search(Redacted("refund order"), 1)
    await cache.search(Redacted("order refund"), 1)
    assert len(await cache.search(Redacted("refund order"), 2)) == 2
    assert scene.index.searches == 3


async def test_answers_lapse_by_the_steady_clock_and_the_least_used_go_first() -> None:
    scene = Scene()
    cache = scene.cache(most=2)
    for text in ("a", "b", "a", "c", "a"):
        await cache.search(Redacted(text), 1)
    assert scene.index.searches == 3
    await cache.search(Redacted("b"), 1)
    assert scene.index.searches == 4, "b was used least"
    scene.now += 300
    await cache.search(Redacted("b"), 1)
    assert scene.index.searches == 5


async def test_an_edit_forgets_everything() -> None:
    scene = Scene()
    cache = scene.cache()
    await cache.search(Redacted("a"), 1)
    scene.index.version = 2
    (hit,) = await cache.search(Redacted("a"), 1)
    assert (hit.pair.version, hit.kept_since) == (2, None)


async def test_without_an_index_nothing_is_kept() -> None:
    scene = Scene(Index(there=False))
    cache = scene.cache()
    for _ in range(2):
        await cache.search(Redacted("a"), 1)
    assert (scene.index.searches, cache.count.asked) == (2, 0)


async def test_equal_questions_at_once_are_one_search() -> None:
    scene = Scene(Index(waiting=[]))
    cache = scene.cache()
    asked = [ask(cache, text) for text in ("Refund", "refund?", "REFUND")]
    await settle()
    asked[0].cancel()
    await release(scene.index)
    assert [len(task.result()) for task in asked[1:]] == [1, 1]
    assert (scene.index.searches, cache.count.joined) == (1, 2)
    assert asked[1].result()[0].query_spans == (), "marked for another wording"


async def test_a_failed_search_is_told_to_all_who_wait_and_not_kept() -> None:
    scene = Scene(Index(waiting=[], error=KnowledgeError("index_broken", "broken")))
    cache = scene.cache()
    asked = [ask(cache, "a"), ask(cache, "a")]
    await settle()
    await release(scene.index)
    assert [type(task.exception()) for task in asked] == [KnowledgeError, KnowledgeError]
    scene.index.error = scene.index.waiting = None
    assert len(await cache.search(Redacted("a"), 1)) == 1


async def test_closing_waits_for_the_searches_under_way() -> None:
    scene = Scene(Index(waiting=[]))
    cache = scene.cache()
    alone = ask(cache, "a")
    await settle()
    alone.cancel()
    closing = asyncio.create_task(cache.aclose())
    await settle()
    assert not closing.done()
    await release(scene.index)
    assert closing.done()


async def release(index: Index) -> None:
    """Let every search go on to its end."""
    while index.waiting:
        index.waiting.pop().set()
        await settle()


steps = st.lists(
    st.one_of(
        st.tuples(st.just("ask"), st.integers(0, 2)),
        st.tuples(st.sampled_from(["edit", "go", "leave"]), st.integers(0, 5)),
        st.tuples(st.just("time"), st.sampled_from([1, 150, 301])),
    ),
    max_size=40,
)


@settings(max_examples=300, deadline=None)
@given(steps)
def test_no_interleaving_serves_an_old_answer(course: list[tuple[str, int]]) -> None:
    """Searches read the index at some moment and return at a later one; edits, askers and time come in between."""

    async def play() -> None:
        scene = Scene(Index(waiting=[]))
        cache = scene.cache()
        asked: list[tuple[int, asyncio.Task[tuple[QaHit, ...]]]] = []
        waiting = scene.index.waiting
        assert waiting is not None
        for what, number in course:
            if what == "ask":
                asked.append((scene.index.version, ask(cache, "abc"[number])))
            elif what == "edit":
                scene.index.version += 1
            elif what == "go" and waiting:
                waiting.pop(number % len(waiting)).set()
            elif what == "leave" and asked:
                asked.pop(number % len(asked))[1].cancel()
            elif what == "time":
                scene.now += number
            await settle()
        await release(scene.index)
        for version, task in asked:
            (hit,) = task.result()
            assert hit.pair.version >= version, "an answer from before an edit that was done when it was asked"
        version, searches = scene.index.version, scene.index.searches
        scene.index.waiting = None
        for letter in "abc":
            (hit,) = await cache.search(Redacted(letter), 1)
            assert hit.pair.version == version
        assert scene.index.searches <= searches + 3

    asyncio.run(play())


Base = Callable[[], KnowledgeBase]


async def test_the_real_base_is_followed_through_every_kind_of_edit(tmp_path: Path) -> None:
    store = MemoryStore(pair("怎么退款", "找客服。"), pair("怎么换货", "七天内。"))
    base = KnowledgeBase(store, tmp_path, ThreadBuilder())
    cache = HotCache(base, steady=lambda: 0.0, wall=lambda: NOON)
    await base.open()

    async def answers() -> list[str]:
        return [hit.pair.answer for hit in await cache.search(Redacted("怎么退款？"))]

    async def kept() -> list[str]:
        first = await answers()
        hits = await cache.search(Redacted("怎么退款"))
        assert [hit.pair.answer for hit in hits] == first
        assert all(hit.kept_since for hit in hits)
        return first

    assert (await kept())[0] == "找客服。"
    await base.put((pair("怎么退款", "点退款按钮。"),))
    assert (await kept())[0] == "点退款按钮。"
    await base.remove((QaId("怎么退款"),))
    assert "点退款按钮。" not in await kept()
    other = KnowledgeBase(store, tmp_path, ThreadBuilder())  # another program on the same profile
    await other.put((pair("怎么退款", "打电话。"),))
    assert (await kept())[0] == "打电话。"
    await base.rebuild()
    assert (await kept())[0] == "打电话。"
    await other.aclose()
    await base.aclose()


@settings(max_examples=25, deadline=None)
@given(edits=st.lists(st.sampled_from(["put", "remove", "ask", "wait"]), max_size=10))
def test_edits_and_questions_in_parallel_end_with_the_last_word(
    tmp_path_factory: pytest.TempPathFactory, edits: list[str]
) -> None:
    async def play() -> None:
        store = MemoryStore(pair("怎么退款", "0"), pair("发票抬头", "下单时填写。"))
        base = KnowledgeBase(store, tmp_path_factory.mktemp("kb"), ThreadBuilder())
        cache = HotCache(base, steady=lambda: 0.0, wall=lambda: NOON)
        await base.open()
        number, running = 0, list[asyncio.Task[object]]()
        for what in edits:
            if what == "ask":
                running.append(asyncio.create_task(cache.search(Redacted("怎么退款"))))
            elif what == "wait":
                await asyncio.gather(*running)
            elif what == "put":
                number += 1
                await base.put((pair("怎么退款", str(number)),))
                assert [hit.pair.answer for hit in await cache.search(Redacted("怎么退款"))] == [str(number)]
            else:
                await base.remove((QaId("怎么退款"),))
                assert await cache.search(Redacted("怎么退款")) == ()
        await asyncio.gather(*running)
        await cache.aclose()
        await base.aclose()

    asyncio.run(play())
