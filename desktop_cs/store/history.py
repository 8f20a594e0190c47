"""Earlier versions and deletions of QA pairs. The present version of a pair stands in `qa_pairs` alone."""

import json
from collections.abc import Iterable

from desktop_cs.domain.ids import QaId
from desktop_cs.domain.knowledge import EditNote, Language, QaPair, QaVersion
from desktop_cs.store.codec import to_moment
from desktop_cs.store.driver import Db
from desktop_cs.store.rows import Row, first, query

_COLUMNS = ("id", "version", "question", "answer", "intent", "language", "variants", "updated_at", "author", "reason")
_KEEP = (
    f"insert into qa_history ({', '.join(_COLUMNS)}, deleted) "  # noqa: S608
    f"values ({', '.join(':' + name for name in _COLUMNS)}, :deleted)"
)


def keep(db: Db, rows: Iterable[Row]) -> None:
    """Keep rows of `qa_pairs` that are about to be replaced."""
    db.conn.executemany(_KEEP, [{"deleted": 0, **row} for row in rows])


def bury(db: Db, pair_id: QaId, signed: Row) -> bool:
    """Take a pair out and keep it, with the deletion as a version of its own; whether it was there."""
    row = first(db, "select * from qa_pairs where id = ?", [pair_id])
    if row is None:
        return False
    keep(db, [row, {**row, **signed, "version": row["version"] + 1, "deleted": 1}])
    db.execute("delete from qa_pairs where id = ?", [pair_id])
    return True


def last_versions(db: Db, ids: Iterable[str]) -> dict[str, int]:
    """The highest version kept of each of these ids."""
    sql = "select id, max(version) as last from qa_history where id in (select value from json_each(?)) group by id"
    return {row["id"]: row["last"] for row in query(db, sql, [json_list(ids)])}


def versions(db: Db, pair_id: QaId) -> tuple[QaVersion, ...]:
    """Every version of a pair, oldest first, the present one included."""
    names = ", ".join(_COLUMNS)
    sql = (
        f"select {names}, deleted from qa_history where id = :id "  # noqa: S608
        f"union all select {names}, 0 from qa_pairs where id = :id order by version"
    )
    return tuple(
        QaVersion(
            pair=pair_of(row),
            note=EditNote(author=row["author"], reason=row["reason"]),
            deleted=bool(row["deleted"]),
        )
        for row in db.query(sql, {"id": pair_id})
    )


def pair_of(row: Row) -> QaPair:
    """A row of `qa_pairs` or `qa_history`."""
    return QaPair(
        id=QaId(row["id"]),
        question=row["question"],
        answer=row["answer"],
        intent=row["intent"],
        language=Language(row["language"]),
        variants=tuple(json.loads(row["variants"])),
        version=row["version"],
        updated_at=to_moment(row["updated_at"]),
    )


def row_of(pair: QaPair) -> Row:
    """The content of a pair as columns, without version and signature."""
    return {
        "id": pair.id,
        "question": pair.question,
        "answer": pair.answer,
        "intent": pair.intent,
        "language": pair.language.value,
        "variants": json.dumps(pair.variants, ensure_ascii=False),
    }


def json_list(values: Iterable[str]) -> str:
    """Many values as one bound parameter, for `json_each`."""
    return json.dumps(list(values))
