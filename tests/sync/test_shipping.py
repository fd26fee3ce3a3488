"""A centre's morning reaches headquarters whole, whatever happens on the way."""

import threading
from dataclasses import replace

import pytest

from floor.facade import Entry
from floor.store import journal, measures
from sync import wire
from sync.agent import Agent, Status
from sync.protocol import START, Batch, Mark
from tests.floors import MONDAY, PracticeFloor
from tests.sync.site import (
    Site,
    a_morning,
    batch_of,
    demand_equal,
    head_at,
    head_of,
    headquarters,
    hello_of,
    push,
    ship,
    soon,
)


def test_both_sides_begin_a_journal_with_the_same_hash() -> None:
    assert START == journal.GENESIS


def test_a_morning_arrives_whole_and_folds_to_the_same_tables(
    site: Site, floor: PracticeFloor
) -> None:
    a_morning(floor)
    said = ship(site.address, floor, site.token())
    assert said[-1].state == "level"
    assert (said[-1].seq, said[-1].head) == (head_of(floor).seq, head_of(floor).hash)
    demand_equal(site.central, floor)
    with site.central.asking() as connection:
        told = measures.day_figures(connection, "MSA", MONDAY, now=floor.clock.now())
    assert told == floor.figures(day=MONDAY)
    assert [line.seq for line in site.central.verify()] == [head_of(floor).seq]


def test_shipping_again_sends_what_is_new_and_nothing_twice(
    site: Site, floor: PracticeFloor
) -> None:
    token = site.token()
    ship(site.address, floor, token)
    a_morning(floor)
    ship(site.address, floor, token)
    ship(site.address, floor, token)
    demand_equal(site.central, floor)


def test_an_agent_that_follows_ships_new_lines_within_seconds(
    site: Site, floor: PracticeFloor
) -> None:
    said: list[Status] = []
    there = headquarters(site.address, site.token())
    over = threading.Event()

    class Over(Exception):
        pass

    def sleep(seconds: float) -> None:
        if over.wait(seconds):
            raise Over

    def run() -> None:
        with pytest.raises(Over):
            Agent(floor, there, said.append, sleep).run()

    follower = threading.Thread(target=run)
    follower.start()
    try:
        soon(lambda: head_at(site.central, floor) == head_of(floor))
        a_morning(floor, visits=3)
        soon(lambda: head_at(site.central, floor) == head_of(floor), within=5)
    finally:
        over.set()
        follower.join()
        there.close()
    demand_equal(site.central, floor)


def test_a_batch_sent_twice_or_overlapping_changes_nothing(
    site: Site, floor: PracticeFloor
) -> None:
    token = site.token()
    a_morning(floor)
    last = head_of(floor).seq
    for first, end in ((1, 20), (1, 20), (10, 25), (25, 25), (5, last), (1, last)):
        answer = push(site, batch_of(floor, first, end), token)
        assert answer.status_code == 200, answer.text
        assert answer.json()["seq"] == end
    demand_equal(site.central, floor)


def test_lines_that_come_too_early_are_asked_for_again(site: Site, floor: PracticeFloor) -> None:
    token = site.token()
    push(site, batch_of(floor, 1, 5), token)
    answer = push(site, batch_of(floor, 7, 9), token)
    assert (answer.status_code, answer.json()["error"]) == (409, "gap")
    assert answer.json()["values"] == {"seq": 5}
    assert head_at(site.central, floor).seq == 5


def test_a_corrupted_batch_is_refused_whole(site: Site, floor: PracticeFloor) -> None:
    token = site.token()
    good = batch_of(floor, 1, 6)
    lines = list(good.entries)
    wrong: dict[str, tuple[object, ...]] = {
        "changed": (*lines[:3], replace(lines[3], body=lines[3].body + " "), *lines[4:]),
        "removed": (*lines[:3], *lines[4:]),
        "reordered": (lines[1], lines[0], *lines[2:]),
        "doubled": (*lines, lines[-1]),
        "empty": (),
        "beginning elsewhere": (replace(lines[0], prev_hash="f" * 64),),
    }
    for what, entries in wrong.items():
        answer = push(site, replace(good, entries=entries), token)  # type: ignore[arg-type]
        assert (what, answer.status_code) == (what, 400)
        assert answer.json()["error"] == "broken_batch"
        assert answer.json()["told"].startswith("What arrived is not a batch")
    assert head_at(site.central, floor).seq == 0
    ship(site.address, floor, token)
    demand_equal(site.central, floor)


def test_truncated_and_flipped_bytes_never_break_the_server(
    site: Site, floor: PracticeFloor
) -> None:
    token = site.token()
    data = wire.pack(batch_of(floor, 1, 8))
    for cut in range(0, len(data) - 1, max(1, len(data) // 25)):
        assert site.post("/sync/MSA/lines", data[:cut], token).status_code == 400
    for place in range(0, len(data), max(1, len(data) // 25)):
        flipped = data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :]
        assert site.post("/sync/MSA/lines", flipped, token).status_code in (200, 400, 413)
    ship(site.address, floor, token)
    demand_equal(site.central, floor)


def test_a_batch_too_large_packed_or_unpacked_is_413(site: Site) -> None:
    import zstandard

    token = site.token()
    bomb = zstandard.ZstdCompressor().compress(b" " * (wire.UNPACKED * 16))
    assert len(bomb) < wire.PACKED
    assert site.post("/sync/MSA/lines", bomb, token).status_code == 413
    assert site.post("/sync/MSA/lines", b"x" * (wire.PACKED + 1), token).status_code == 413
    assert site.get("/health").status_code == 200


def test_an_overloaded_server_says_when_to_come_again(
    site: Site, floor: PracticeFloor, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = site.token()
    site.agent(token).open("MSA")
    site.central._waiting = threading.BoundedSemaphore(1)
    site.central._waiting.acquire()
    answer = site.post("/sync/MSA/hello", wire.encode(hello_of(floor)), token)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "2")
    site.central._waiting.release()
    ship(site.address, floor, token)
    demand_equal(site.central, floor)


def signed(batch: Batch, **changes: str) -> Batch:
    """The batch with its last line changed, and its hash made right again."""
    last = replace(batch.entries[-1], **changes)  # type: ignore[arg-type]
    return replace(
        batch, entries=(*batch.entries[:-1], replace(last, hash=journal.line_hash(last)))
    )


@pytest.mark.parametrize(
    ("why", "changes"),
    [
        ("unknown", {"kind": "drone_landed", "body": '{"pad":7}'}),
        ("broken", {"kind": "day_opened", "body": '{"day":7}'}),
        ("broken", {"kind": "day_opened", "body": "[" * 20_000}),
        ("conflict", {"kind": "day_opened", "body": '{"day":"2026-11-23"}'}),
    ],
)
def test_a_line_that_cannot_be_folded_is_kept_and_flagged_and_blocks_nothing(
    site: Site, floor: PracticeFloor, why: str, changes: dict[str, str]
) -> None:
    token = site.token()
    assert site.post("/sync/MSA/hello", wire.encode(hello_of(floor)), token).ok
    odd = signed(batch_of(floor, 1, 10), **changes)
    assert push(site, odd, token).status_code == 200
    before = odd.entries[-1]
    real = floor.journal(after=10, limit=1).entries[0]
    after = replace(real, prev_hash=before.hash)
    after = replace(after, hash=journal.line_hash(after))
    assert push(site, replace(odd, entries=(before, after)), token).status_code == 200
    centre = next(c for c in site.get("/api/centres").json() if c["code"] == "MSA")
    assert (centre["lines"], centre["flagged"]) == (11, 1)
    assert site.central.verify()[0].seq == 11
    with site.central.asking() as connection:
        from sqlalchemy import select

        from sync.central.tables import flags

        (flag,) = connection.execute(select(flags)).all()
    assert (flag.position, flag.kind, flag.why) == (10, changes["kind"], why)


def begun(origin: str, kind: str, body: str, prev_hash: str) -> Batch:
    """A batch with the first line of an origin."""
    line = Entry(
        origin=origin,
        seq=1,
        at=1,
        kind=kind,
        subject="centre",
        actor=None,
        device="host",
        key="restore",
        body=body,
        prev_hash=prev_hash,
        hash="",
    )
    line = replace(line, hash=journal.line_hash(line))
    return Batch(centre="MSA", origin=origin, entries=(line,))


def test_a_restored_store_goes_on_as_a_new_line_from_the_base_it_states(
    site: Site, floor: PracticeFloor
) -> None:
    token = site.token()
    ship(site.address, floor, token)
    old = head_of(floor)
    base = wire.encode(
        {"base_origin": floor.identity.origin, "base_seq": old.seq, "base_hash": old.hash}
    ).decode()
    good = begun("b.1", "epoch_began", base, old.hash)
    hello = replace(hello_of(floor), origin="b.1", head=Mark(seq=1, hash=good.entries[0].hash))
    assert site.post("/sync/MSA/hello", wire.encode(hello), token).json()["have"]["seq"] == 0
    for wrong in (
        begun("b.1", "epoch_began", base, "e" * 64),
        begun("b.1", "day_opened", base, old.hash),
        begun("b.1", "epoch_began", "{}", old.hash),
    ):
        assert push(site, wrong, token).status_code == 400
    assert push(site, good, token).status_code == 200
    assert sorted(line.seq for line in site.central.verify()) == [1, old.seq]
    assert head_at(site.central, floor) == old
