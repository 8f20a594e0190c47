"""How a profile is sealed, read from its folder alone: no key is needed, and nothing is changed."""

from desktop_cs.domain.sealing import SealFacts, SealState
from desktop_cs.errors import PrivacyError, StoreError
from desktop_cs.paths import Profile
from desktop_cs.privacy.seal_header import LockKind, SealHeader, read_header
from desktop_cs.store import resealing
from desktop_cs.store.resealing import FileKind


def look(profile: Profile) -> tuple[SealFacts, SealHeader]:
    """How the profile is sealed, and its header; blocking. Raises where header and database do not belong together:
    `PrivacyError` (`seal_header_missing`, `…_broken`, `seal_newer`, `seal_mismatch`), `StoreError(store_gone)`.
    """
    header, kind = read_header(profile.seal), resealing.kind_of(profile.database)
    if header is None and kind is FileKind.CLOSED:
        raise PrivacyError(
            "seal_header_missing",
            f"{profile.database.name} is sealed or damaged, and {profile.seal.name}, which opens it, is gone. "
            "Put both back from a backup of the profile; nothing was touched.",
        )
    if header is None:
        return SealFacts(state=SealState.NEW if kind is FileKind.MISSING else SealState.OFFERED), SealHeader()
    if header.is_made and kind is FileKind.MISSING:
        raise StoreError(
            "store_gone",
            f"{profile.database.name} is gone or empty, and there was one. Restore a backup. To begin anew instead, "
            f"move the folder {profile.folder} away.",
        )
    if header.current is not None and kind is FileKind.PLAIN:
        raise PrivacyError(
            "seal_mismatch",
            f"This profile is sealed, but {profile.database.name} is not: somebody has exchanged the file. "
            "Restore a backup; nothing was touched.",
        )
    return _facts(header), header


def _facts(header: SealHeader) -> SealFacts:
    record = header.next or header.current
    if record is None:
        return SealFacts(state=SealState.UNSEALED)
    keyring = record.lock(LockKind.KEYRING)
    return SealFacts(
        state=SealState.SEALED,
        keyring=keyring.backend if keyring is not None else "",
        has_passphrase=record.lock(LockKind.PASSPHRASE) is not None,
        has_recovery=record.lock(LockKind.RECOVERY) is not None,
        is_changing=header.next is not None,
    )
