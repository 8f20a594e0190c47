"""The orders of a profile, joined with the rules for phones."""

from desktop_cs.domain.redaction import Kind
from desktop_cs.privacy.tokens import essence
from desktop_cs.store.database import Database
from desktop_cs.store.orders import Orders
from desktop_cs.store.phone_hashes import PhoneHashes


def open_orders(database: Database) -> Orders:
    """The orders of an open database."""
    return Orders(database, PhoneHashes(database, plain_phone))


def plain_phone(phone: str) -> str:
    """A phone without its spelling: spoken digits, spaces, and the country code of mainland mobiles are gone."""
    return essence(Kind.CN_MOBILE, phone)
