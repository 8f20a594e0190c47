"""What left this machine, and what is left out of requests by the agent's wish."""

from desktop_cs.store.driver import Db


def m010_ledger(db: Db) -> None:
    """A line for every request that left, sealed to the line before; where pruning cut the chain; what is left out."""
    db.table("ledger").create(
        {
            "seq": int,
            "at": str,
            "trace_id": str,
            "host": str,
            "purpose": str,
            "target": str,
            "size": int,
            "body": bytes,
            "kinds": str,
            "previous": str,
            "chain": str,
            "is_unsent": int,
        },
        pk="seq",
        not_null={"at", "trace_id", "host", "purpose", "target", "size", "kinds", "previous", "chain"},
        defaults={"is_unsent": 0},
    ).create_index(["trace_id"])
    db.table("ledger").create_index(["at"])
    db.table("ledger_ends").create({"id": int, "seq": int, "chain": str}, pk="id", not_null={"seq", "chain"})
    db.table("left_out").create({"session_id": str, "kind": str, "item_id": str}, pk=("session_id", "kind", "item_id"))
