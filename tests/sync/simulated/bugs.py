"""Bugs that somebody could write into the protocol, each planted for one simulated week."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from floor.facade import Entry
from sync.central import doors, verdicts
from sync.errors import Gap
from sync.protocol import Batch, Hello, Line, Mark, Verdict, epoch_of, talk
from tests.sync.simulated import disks, hq
from tests.sync.simulated.disks import Shelf

Plant = Callable[[pytest.MonkeyPatch], None]
PLANTED: dict[str, Plant] = {}


def bug(plant: Plant) -> Plant:
    """A bug in the collection, named by its function."""
    PLANTED[plant.__name__] = plant
    return plant


@bug
def lines_known_by_seq_are_ignored(patch: pytest.MonkeyPatch) -> None:
    def receive(shelf: Shelf, batch: Batch) -> Mark:
        have = shelf.head(batch.line)
        if batch.entries[0].seq > have.seq + 1:
            raise Gap(seq=have.seq)
        shelf.add(batch.line, [entry for entry in batch.entries if entry.seq > have.seq])
        last = batch.entries[-1]
        return Mark(seq=last.seq, hash=last.hash)

    def greet(shelf: Shelf, hello: Hello) -> Verdict:
        have = shelf.head(hello.line)
        kind = "behind" if have.seq < hello.head.seq else "ok"
        mine = replace(have, hash=hello.head.hash) if kind == "ok" else have
        return Verdict(kind=kind, have=mine, common=have)  # type: ignore[arg-type]

    patch.setattr(verdicts, "receive", receive)
    patch.setattr(verdicts, "greet", greet)


@bug
def the_reply_leaves_before_the_commit(patch: pytest.MonkeyPatch) -> None:
    def commit(server: Any, shelf: Shelf, saved: Any, ask: Any, reply: Any, death: str) -> Any:
        if death:
            shelf.back_to(saved)
            raise hq.Died(reply)
        return reply

    patch.setattr(hq.Server, "commit", commit)


@bug
def no_session_is_refused(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(doors, "admit", lambda door, **_: door)


@bug
def a_session_keeps_its_number(patch: pytest.MonkeyPatch) -> None:
    real = doors.enter
    patch.setattr(doors, "enter", lambda door, who: replace(real(door, who), session=1))


@bug
def requests_are_taken_twice(patch: pytest.MonkeyPatch) -> None:
    real = doors.admit

    def admit(door: doors.Door, **said: Any) -> doors.Door:
        return real(replace(door, request=-1), **said)

    patch.setattr(doors, "admit", admit)


@bug
def copies_of_a_key_are_let_in_for_ever(patch: pytest.MonkeyPatch) -> None:
    real = doors.enter
    patch.setattr(doors, "enter", lambda door, who: replace(real(door, who), returned=()))


@bug
def the_ladder_is_off_by_one(patch: pytest.MonkeyPatch) -> None:
    real = talk._begins

    def begins(hello: Hello, common: Mark) -> Mark:
        found = real(hello, common)
        return replace(found, seq=found.seq + 1)

    patch.setattr(talk, "_begins", begins)


@bug
def only_the_ladders_own_rungs_are_looked_at(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(talk, "between", lambda low, high: ())


@bug
def a_resend_skips_a_line(patch: pytest.MonkeyPatch) -> None:
    real = talk._receipt

    def receipt(verdict: Verdict) -> Mark:
        mark = real(verdict)
        return replace(mark, seq=mark.seq + 1) if mark.seq else mark

    patch.setattr(talk, "_receipt", receipt)


@bug
def gaps_are_sent_and_taken_in(patch: pytest.MonkeyPatch) -> None:
    def receive(shelf: Shelf, batch: Batch) -> Mark:
        have, last = shelf.head(batch.line), batch.entries[-1]
        shelf.add(batch.line, [entry for entry in batch.entries if entry.seq > have.seq])
        return Mark(seq=last.seq, hash=last.hash)

    real = verdicts.greet

    def greet(shelf: Shelf, hello: Hello) -> Verdict:
        found = real(shelf, hello)
        far = hello.head if found.kind == "behind" and hello.head.seq % 7 == 0 else found.have
        return replace(found, kind="ok", have=far) if far is hello.head else found

    patch.setattr(verdicts, "receive", receive)
    patch.setattr(verdicts, "greet", greet)


@bug
def content_is_not_checked(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(verdicts, "check", lambda centre, batch: None)


@bug
def the_last_line_of_a_batch_is_forgotten(patch: pytest.MonkeyPatch) -> None:
    real = disks.Shelf.add

    def add(shelf: Shelf, line: Line, entries: Sequence[Entry]) -> None:
        real(shelf, line, entries[:-1] if len(entries) == 4 else entries)

    patch.setattr(disks.Shelf, "add", add)


@bug
def everything_received_counts_as_kept(patch: pytest.MonkeyPatch) -> None:
    real = hq.Server.receipt

    def receipt(server: hq.Server, centre: str, line: Line, mark: Mark) -> Any:
        return replace(real(server, centre, line, mark), kept=mark.seq)

    patch.setattr(hq.Server, "receipt", receipt)


@bug
def earlier_origins_are_not_shipped(patch: pytest.MonkeyPatch) -> None:
    def nothing(ship: Any, hello: Hello) -> Any:
        return
        yield

    patch.setattr(talk, "_ship_earlier", nothing)


@bug
def what_was_written_on_a_forked_line_is_left_behind(patch: pytest.MonkeyPatch) -> None:
    real = talk._ship_earlier

    def main_only(ship: Any, hello: Hello) -> Any:
        verdict = yield from talk._place(hello, thorough=True)
        if verdict.kind != "forked":
            yield from real(ship, hello)

    patch.setattr(talk, "_ship_earlier", main_only)


@bug
def branches_are_told_apart_by_their_place_only(patch: pytest.MonkeyPatch) -> None:
    def key(line: Line) -> Line:
        branch = line.branch and replace(line.branch, hash="")
        return replace(line, branch=branch)

    for name in ("head", "hashes", "add"):
        real = getattr(disks.Shelf, name)
        patch.setattr(
            disks.Shelf, name, lambda shelf, line, *more, real=real: real(shelf, key(line), *more)
        )


@bug
def a_new_line_keeps_its_epoch(patch: pytest.MonkeyPatch) -> None:
    def grant(shelf: Shelf, old: str, base: Mark, fresh: str) -> Line:
        return Line(origin=f"{fresh}.{epoch_of(old)}")

    patch.setattr(verdicts, "grant", grant)


@bug
def lines_that_are_missing_at_headquarters_are_a_reason_for_a_new_line(
    patch: pytest.MonkeyPatch,
) -> None:
    real = verdicts.greet

    def greet(shelf: Shelf, hello: Hello) -> Verdict:
        found = real(shelf, hello)
        short = found.kind == "behind" and found.have.seq > 0
        return replace(found, kind="regressed") if short else found

    patch.setattr(verdicts, "greet", greet)


@bug
def an_old_copy_is_gone_on_with(patch: pytest.MonkeyPatch) -> None:
    real = verdicts.greet

    def greet(shelf: Shelf, hello: Hello) -> Verdict:
        found = real(shelf, hello)
        return replace(found, kind="ok") if found.kind == "regressed" else found

    patch.setattr(verdicts, "greet", greet)


@bug
def a_restored_server_keeps_its_epoch(patch: pytest.MonkeyPatch) -> None:
    real = hq.Server.restore
    patch.setattr(hq.Server, "restore", lambda self, saved, epoch: real(self, saved, self.epoch))


@bug
def a_branch_begins_anywhere(patch: pytest.MonkeyPatch) -> None:
    real = talk._begins

    def begins(hello: Hello, common: Mark) -> Mark:
        found = real(hello, common)
        return replace(found, seq=max(hello.line.floor, found.seq - 1))

    patch.setattr(verdicts, "_demand_branch", lambda *_: None)
    patch.setattr(talk, "_begins", begins)
