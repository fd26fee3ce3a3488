"""The queue of calls: each once, in order, one at a time; nothing old, nothing swallowed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from display.announcer import (
    FRESH,
    LONGEST,
    REPLAYED,
    SHORTEST,
    Announcer,
    advance,
    caught_up,
    cut_off,
    hear,
    hold,
    recent,
)
from floor.rules.state import RECENT_CALLS, Call
from tests.display.boards import MORNING, a_board, a_call

TICK = 100


def shown(queue: Announcer, *, now: int, until: int) -> Iterator[tuple[int, Call]]:
    """When each call goes up while time passes from `now`, and nothing more is heard."""
    last = queue.on_show
    for moment in range(now, until, TICK):
        queue = advance(queue, now=moment)
        if queue.on_show is not None and queue.on_show != last:
            yield moment, queue.on_show
        last = queue.on_show


def ids(calls: Sequence[Call]) -> list[int]:
    return [call.id for call in calls]


def started(*calls: Call, now: int = 0) -> Announcer:
    """A display that has heard its first board."""
    return hear(Announcer(), a_board(calls), now=now)


def test_a_call_alone_stays_up_for_eight_seconds() -> None:
    queue = hear(started(), a_board((a_call(1),)), now=0)
    assert advance(queue, now=LONGEST - 1).on_show == a_call(1)
    assert advance(queue, now=LONGEST).on_show is None


def test_each_call_that_waits_makes_it_a_second_shorter_but_never_under_four() -> None:
    assert [hold(waiting) for waiting in (0, 1, 2, 3, 4, 5, 23)] == [
        8_000, 7_000, 6_000, 5_000, 4_000, 4_000, 4_000,
    ]  # fmt: skip


def test_twenty_calls_at_once_are_each_shown_once_in_order_for_four_seconds_or_more() -> None:
    calls = tuple(a_call(id) for id in range(1, 21))
    queue = hear(started(), a_board(calls), now=0)
    ups = [(0, queue.on_show), *shown(queue, now=0, until=300_000)]
    assert [call for _, call in ups] == list(calls)
    gaps = [later - earlier for (earlier, _), (later, _) in pairwise(ups)]
    assert min(gaps) >= SHORTEST


def test_a_recall_is_shown_again() -> None:
    first, again = a_call(1, visit="v", counter=5), a_call(2, visit="v", counter=5, again=True)
    queue = hear(started(), a_board((first,)), now=0)
    queue = hear(queue, a_board((first, again)), now=1_000)
    assert [call for _, call in shown(queue, now=1_000, until=60_000)] == [again]


def test_a_display_just_started_calls_only_the_last_ten_seconds() -> None:
    old = a_call(1, at=MORNING - REPLAYED - 1)
    young = a_call(2, at=MORNING - REPLAYED)
    queue = started(old, young)
    assert queue.on_show == young
    assert queue.waiting == ()


def test_after_a_gap_what_is_fresh_and_stands_is_called_and_the_rest_is_listed() -> None:
    heard = a_call(1, at=MORNING - 200_000)
    old = a_call(2, at=MORNING - FRESH)
    superseded = a_call(3, visit="v", counter=3, at=MORNING - 20_000)
    counter_moved_on = a_call(4, counter=9, at=MORNING - 20_000)
    recalled = a_call(5, visit="v", counter=3, again=True, at=MORNING - 15_000)
    next_there = a_call(6, counter=9, at=MORNING - 15_000)
    board = a_board((heard, old, superseded, counter_moved_on, recalled, next_there))
    queue = hear(cut_off(started(heard)), board, now=50_000)
    assert (queue.on_show, queue.waiting) == (recalled, (next_there,))
    assert ids(recent(queue, board)) == [4, 3, 2, 1]


def test_after_a_gap_without_news_nothing_is_left_out() -> None:
    queue = caught_up(cut_off(started()))
    first, second = a_call(1, counter=5), a_call(2, counter=5)
    queue = hear(queue, a_board((first, second)), now=0)
    assert (queue.on_show, queue.waiting) == (first, (second,))


def test_a_new_day_counts_its_calls_from_one_again() -> None:
    queue = started(*(a_call(id) for id in range(1, 9)), now=0)
    queue = advance(replace(queue, waiting=()), now=LONGEST)
    queue = hear(queue, a_board((), day=None, version=20), now=10_000)
    tomorrow = a_board((a_call(1),), day="2026-11-24", version=30)
    assert hear(queue, tomorrow, now=20_000).on_show == a_call(1)


def test_a_spare_host_with_an_older_journal_is_met_like_a_first_one() -> None:
    queue = advance(started(a_call(40)), now=LONGEST)
    older = a_board((a_call(7, at=MORNING - 30_000), a_call(8)), version=8)
    queue = hear(cut_off(queue), older, now=10_000)
    assert (queue.on_show, queue.waiting) == (a_call(8), ())


def test_a_display_calls_only_for_the_counters_it_stands_before() -> None:
    here, elsewhere = a_call(1, counter=5), a_call(2, counter=15)
    zone = frozenset(range(1, 11))
    board = a_board((here, elsewhere))
    queue = hear(started(), board, now=0, zone=zone)
    assert (queue.on_show, queue.waiting) == (here, ())
    assert recent(advance(queue, now=LONGEST), board, zone=zone) == (here,)


def test_the_list_has_a_visit_once_by_its_latest_call_and_not_what_is_still_to_be_shown() -> None:
    first, other = a_call(1, visit="v"), a_call(2)
    again = a_call(3, visit="v", again=True)
    board = a_board((first, other, again))
    queue = advance(replace(started(first, other, again), waiting=()), now=LONGEST)
    assert recent(queue, board) == (again, other)
    assert recent(replace(queue, on_show=again), board) == (other, first)


@st.composite
def mornings(draw: st.DrawFn) -> list[tuple[int, int]]:
    """Boards as an unbroken watch may bring them: (time, calls known by then), coalesced and
    repeated, never more than a board keeps between two of them."""
    known, now, heard = 0, 0, []
    for _ in range(draw(st.integers(1, 12))):
        known += draw(st.integers(0, RECENT_CALLS))
        now += draw(st.integers(0, 20_000))
        heard += [(now, known)] * draw(st.integers(1, 3))
    return heard


@given(mornings())
def test_however_boards_come_each_call_is_shown_once_in_order_and_alone(
    morning: list[tuple[int, int]],
) -> None:
    queue = started()
    ups: list[tuple[int, int]] = []
    until = max((now for now, _ in morning), default=0) + morning[-1][1] * LONGEST + LONGEST
    coming = list(morning)
    for now in range(0, until + TICK, TICK):
        before = queue
        queue = advance(queue, now=now)
        while coming and coming[0][0] <= now:
            _, known = coming.pop(0)
            newest = range(max(1, known - RECENT_CALLS + 1), known + 1)
            queue = hear(queue, a_board(tuple(a_call(id) for id in newest)), now=now)
        if queue.on_show is not None and queue.on_show != before.on_show:
            ups.append((now, queue.on_show.id))
    assert [id for _, id in ups] == list(range(1, morning[-1][1] + 1))
    for (earlier, _), (later, _) in pairwise(ups):
        assert later - earlier >= SHORTEST
    assert queue.on_show is None


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 90_000), st.booleans()), max_size=20))
def test_whatever_is_missed_no_call_is_shown_twice_or_out_of_order(
    boards: list[tuple[int, int, bool]],
) -> None:
    """Growing boards with gaps anywhere: some calls may be left out, none comes twice or late."""
    queue, ups = Announcer(), []
    calls: list[Call] = []
    now = 0
    for more, wait, gap in boards:
        at = MORNING + now
        calls += [a_call(len(calls) + place + 1, at=at) for place in range(more)]
        now += wait
        if gap:
            queue = cut_off(queue)
        for moment in range(now - wait, now, 1_000):
            before, queue = queue, advance(queue, now=moment)
            if queue.on_show not in (None, before.on_show):
                ups.append(queue.on_show)
        before = queue
        board = a_board(tuple(calls[-RECENT_CALLS:]), at=MORNING + now)
        queue = hear(queue, board, now=now)
        if queue.on_show not in (None, before.on_show):
            ups.append(queue.on_show)
    told = [call.id for call in ups if call is not None]
    assert told == sorted(set(told))
