"""The recovery code: seven groups of five signs that a person can write down and type back.

A group is four random signs and a check sign over them and the group's place, so that a slip is found and the group
named. 31 signs without 0, 1, I, O and Z; 31 is prime, so that every wrong sign and every swap changes the check.
"""

import hashlib
import secrets

from desktop_cs.domain.access import KEY_BYTES
from desktop_cs.errors import PrivacyError

SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXY"
GROUPS = 7  # 7 × 4 signs of 31: 138 random bits, beyond guessing without any slow hash
_SIZE = 5


def new_code() -> str:
    """A code as it is shown: groups with hyphens between them."""
    groups = []
    for place in range(GROUPS):
        signs = "".join(secrets.choice(SIGNS) for _ in range(_SIZE - 1))
        groups.append(signs + _check(signs, place))
    return "-".join(groups)


def checked_code(typed: str) -> str:
    """A typed code in the form in which it was shown.

    Raises `PrivacyError`: `recovery_length` when signs are missing or too many, `recovery_group` naming the first group
    with a slip.
    """
    signs = "".join(sign for sign in typed.upper() if sign.isalnum())
    if len(signs) != GROUPS * _SIZE:
        raise PrivacyError(
            "recovery_length", f"The recovery code has {GROUPS} groups of {_SIZE} signs. Type all of them."
        )
    groups = [signs[start : start + _SIZE] for start in range(0, len(signs), _SIZE)]
    for place, group in enumerate(groups):
        if not set(group) <= set(SIGNS) or _check(group[:-1], place) != group[-1]:
            raise PrivacyError(
                "recovery_group",
                f"Group {place + 1} of the recovery code has a slip. Compare it with what you wrote down.",
                group=place + 1,
            )
    return "-".join(groups)


def proves(code: str, place: int, typed: str) -> bool:
    """Whether somebody who typed this has the code written down; `place` counts the groups from 1."""
    return "".join(sign for sign in typed.upper() if sign.isalnum()) == code.split("-")[place - 1]


def key_of(code: str) -> bytes:
    """32 bytes of a checked code."""
    return hashlib.blake2b(code.encode("ascii"), digest_size=KEY_BYTES, person=b"dcs-recovery").digest()


def _check(signs: str, place: int) -> str:
    weighted = sum((index + 2) * SIGNS.index(sign) for index, sign in enumerate(signs))
    return SIGNS[(weighted + place + 1) % len(SIGNS)]
