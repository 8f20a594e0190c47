"""For every end-to-end test: the ledger's bytes are those that the emulator received, for every call."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from ledger_proof import Proof, watching


@pytest.fixture(scope="session", autouse=True)
def _proof() -> Iterator[Proof]:
    proof = Proof()
    with watching(proof):
        yield proof


@pytest.fixture(autouse=True)
def _ledger_tells_all(request: pytest.FixtureRequest, _proof: Proof, tmp_path: Path) -> Iterator[None]:
    if request.node.get_closest_marker("other_client"):  # not our program's calls
        yield
        return
    with _proof.of_one_test(tmp_path, abandons=bool(request.node.get_closest_marker("abandons"))):
        yield
