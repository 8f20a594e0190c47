"""The lines to Coze that a profile has, and each one's health as the turns see it."""

import time
from datetime import UTC, datetime

from desktop_cs.app.connections import CozeLine
from desktop_cs.pipeline.line import EngineLine
from desktop_cs.privacy.secrets import Secrets
from desktop_cs.settings.schema import CozeSettings


def coze_lines(given: CozeLine | None, settings: CozeSettings, secrets: Secrets) -> tuple[CozeLine, ...]:
    """The first line, configured or not, and the second where there is one; a line that was given is the only one."""
    first = given or CozeLine.found(settings, secrets)
    second = CozeLine.second(settings, secrets) if given is None else CozeLine(None, None)
    return (first, second) if first.is_configured and second.is_configured else (first,)


def watched(line: CozeLine) -> EngineLine:
    """What turns know of a line, and learn."""
    return EngineLine(
        engine=line.engine,
        probe=line.probe,
        host=lambda: line.host,
        monotonic=time.monotonic,
        clock=lambda: datetime.now(UTC),
        signed_out=line.forget_token,
    )
