"""The seeded pairs of the speed measurement: the same each time, and findable."""

import sys
from pathlib import Path

from fakes_knowledge import ThreadBuilder

from desktop_cs.domain.knowledge import Language
from desktop_cs.knowledge.analysis import Analyser
from desktop_cs.knowledge.search import QaIndex

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
from mixed_pairs import pairs, questions


def test_one_seed_gives_the_same_pairs() -> None:
    assert pairs(40) == pairs(40) != pairs(40, seed=2)
    assert pairs(40, seeds=["退货要几天", "how long does it take"])[0] != pairs(40)[0]
    assert {pair.language for pair in pairs(40)} == set(Language)


def test_questions_about_them_are_answered(tmp_path: Path) -> None:
    held = pairs(200)
    ThreadBuilder().build(tmp_path, held, 1, lambda *_: None)
    index = QaIndex(tmp_path, Analyser())
    asked = questions(held, 60)
    found = sum(question.expected in [hit.pair.id for hit in index.search(question.query)] for question in asked)
    index.close()
    assert found >= 54
