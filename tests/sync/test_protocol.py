"""The exchange's parts, each by itself; the whole of it is played in tests/sync/simulated."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from floor.facade import Entry
from sync.central import doors, verdicts
from sync.central.doors import Door
from sync.errors import BrokenBatch, Fenced, Gap, LateRequest, Quarantined, SessionLost
from sync.protocol import (
    BATCH_BYTES,
    BATCH_LINES,
    LONGEST,
    Batch,
    Hello,
    Line,
    Mark,
    Rest,
    between,
    follow_each_other,
    ladder,
    pace,
    pause,
    shipping,
    take,
    weight,
)
from tests.sync.simulated.disks import Shelf, Store, a_line


def lines_of(count: int, common: int = 0, own: str = "") -> tuple[Entry, ...]:
    """Lines of one origin; those after `common` are of one's own."""
    found: list[Entry] = []
    for seq in range(1, count + 1):
        before = found[-1].hash if found else "0" * 64
        found.append(a_line("a.0", seq, before, f"{own if seq > common else ''}{seq}"))
    return tuple(found)


def mark_of(entry: Entry) -> Mark:
    return Mark(seq=entry.seq, hash=entry.hash)


def batch(entries: tuple[Entry, ...], branch: Mark | None = None) -> Batch:
    return Batch(centre="MSA", origin="a.0", entries=entries, branch=branch)


@given(head=st.integers(0, 2_000_000), floor=st.integers(0, 5))
def test_a_ladder_halves_from_the_head_to_the_first_line(head: int, floor: int) -> None:
    rungs = ladder(head, floor)
    assert rungs == tuple(sorted(set(rungs))) and len(rungs) <= 22
    if head > floor:
        assert (rungs[0], rungs[-1]) == (floor + 1, head)


@given(low=st.integers(0, 10_000), room=st.integers(1, 1_000_000))
def test_rungs_between_two_places_lead_to_neighbours(low: int, room: int) -> None:
    high, rounds, target = low + room, 0, low + room * 2 // 3
    while inner := between(low, high):
        assert all(low < seq < high for seq in inner) and len(inner) <= 16
        low = max((seq for seq in inner if seq <= target), default=low)
        high = min((seq for seq in inner if seq > target), default=high)
        rounds += 1
    assert high - low == 1 and rounds <= 6


@settings(max_examples=60)
@given(
    common=st.integers(0, 40),
    ours=st.integers(0, 40),
    theirs=st.integers(0, 40),
)
def test_a_verdict_says_how_two_journals_stand(common: int, ours: int, theirs: int) -> None:
    here, there = lines_of(common + ours, common, "x"), lines_of(common + theirs, common, "y")
    shelf = Shelf()
    if here:
        shelf.add(Line(origin="a.0"), here)
    store = Store("a.0", {"a.0": list(there)})
    hello = replace(store.hello("MSA", "a.0"), rungs=tuple(map(mark_of, there)))
    found = verdicts.greet(shelf, hello)
    forked = ours > 0 and theirs > 0
    assert found.kind == (
        "forked" if forked else "regressed" if ours else "behind" if theirs else "ok"
    )
    assert found.common.seq == common
    assert found.beyond == (common + 1 if forked else 0)
    assert found.have.seq == common + ours


def test_a_batch_with_another_line_under_a_known_number_is_told_as_a_fork() -> None:
    shelf, here, there = Shelf(), lines_of(9, 5, "x"), lines_of(12, 5, "y")
    verdicts.receive(shelf, batch(here))
    for entries in (there, there[5:], there[9:]):
        told = verdicts.receive(shelf, batch(entries))
        assert not isinstance(told, Mark)
    assert shelf.lines == {Line(origin="a.0"): list(here)}
    assert verdicts.receive(shelf, batch(here[2:4])) == mark_of(here[3])
    with pytest.raises(Gap):
        verdicts.receive(shelf, batch(lines_of(12, 9, "x")[10:]))


def test_what_a_second_store_wrote_lies_in_a_branch_and_only_there() -> None:
    shelf, here, there = Shelf(), lines_of(9, 5, "x"), lines_of(12, 5, "y")
    verdicts.receive(shelf, batch(here))
    branch = mark_of(there[5])
    assert verdicts.receive(shelf, batch(there[5:8], branch)) == mark_of(there[7])
    assert verdicts.receive(shelf, batch(there[6:], branch)) == mark_of(there[-1])
    line = Line(origin="a.0", branch=branch)
    assert shelf.lines[line] == list(there[5:])
    assert shelf.lines[Line(origin="a.0")] == list(here)
    for wrong in (
        batch(there[6:], mark_of(there[6])),  # its first line is here already
        batch(there[4:], mark_of(there[4])),
        batch(there[6:], branch=mark_of(here[7])),  # not the line it is named by
        batch(lines_of(9, 3, "z")[5:], mark_of(lines_of(9, 3, "z")[5])),  # of no line here
    ):
        before = {key: list(lines) for key, lines in shelf.lines.items()}
        with pytest.raises((Gap, BrokenBatch)):
            verdicts.receive(shelf, wrong)
        assert shelf.lines == before


def test_a_new_line_is_the_same_whenever_it_is_asked_for_until_it_is_used() -> None:
    shelf, base = Shelf(), Mark(seq=5, hash="5" * 64)
    one = verdicts.grant(shelf, "a.3", base, "b")
    assert one == Line(origin="b.4")
    assert verdicts.grant(shelf, "a.3", base, "c") == one
    assert verdicts.grant(shelf, "a.3", Mark(seq=6, hash="6" * 64), "d").origin == "d.5"
    shelf.add(one, [a_line("b.4", 1, "0" * 64, "k")])
    assert verdicts.grant(shelf, "a.3", base, "e").origin == "e.6"


def test_a_door_admits_each_request_of_the_last_session_once() -> None:
    door = doors.enter(doors.enter(Door(key="k"), "one"), "two")
    at = {"centre": "MSA", "server": "s", "here": "s"}
    door = doors.admit(door, **at, session=2, request=1)
    with pytest.raises(LateRequest):
        doors.admit(door, **at, session=2, request=1)
    with pytest.raises(Fenced):
        doors.admit(door, **at, session=1, request=9)
    with pytest.raises(SessionLost):
        doors.admit(door, **at, session=3, request=1)
    with pytest.raises(SessionLost):
        doors.admit(door, **(at | {"here": "t"}), session=2, request=2)


def test_an_agent_that_starts_anew_is_no_copy_but_two_that_come_back_are() -> None:
    door = Door(key="k")
    for instance in ("service", "once", "service", "again", "service", "service"):
        door = doors.enter(door, instance)
        assert not door.quarantined
    door = doors.enter(door, "again")
    assert door.quarantined
    with pytest.raises(Quarantined):
        doors.admit(door, centre="MSA", server="s", here="s", session=door.session, request=1)


def test_nonsense_for_an_answer_is_a_doubt_and_a_pause() -> None:
    for nonsense in (None, (), Mark(seq=1, hash="x"), Hello):
        talk = shipping(itertools.repeat(0.5))
        next(talk)
        wish = talk.send(nonsense)  # type: ignore[arg-type]
        assert isinstance(wish, Rest) and wish.fault is not None
        assert wish.fault.code == "doubt"


@given(failures=st.integers(1, 10_000), chance=st.floats(0, 1), asked=st.floats(0, 600))
def test_pauses_grow_to_a_minute_spread_and_never_come_before_they_were_asked(
    failures: int, chance: float, asked: float
) -> None:
    seconds = pause(failures, chance, asked)
    assert max(asked, 0.25) <= seconds <= max(LONGEST, 1.25 * asked)
    assert pause(failures, chance) <= pause(failures + 1, chance)


@given(busy=st.integers(0, 500))
def test_the_more_requests_wait_the_smaller_and_rarer_batches_are_asked_for(busy: int) -> None:
    now, then = pace(busy), pace(busy + 1)
    assert 100 <= then.most <= now.most <= BATCH_LINES
    assert 0 <= now.delay <= then.delay <= 5


@given(sizes=st.lists(st.integers(0, 300_000), min_size=1, max_size=12))
def test_a_batch_holds_one_line_at_least_and_keeps_to_its_size(sizes: list[int]) -> None:
    entries = lines_of(len(sizes))
    lines = [replace(e, body="x" * n) for e, n in zip(entries, sizes, strict=True)]
    taken = take(lines, 500)
    assert taken == tuple(lines[: len(taken)])
    assert len(taken) == 1 or sum(map(weight, taken)) <= BATCH_BYTES
    assert len(take(lines, 2)) <= 2


def test_lines_follow_each_other_only_in_order_and_of_one_origin() -> None:
    lines = lines_of(4)
    assert follow_each_other("a.0", 0, lines)
    assert follow_each_other("a.0", 2, lines[2:])
    assert not follow_each_other("a.0", 1, lines)
    assert not follow_each_other("b.0", 0, lines)
    assert not follow_each_other("a.0", 0, (lines[1], lines[0]))
    assert not follow_each_other("a.0", 0, ())
    assert not follow_each_other("a.0", 0, (lines[0], replace(lines[1], prev_hash="0" * 64)))
