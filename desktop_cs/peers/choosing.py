"""Which peers there are, and what to say when one is not installed."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Protocol

from desktop_cs.domain.knowledge import QaPair
from desktop_cs.errors import UsageError

Terms = Callable[[str], list[str]]
_MODULES = {"fts5": "sqlite_fts5", "tantivy": "tantivy_index", "bm25s": "bm25s_arrays"}
NAMES = tuple(_MODULES)


class Peer(Protocol):
    """A search engine to compare with. Question and variants are one text that counts twice, the answer once."""

    def build(self, pairs: Sequence[QaPair]) -> None:
        """Index the pairs; called once."""
        ...

    def search(self, text: str, k: int) -> list[int]:
        """The places of the best pairs in what was indexed, best first."""
        ...


def peer(name: str, terms: Terms) -> Peer:
    """The peer of this name over `terms`. `UsageError` for an unknown name and for one that is not installed."""
    if name not in _MODULES:
        raise UsageError("peer_unknown", f"{name!r} is not a search engine known here; choose from {', '.join(NAMES)}.")
    try:
        made: Peer = import_module(f"desktop_cs.peers.{_MODULES[name]}").Engine(terms)
    except ModuleNotFoundError as error:
        raise UsageError(
            "peer_missing", f"{name} is not installed. Install the extra: pip install 'desktop-cs[bench]'"
        ) from error
    return made


def phrasings(pair: QaPair) -> str:
    """The question and its variants as one text."""
    return "\n".join((pair.question, *pair.variants))
