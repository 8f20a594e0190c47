"""Both clocks of a session in a test's hands: time passes on both, and the wall clock can be set."""

from datetime import datetime, timedelta

from fakes_turn import NOON

from desktop_cs.domain.session import Moment
from desktop_cs.store.watch import SessionWatch

TTL = timedelta(minutes=30)


class FakeClocks:
    """`pass_time` moves both; `set_wall` moves one; a restart is a new `watch`, off for a while."""

    def __init__(self, wall: datetime = NOON) -> None:
        self.wall = wall
        self.steady = 1000.0
        self.ttl = TTL

    def pass_time(self, span: timedelta) -> None:
        self.wall += span
        self.steady += span.total_seconds()

    def set_wall(self, by: timedelta) -> None:
        self.wall += by

    def moment(self) -> Moment:
        return Moment(wall=self.wall, steady=self.steady)

    def watch(self) -> SessionWatch:
        """The watch of a run that starts now; the steady clock of each run begins somewhere else."""
        self.steady = self.steady / 7 + 13
        return SessionWatch(lambda: self.ttl, lambda: self.steady, self.wall)
