"""Checks of a profile and its surroundings, each with a verdict and what would mend it."""

import asyncio
import platform
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop_cs.app.connections import CozeLine, is_named
from desktop_cs.app.leaving import keeping
from desktop_cs.app.safety import open_redactor, open_words
from desktop_cs.app.seal_facts import look as look_at_seal
from desktop_cs.app.sealing import ProfileSeal, open_store
from desktop_cs.coze.conversations import ConversationsInMemory
from desktop_cs.domain.access import Access
from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.redaction import TokenTable
from desktop_cs.domain.sealing import SealState
from desktop_cs.domain.usage import CallUsage
from desktop_cs.errors import AppError
from desktop_cs.knowledge.search import IndexState, look
from desktop_cs.paths import Profile, open_to_others, prepare
from desktop_cs.privacy.secrets import Secrets
from desktop_cs.settings.file import load
from desktop_cs.store.calls import CozeCalls
from desktop_cs.store.pairs import QaPairs
from desktop_cs.store.resealing import faults

_ENOUGH_MB = 500
_PROBE_S = 5.0


class Verdict(StrEnum):
    """How a check went."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. `mend` says what to do where the verdict is not ok."""

    name: str
    verdict: Verdict
    detail: str
    mend: str = ""
    code: str = ""  # why, for a screen with words of its own


def ok(name: str, detail: str) -> Check:
    """A check that went well."""
    return Check(name, Verdict.OK, detail)


def warn(name: str, detail: str, mend: str, code: str = "") -> Check:
    """Something that works with a limit."""
    return Check(name, Verdict.WARN, detail, mend, code)


def fail(name: str, detail: str, mend: str, code: str = "") -> Check:
    """Something that does not work."""
    return Check(name, Verdict.FAIL, detail, mend, code)


async def examine(profile: Profile) -> AsyncIterator[Check]:
    """All checks that need no window, in order. One that breaks is itself a finding; the others go on."""
    checks: tuple[tuple[str, Callable[[Profile], Awaitable[Check]]], ...] = (
        ("python", _python),
        ("profile", _profile),
        ("disk", _disk),
        ("seal", _seal),
        ("database", _database),
        ("index", _index),
        ("privacy", _privacy),
        ("keyring", _keyring),
        ("coze", _coze),
    )
    profile = await _unlocked(profile)
    for name, check in checks:
        try:
            yield await check(profile)
        except AppError as error:
            yield fail(name, error.code, error.message)


async def _python(_profile: Profile) -> Check:
    version = platform.python_version()
    if platform.python_version_tuple()[:2] in (("3", "11"), ("3", "12"), ("3", "13")):
        return ok("python", version)
    return fail("python", version, "Use Python 3.11, 3.12 or 3.13.")


async def _unlocked(profile: Profile) -> Profile:
    """The profile with its key where it opens, so that nobody is asked for a passphrase at every check."""
    seal = ProfileSeal(profile)
    try:
        facts, _ = await seal.look()
        key = await seal.key() if facts.is_sealed else None
    except AppError:  # the check of the seal says why
        key = None
    return replace(profile, access=Access(key=key, unsealed=profile.access.unsealed))


async def _profile(profile: Profile) -> Check:
    exposed = await asyncio.to_thread(open_to_others, profile.folder)
    await asyncio.to_thread(prepare, profile)
    await asyncio.to_thread(load, profile.settings)
    if not exposed:
        return ok("profile", f"{profile.folder}, its owner's alone")
    mend = "They are private now. Where they held customers' words, think about who could read them."
    return warn("profile", f"{len(exposed)} files were open to other users, for example {exposed[-1].name}", mend)


async def _seal(profile: Profile) -> Check:
    facts, _ = await asyncio.to_thread(look_at_seal, profile)
    if facts.state is SealState.NEW:
        return ok("seal", "nothing to seal yet")
    if not facts.is_sealed:
        chosen = "by choice" if facts.state is SealState.UNSEALED else "made by an earlier version"
        return warn("seal", f"not sealed ({chosen}): who can read the disk can read it", "Seal it: desktop-cs seal")
    await ProfileSeal(profile).key()
    ways = [facts.keyring, "passphrase" if facts.has_passphrase else "", "recovery code" if facts.has_recovery else ""]
    detail = f"sealed; opened by {', '.join(way for way in ways if way)}"
    if not facts.has_recovery:
        mend = "Without the keyring or passphrase all is lost: make a recovery code with desktop-cs seal --recovery"
        return warn("seal", detail, mend)
    return ok("seal", detail)


async def _disk(profile: Profile) -> Check:
    free = (await asyncio.to_thread(shutil.disk_usage, profile.folder)).free // 1_000_000
    if free >= _ENOUGH_MB:
        return ok("disk", f"{free:,} MB free")
    return warn("disk", f"only {free:,} MB free", "Free some space, or choose another profile folder.")


async def _database(profile: Profile) -> Check:
    if not profile.database.exists():
        return ok("database", "none yet; it is made at the first start")
    store = await open_store(profile)
    try:
        found = await store.database.read(lambda db: faults(db, is_sealed=store.key is not None))
    finally:
        await store.database.close()
    if found:
        return fail("database", "; ".join(found), "Keep the file and restore a backup.")
    return ok("database", "whole: every page's seal was checked" if store.key is not None else "whole")


async def _index(profile: Profile) -> Check:
    if not profile.database.exists():
        return ok("index", "none yet; it is built at the first start")
    database = (await open_store(profile)).database
    try:
        version = await QaPairs(database).version()
    finally:
        await database.close()
    state = await asyncio.to_thread(look, profile.index, version)
    if state is IndexState.READY:
        return ok("index", f"in step with knowledge version {version}")
    return warn("index", state.value, "It is rebuilt by itself at the next question, or now by: desktop-cs kb rebuild")


async def _privacy(profile: Profile) -> Check:
    canary = "13812345678"
    redactor = await asyncio.to_thread(open_redactor)
    done = redactor.redact(f"手机{canary}", TokenTable(), Language.ZH)
    words = await asyncio.to_thread(open_words, profile)
    words.find("hello")
    if canary in done.text:
        return fail("privacy", "a phone number passed the redactor", "Install the program again; do not go online.")
    return ok("privacy", "redactor and word filter work")


async def _keyring(_profile: Profile) -> Check:
    secrets = Secrets()
    await secrets.get("doctor")
    if secrets.persistent:
        return ok("keyring", secrets.backend_name)
    mend = "Tokens last for one run only. Install or unlock a keyring (Secret Service, Keychain, Credential Locker)."
    return warn("keyring", "no keyring answers", mend)


async def _coze(profile: Profile) -> Check:
    settings = await asyncio.to_thread(load, profile.settings)
    if not is_named(settings.coze):
        return warn("coze", "not connected; replies come from this machine", "Connect Coze in the settings.")
    async with keeping(profile) as kept:
        line = CozeLine.found(settings.coze, Secrets(), kept.keeper)
        line.open(ConversationsInMemory(), tuple, lambda: 0.0, kept.keeper, CozeCalls(kept.database))
        try:
            async with asyncio.timeout(_PROBE_S):
                await line.probe()
        except TimeoutError:
            return fail("coze", f"{line.host}: no answer in {_PROBE_S:g} s", "Check the network and the address.")
        else:
            return _coze_calls(line.host, await line.usage())
        finally:
            await line.aclose()


def _coze_calls(host: str, usage: CallUsage | None) -> Check:
    if usage is None:
        return ok("coze", f"{host} answers")
    if not usage.is_near_limit:
        return ok("coze", f"{host} answers; {usage.today:,} calls today")
    mend = "Every call fails once the plan's calls are used up. Choose a larger plan, or name yours in the settings."
    return warn("coze", f"{host} answers; {usage.total:,} of the plan's {usage.limit:,} calls are used", mend)
