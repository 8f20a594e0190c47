"""apt-get, as root or through a sudo that asks for no password; otherwise the exact line for the person to run."""

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence

from setup_steps.talk import Stop, work

# Another package manager may hold the lock for a while after a machine's first start.
OPTIONS = ("-y", "-o", "DPkg::Lock::Timeout=120", "-o", "Acquire::Retries=3")


def available() -> bool:
    return shutil.which("apt-get") is not None


def line(packages: Sequence[str]) -> str:
    """What a person types to install `packages`."""
    return f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {' '.join(packages)}"


def install(packages: Sequence[str], *, refresh: bool = True, also_advised: Sequence[str] = ()) -> None:
    """Installs `packages`, or raises `Stop` with the line to type, which then names `also_advised` too."""
    rights = become_root(is_root=os.geteuid() == 0, sudo_is_free=_sudo_is_free)
    if rights is None:
        typed = line([*packages, *also_advised])
        raise Stop(
            f"System packages are missing, and only root may install them. Run this, then start again:\n\n  {typed}\n"
        )
    apt_get = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", *OPTIONS]
    if refresh:
        # One unreachable extra source fails the update and is no reason to give up: what counts is the install below.
        work("Refreshing the list of system packages (apt-get update)", [*apt_get, "update"])
    title = f"Installing system packages and what they need: {' '.join(packages)}"
    ran = work(title, [*apt_get, "install", "--no-install-recommends", *packages])
    if ran.code != 0:
        raise Stop(f"{ran.tail()}\napt-get could not install them. Mend what it says, or run:\n\n  {line(packages)}\n")


def become_root(*, is_root: bool, sudo_is_free: Callable[[], bool]) -> list[str] | None:
    """The words before a command that make it root's; None when only a person can, with a password."""
    if is_root:
        return []
    return ["sudo", "-n"] if sudo_is_free() else None


def _sudo_is_free() -> bool:
    if shutil.which("sudo") is None:
        return False
    asked = subprocess.run(["sudo", "-n", "true"], stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return asked.returncode == 0
