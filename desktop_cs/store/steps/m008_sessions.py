"""Which visit of the customer a session is, how it ended, what was carried over; and indexes for long histories."""

from desktop_cs.store.driver import Db


def m008_sessions(db: Db) -> None:
    """Which visit of the customer a session is, how it ended, what was carried over; and indexes for long histories."""
    sessions = db.table("sessions")
    sessions.add_column("visit", int)
    sessions.add_column("ended_by", str)
    sessions.add_column("carry", str)
    db.execute(
        "update sessions set visit = numbered.visit, ended_by = case when ended_at is not null then 'agent' end from "
        "(select id, row_number() over (partition by user_id order by opened_at, rowid) as visit from sessions) "
        "as numbered where numbered.id = sessions.id"
    )
    sessions.create_index(["user_id", "visit"], unique=True)
    db.execute("create index idx_sessions_open on sessions (active_at) where ended_at is null")
    db.table("messages").create_index(["user_id", "role", "seq"])
