"""Checks the signed assertions of service accounts, as the real token server does. Needs the extra `jwt`."""

from collections.abc import Mapping


class BadAssertionError(Exception):
    """The assertion is not signed by a known key, not for this server, or out of its time."""


def checked_assertion(assertion: str, keys: Mapping[str, str], audience: str) -> str:
    """The assertion's `jti`, which the caller lets pass once."""
    try:
        import jwt  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise BadAssertionError from error
    try:
        key = keys[jwt.get_unverified_header(assertion)["kid"]]
        claims = jwt.decode(
            assertion,
            key,
            algorithms=["RS256"],
            audience=audience,
            options={"require": ["iss", "aud", "iat", "exp", "jti"]},
        )
    except (jwt.PyJWTError, KeyError, ValueError) as error:
        raise BadAssertionError from error
    if len(claims["jti"]) < 32:
        raise BadAssertionError
    return str(claims["jti"])
