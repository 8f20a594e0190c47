"""Signals, refreshing and marks: the small mechanisms below every screen."""

import asyncio
from collections.abc import Coroutine
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.viewmodels.marks import find_terms, taken_over
from desktop_cs.viewmodels.observable import Observable, Signal
from desktop_cs.viewmodels.refresh import Refresher


def test_listeners_hear_the_present_value_and_every_change_once() -> None:
    heard: list[int] = []
    value = Observable(1)
    stop = value.connect(heard.append)
    value.set(2)
    value.set(2)
    stop()
    value.set(3)
    assert heard == [1, 2]


def test_a_listener_who_leaves_while_others_are_told_hears_nothing_more() -> None:
    heard: list[str] = []
    signal: Signal[str] = Signal()
    signal.connect(lambda _: stop())
    stop = signal.connect(heard.append)
    signal.emit("news")
    assert heard == []


async def test_wishes_during_a_refresh_are_served_by_one_more() -> None:
    runs = 0
    gate = asyncio.Event()
    tasks: set[asyncio.Task[None]] = set()

    async def refresh() -> None:
        nonlocal runs
        runs += 1
        await gate.wait()

    def spawn(work: Coroutine[Any, Any, None]) -> None:
        tasks.add(asyncio.get_running_loop().create_task(work))

    refresher = Refresher(spawn, refresh)
    for _ in range(3):
        refresher.ask()
    await asyncio.sleep(0)
    for _ in range(5):
        refresher.ask()
    gate.set()
    await asyncio.gather(*tasks)
    assert runs == 2


async def test_a_flood_of_wishes_leaves_a_rest_between_the_runs() -> None:
    loop, times = asyncio.get_running_loop(), []
    tasks: list[asyncio.Task[None]] = []

    async def refresh() -> None:
        times.append(loop.time())

    refresher = Refresher(lambda work: tasks.append(loop.create_task(work)), refresh, 0.02)
    for _ in range(3):
        refresher.ask()
        await asyncio.gather(*tasks)
    assert [later - earlier >= 0.02 for earlier, later in pairwise(times)] == [True, True]


async def test_a_failed_refresh_does_not_block_the_next() -> None:
    outcomes: list[str] = []
    tasks: list[asyncio.Task[None]] = []

    async def refresh() -> None:
        outcomes.append("ran")
        if len(outcomes) == 1:
            raise RuntimeError("first one fails")

    refresher = Refresher(lambda work: tasks.append(asyncio.get_running_loop().create_task(work)), refresh)
    refresher.ask()
    await asyncio.gather(*tasks, return_exceptions=True)
    refresher.ask()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert outcomes == ["ran", "ran"]


@pytest.mark.parametrize(
    ("text", "terms", "spans"),
    [
        ("退款什么时候到账", ("退款", "款什"), ((0, 3),)),
        ("Refund my refund", ("REFUND",), ((0, 6), (10, 16))),
        ("没有", ("退款", "", " "), ()),
        ("İstanbul kargo", ("kargo",), ((9, 14),)),
    ],
)
def test_terms_are_found(text: str, terms: tuple[str, ...], spans: tuple[tuple[int, int], ...]) -> None:
    assert find_terms(text, terms) == spans


@given(st.text(alphabet="abAB退款İ😀 ", max_size=30), st.lists(st.text(alphabet="ab退款İ", max_size=3), max_size=4))
def test_spans_are_apart_ascending_and_inside(text: str, terms: list[str]) -> None:
    spans = find_terms(text, terms)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(set(edges))
    assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize(
    ("reply", "sources", "marked"),
    [
        ("您好，一般 1–3 个工作日到账哦", ["银行卡一般 1–3 个工作日到账。"], ["一般 1–3 个工作日到账"]),
        ("Within 3 days.", ["Within 3 days."], []),
        ("完全不同", ["别的内容在这里"], []),
        ("可以退", ["可以退货"], []),
        ("", ["x"], []),
    ],
)
def test_what_stands_in_a_source_word_for_word(reply: str, sources: list[str], marked: list[str]) -> None:
    assert [reply[start:end] for start, end in taken_over(reply, tuple(sources))] == marked
