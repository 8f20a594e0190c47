"""The lines to Coze that a profile has, and how the failover watches them."""

import time
from collections.abc import Callable
from datetime import datetime

from desktop_cs.app.connections import CozeLine
from desktop_cs.pipeline.line import EngineLine
from desktop_cs.privacy.secrets import Secrets
from desktop_cs.settings.schema import Settings


def coze_lines(given: CozeLine | None, settings: Settings, secrets: Secrets) -> tuple[CozeLine, ...]:
    """The first line, configured or not, and the second where there is one; a given line stands alone."""
    first = given or CozeLine.found(settings.coze, secrets)
    second = CozeLine.second(settings.coze, secrets) if given is None else CozeLine(None, None)
    return (first, second) if first.is_configured and second.is_configured else (first,)


def watched(line: CozeLine, clock: Callable[[], datetime]) -> EngineLine:
    """The line as the failover sees it."""
    return EngineLine(
        engine=line.engine,
        probe=line.probe,
        host=lambda: line.host,
        monotonic=time.monotonic,
        clock=clock,
        signed_out=line.forget_token,
    )
