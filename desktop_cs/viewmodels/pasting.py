"""Who wrote a pasted message."""

import hashlib

from desktop_cs.domain.ids import UserId


def paste_user_id(name: str) -> UserId:
    """An id for a customer known only by the name the agent typed; equal names give equal ids."""
    plain = " ".join(name.split()).casefold()
    return UserId("paste." + hashlib.sha256(plain.encode()).hexdigest()[:16])
