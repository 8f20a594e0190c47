"""The loaded rows: order, and changes told row by row that lead a view to the very same list."""

from datetime import timedelta

from fake_desk import START
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.domain.customer import Conversation, Customer
from desktop_cs.domain.ids import SessionId, UserId
from desktop_cs.domain.inbox import InboxOrder
from desktop_cs.viewmodels.inbox_list import InboxList, RowChange, RowsChanged


def row(name: str, seq: int, *, waits: int | None = None) -> Conversation:
    return Conversation(
        customer=Customer(user_id=UserId(name), name=name.upper(), channel="web", opaque="c1"),
        session_id=SessionId(f"{name}-1"),
        last_text="你好",
        last_role="customer",
        last_at=START + timedelta(seconds=seq),
        waiting_since=None if waits is None else START - timedelta(minutes=waits),
        unread=0,
        seq=seq,
    )


def loaded(*rows: Conversation, order: InboxOrder = InboxOrder.LATEST, has_more: bool = False) -> InboxList:
    made = InboxList()
    made.load(rows, order, has_more=has_more)
    return made


def told(made: InboxList) -> list[RowChange]:
    heard: list[RowChange] = []
    made.changes.connect(heard.append)
    return heard


def test_news_moves_one_row_and_tells_so() -> None:
    made = loaded(row("a", 3), row("b", 2), row("c", 1))
    heard = told(made)
    made.put(row("c", 4), is_listed=True)
    assert made.ids() == ["c", "a", "b"]
    assert heard == [RowChange(RowsChanged.MOVED, 2, 0), RowChange(RowsChanged.UPDATED, 0)]


def test_what_the_list_does_not_hold_goes() -> None:
    made = loaded(row("a", 3), row("b", 2))
    heard = told(made)
    made.put(row("a", 3), is_listed=False)
    made.put(row("x", 9), is_listed=False)
    assert (made.ids(), heard) == (["b"], [RowChange(RowsChanged.REMOVED, 0)])
    assert made.get(UserId("a")) is None


def test_a_row_beyond_what_is_loaded_is_not_shown() -> None:
    made = loaded(row("a", 9), row("b", 8), has_more=True)
    made.put(row("old", 1), is_listed=True)
    assert made.ids() == ["a", "b"]
    made.put(row("new", 10), is_listed=True)
    assert made.ids() == ["new", "a", "b"]


def test_a_row_that_falls_behind_what_is_loaded_goes() -> None:
    made = loaded(row("a", 1, waits=5), row("b", 2, waits=3), order=InboxOrder.LONGEST_WAIT, has_more=True)
    made.put(row("a", 3), is_listed=True)
    assert made.ids() == ["b"]
    made.extend([row("c", 4, waits=1), row("a", 3)], has_more=False)
    assert made.ids() == ["b", "c", "a"]


def test_rows_that_follow_are_told_at_once_and_not_twice() -> None:
    made = loaded(row("a", 9), row("b", 8), has_more=True)
    heard = told(made)
    made.extend([row("b", 8), row("c", 7), row("d", 6)], has_more=False)
    assert heard == [RowChange(RowsChanged.INSERTED, 2, 3)]
    assert (made.ids(), made.has_more) == (["a", "b", "c", "d"], False)


def seen_after(shown: list[str], change: RowChange, made: InboxList) -> list[str]:
    """What a list view would show after a change."""
    match change.kind:
        case RowsChanged.RESET:
            return list(made.ids())
        case RowsChanged.INSERTED:
            shown[change.row : change.row] = [made.at(at).customer.user_id for at in range(change.row, change.to + 1)]
        case RowsChanged.REMOVED:
            del shown[change.row]
        case RowsChanged.MOVED:
            shown.insert(change.to, shown.pop(change.row))
        case RowsChanged.UPDATED:
            pass
    return shown


puts = st.tuples(st.sampled_from("abcdefgh"), st.none() | st.integers(0, 60), st.booleans())


@given(st.lists(puts, max_size=40), st.sampled_from(InboxOrder), st.booleans())
def test_told_changes_always_lead_to_the_list_itself(
    script: list[tuple[str, int | None, bool]], order: InboxOrder, has_more: bool
) -> None:
    made = loaded(row("m", 0, waits=30), order=order, has_more=has_more)
    shown = list(made.ids())
    made.changes.connect(lambda change: shown.__setitem__(slice(None), seen_after(list(shown), change, made)))
    for seq, (name, waits, is_listed) in enumerate(script, 1):
        made.put(row(name, seq, waits=waits), is_listed=is_listed)
        assert shown == made.ids()
        assert [made.row_of(UserId(name)) for name in shown] == list(range(len(shown)))
