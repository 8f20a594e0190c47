"""A source that comes from the cache says so, and how old it was."""

from dataclasses import replace
from datetime import timedelta

import desk_scenes
import pytest
from fake_desk import START

from desktop_cs.ui.card.evidence import EvidenceRow
from desktop_cs.ui.theme import Theme


@pytest.mark.parametrize(
    ("age", "words"),
    [(40, "from cache, 40 s old"), (-3600, "from cache, 0 s old"), (86400, "from cache"), (None, "12 day(s) old")],
)
def test_the_source_row_tells_the_age(theme: Theme, age: int | None, words: str) -> None:
    since = START - timedelta(seconds=age) if age is not None else None
    row = EvidenceRow(replace(desk_scenes.HITS[0], kept_since=since), START, theme)
    assert row.meta.text().endswith(words)
