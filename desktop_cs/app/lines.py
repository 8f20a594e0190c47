"""The ways to Coze of an open profile: the first, configured or not, and the second where there is one."""

import time

from desktop_cs.app.connections import CozeLine
from desktop_cs.coze.door.keeper import Doorkeeper
from desktop_cs.pipeline.line import EngineLine
from desktop_cs.pipeline.ports import Clock
from desktop_cs.privacy.secrets import Secrets
from desktop_cs.settings.schema import Settings


def coze_lines(
    given: CozeLine | None, settings: Settings, secrets: Secrets, keeper: Doorkeeper
) -> tuple[CozeLine, ...]:
    """The line that was given, else those that environment and settings name."""
    first = given or CozeLine.found(settings.coze, secrets, keeper)
    second = CozeLine.second(settings.coze, secrets, keeper) if given is None else CozeLine(None, None)
    return (first, second) if first.is_configured and second.is_configured else (first,)


def watched(line: CozeLine, clock: Clock) -> EngineLine:
    """A line whose health is followed."""
    return EngineLine(
        engine=line.engine,
        probe=line.probe,
        host=lambda: line.host,
        monotonic=time.monotonic,
        clock=clock,
        signed_out=line.forget_token,
    )
