"""What a drill writes down: its turns and outages, and what follows from their times."""

from dataclasses import dataclass, field
from enum import StrEnum

from desktop_cs.domain.engine import EngineName


class Cut(StrEnum):
    """How Coze goes away."""

    PLUG = "plug"  # connections drop in the middle of a turn, new ones are refused
    SILENCE = "silence"  # connections are taken and never answered


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """One turn; times in seconds of the performance counter. `engine` is None for a turn that failed."""

    started: float
    ended: float
    engine: EngineName | None

    @property
    def ms(self) -> float:
        """How long it took."""
        return (self.ended - self.started) * 1000


@dataclass(slots=True, kw_only=True)
class Outage:
    """One time without Coze."""

    cut: Cut
    cut_at: float = 0.0
    restored_at: float = 0.0
    recovery_s: float = 0.0
    ran: list[Ran] = field(default_factory=list)

    def first_card_ms(self) -> float:
        """From the cut, or the message where that came later, to the card of the first turn that Coze failed."""
        failed = self._failed()
        return (failed.ended - max(failed.started, self.cut_at)) * 1000 if failed else 0.0

    def later(self) -> list[Ran]:
        """The turns after the first failed one, while Coze was away."""
        failed = self._failed()
        return [ran for ran in self.ran if failed and ran.started > failed.started]

    def _failed(self) -> Ran | None:
        return next((ran for ran in self.ran if ran.engine is not EngineName.COZE), None)


@dataclass(slots=True)
class Tally:
    """All turns of a drill; `local` and `coze_ms` hold those taken before, in milliseconds."""

    local: list[float] = field(default_factory=list)
    coze_ms: list[float] = field(default_factory=list)
    ran: list[Ran] = field(default_factory=list)
    outages: list[Outage] = field(default_factory=list)

    def count(self, engine: EngineName) -> int:
        """How many turns that engine answered."""
        return sum(ran.engine is engine for ran in self.ran)
