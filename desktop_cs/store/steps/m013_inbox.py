"""The inbox as a table of its own: one narrow row a customer, kept in step by triggers, so that no list, count or
search ever has to look through all messages."""

from desktop_cs.store.driver import Db

_TRIGGERS = """
create trigger inbox_customer_wrote after insert on messages when new.role = 'customer' begin
  insert into inbox (user_id, last_seq, waiting_since, ended) values (new.user_id, new.seq, new.at, 0)
  on conflict (user_id) do update set
    last_seq = new.seq, waiting_since = coalesce(waiting_since, new.at), ended = 0, snoozed_until = null;
end;
create trigger inbox_agent_wrote after insert on messages when new.role = 'agent' begin
  insert into inbox (user_id, last_seq, ended) values (new.user_id, new.seq, 0)
  on conflict (user_id) do update set last_seq = new.seq, waiting_since = null, ended = 0;
end;
create trigger inbox_message_gone after delete on messages begin
  delete from inbox where user_id = old.user_id and last_seq = old.seq;
end;
create trigger inbox_session_ended after update of ended_at on sessions begin
  update inbox set ended = new.ended_at is not null and not (new.ended_by is 'silence' and waiting_since is not null)
  where user_id = new.user_id
    and not exists (select 1 from sessions later where later.user_id = new.user_id and later.visit > new.visit);
end;
create trigger inbox_session_began after insert on sessions begin
  update inbox set ended = 0 where user_id = new.user_id;
end;
create trigger inbox_customer_gone after delete on customers begin
  delete from inbox where user_id = old.user_id;
end;
create trigger inbox_suggested after insert on suggestions begin
  update inbox set act = json_extract(new.body, '$.act'), engine = json_extract(new.body, '$.engine'),
    intent = json_extract(new.body, '$.understanding.ranking[0].name'),
    score = json_extract(new.body, '$.understanding.ranking[0].score')
  where user_id = new.user_id;
end;
create trigger inbox_suggested_again after update of body on suggestions begin
  update inbox set act = json_extract(new.body, '$.act'), engine = json_extract(new.body, '$.engine'),
    intent = json_extract(new.body, '$.understanding.ranking[0].name'),
    score = json_extract(new.body, '$.understanding.ranking[0].score')
  where user_id = new.user_id;
end;
"""

_FILL = """
insert into inbox (user_id, last_seq, waiting_since, ended)
select m.user_id, m.seq,
  (select min(w.at) from messages w where w.user_id = m.user_id and w.role = 'customer' and w.seq >
     coalesce((select max(r.seq) from messages r where r.user_id = m.user_id and r.role = 'agent'), 0)),
  (select s.ended_at is not null from sessions s where s.id = m.session_id)
from messages m
where m.seq in (select max(seq) from messages where role in ('customer', 'agent') group by user_id)
"""


def m013_inbox(db: Db) -> None:
    """One row a customer who has said or been told anything."""
    table = db.table("inbox").create(
        {
            "user_id": str,
            "last_seq": int,
            "waiting_since": str,
            "ended": int,
            "snoozed_until": str,
            "act": str,
            "engine": str,
            "intent": str,
            "score": float,
        },
        pk="user_id",
        not_null={"last_seq", "ended"},
    )
    table.create_index(["ended", "last_seq"])
    table.create_index(["waiting_since"])
    table.create_index(["last_seq"])
    db.execute(_FILL)
    for statement in _TRIGGERS.split("end;\n"):
        if statement.strip():
            db.execute(statement + "end;")
