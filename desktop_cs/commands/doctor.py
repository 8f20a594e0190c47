"""`desktop-cs doctor`: what works, what does not, and what would mend it."""

from typing import Any

import click

from desktop_cs.app.doctor import Check, Verdict, examine
from desktop_cs.commands.common import Common, common_options, run
from desktop_cs.errors import AppError
from desktop_cs.paths import TRANSLATIONS


@click.command()
@common_options
def doctor(common: Common) -> None:
    """Check this machine and the profile."""

    async def work() -> list[Check]:
        return [check async for check in examine(common.profile)] + window_checks()

    checks = run(work())
    common.show({"checks": records_of(checks)}, lines_of)
    failed = [check.name for check in checks if check.verdict is Verdict.FAIL]
    if failed:
        raise AppError("doctor_failed", f"{len(failed)} checks failed: {', '.join(failed)}. See what would mend them.")


def window_checks() -> list[Check]:
    """What the window needs; imported only here, because loading it can fail."""
    try:
        from desktop_cs.ui.self_check import examine_window  # noqa: PLC0415
    except ImportError as error:
        mend = "Run: python3 packaging/bootstrap.py run (it installs what Qt needs)."
        return [Check("window", Verdict.FAIL, f"Qt cannot be loaded: {error}", mend)]
    return [Check(name, Verdict(verdict), detail, mend) for name, verdict, detail, mend in examine_window(TRANSLATIONS)]


def records_of(checks: list[Check]) -> list[dict[str, str]]:
    """The checks with the fields that other programs rely on."""
    return [{"name": c.name, "status": c.verdict.value, "detail": c.detail, "mend": c.mend} for c in checks]


def lines_of(record: dict[str, Any]) -> str:
    """The same for people: a line a check, and what would mend it."""
    lines = []
    for check in record["checks"]:
        lines.append(f"{check['status']:4}  {check['name']:13} {check['detail']}")
        if check["mend"]:
            lines.append(f"      {'':13} -> {check['mend']}")
    return "\n".join(lines)
