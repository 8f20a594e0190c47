"""The engines we compare with find what is plainly there, over the terms they are given."""

from importlib.util import find_spec

import pytest
from fakes_knowledge import pair

from desktop_cs.errors import UsageError
from desktop_cs.knowledge.analysis import Analyser
from desktop_cs.peers.choosing import NAMES, peer

PAIRS = [pair("怎么退货", "申请。"), pair("Where is my parcel?", "Open the order.", "parcel lost"), pair("怎么开发票")]
LIBRARY = {"fts5": "sqlcipher3"}


@pytest.mark.parametrize("name", NAMES)
def test_a_peer_finds_the_pair(name: str) -> None:
    if find_spec(LIBRARY.get(name, name)) is None:
        pytest.skip(f"{name} is not installed (extra: bench)")
    engine = peer(name, Analyser().terms)
    engine.build(PAIRS)
    assert engine.search("我要退貨", 5)[0] == 0
    assert engine.search("lost my parcels", 5)[0] == 1
    assert engine.search('" OR * NEAR(', 5)[:1] in ([], [0], [1], [2])
    assert engine.search("", 5) == []


def test_an_unknown_peer_is_explained() -> None:
    with pytest.raises(UsageError, match="fts5, tantivy, bm25s"):
        peer("lucene", Analyser().terms)
