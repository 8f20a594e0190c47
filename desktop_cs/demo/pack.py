"""Loads a demo pack: a folder with `pack.json` and four JSON Lines files named there, all UTF-8.

A broken row is named and left out, and everything else is loaded; only a pack that cannot be read at all is an error.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from desktop_cs.demo.customer_rows import CustomerRow
from desktop_cs.demo.customers import ScriptedCustomer
from desktop_cs.demo.knowledge_rows import IntentRow, QaRow
from desktop_cs.demo.order_rows import OrderRow
from desktop_cs.demo.row_files import RejectedPackRow, read_rows, read_text, reason_of
from desktop_cs.demo.row_types import FileName, InTwoLanguages, Row, Text
from desktop_cs.domain.catalogue import Catalogue
from desktop_cs.domain.knowledge import QaPair
from desktop_cs.domain.order import Order
from desktop_cs.errors import DemoError

MANIFEST = "pack.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPack:
    """Everything a demo starts with. `shop` and `about` are by language (`zh`, `en`)."""

    name: str
    version: str
    shop: Mapping[str, str]
    about: Mapping[str, str]
    pairs: tuple[QaPair, ...]
    catalogue: Catalogue
    orders: tuple[Order, ...]
    customers: tuple[ScriptedCustomer, ...]
    rejected: tuple[RejectedPackRow, ...] = ()


class _Files(Row):
    intents: FileName
    qa: FileName
    orders: FileName
    customers: FileName


class _Manifest(Row):
    name: Text
    version: Text
    shop: InTwoLanguages
    about: InTwoLanguages
    files: _Files


def load_pack(folder: Path) -> DemoPack:
    """Read and check the pack in `folder`; some tens of milliseconds of work, so not for the UI thread.

    QA pairs of an intent that the pack's catalogue does not have are left out too. `DemoError`: `demo_pack_missing`
    for a file that is not there, `demo_pack_unreadable` for one that cannot be opened or is not UTF-8,
    `demo_pack_manifest` for a manifest with mistakes.
    """
    manifest = _manifest(folder / MANIFEST)
    files = manifest.files
    rejected: list[RejectedPackRow] = []
    intents = read_rows(folder / files.intents, IntentRow, rejected)
    catalogue = Catalogue({row.name: row.value() for row in intents})

    def stranger(row: QaRow) -> str | None:
        return None if row.intent in catalogue else f"intent: {row.intent} is not in {files.intents}"

    pairs = read_rows(folder / files.qa, QaRow, rejected, stranger)
    orders = read_rows(folder / files.orders, OrderRow, rejected)
    customers = read_rows(folder / files.customers, CustomerRow, rejected)
    return DemoPack(
        name=manifest.name,
        version=manifest.version,
        shop=manifest.shop.model_dump(),
        about=manifest.about.model_dump(),
        pairs=tuple(row.value() for row in pairs),
        catalogue=catalogue,
        orders=tuple(row.value() for row in orders),
        customers=tuple(row.value() for row in customers),
        rejected=tuple(rejected),
    )


def _manifest(path: Path) -> _Manifest:
    text = read_text(path)
    try:
        return _Manifest.model_validate_json(text)
    except ValidationError as error:
        raise DemoError(
            "demo_pack_manifest",
            f"The demo pack's manifest {path} has mistakes: {reason_of(error)}. Correct it, or use the pack that came "
            "with the program.",
            file=str(path),
        ) from error
