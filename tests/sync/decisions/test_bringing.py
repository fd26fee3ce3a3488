"""What the agent wishes while it brings decisions: pure, no socket and no sleep."""

import itertools

from floor.decisions import Signed
from floor.errors import DecisionForged
from floor.rules.snapshots import DecidedLine, Standing
from sync.down.bringing import LONGEST, OFTEN, Adopt, Fetch, Pause, Stands, Talk, bringing
from sync.errors import CentralBusy, CentralUnreachable, UnknownToken

HALF = itertools.repeat(0.5)
ONE, TWO = (Signed(document=text, signature="", signer="") for text in ("one", "two"))


def standing(number: int) -> Standing:
    line = DecidedLine(matter="catalogue", number=number, hash="", at=0)
    return Standing(version=1, at=0, trusted="", decided=(line,))


def asked(talk: Talk) -> Fetch:
    """Have it ask the floor; what it fetches then."""
    wish = talk.send(standing(1))
    assert isinstance(wish, Fetch)
    return wish


def test_it_asks_fetches_and_adopts_in_order_then_looks_again_at_once() -> None:
    talk = bringing(HALF)
    assert isinstance(next(talk), Stands)
    assert asked(talk).standing == standing(1)
    assert talk.send([ONE, TWO]) == Adopt(signed=ONE)
    assert talk.send(standing(2)) == Adopt(signed=TWO)
    assert isinstance(talk.send(standing(3)), Stands)
    asked(talk)
    assert talk.send([]) == Pause(seconds=OFTEN, level=True)
    assert isinstance(talk.send(None), Stands)


def test_what_the_floor_refuses_is_not_tried_again_and_stops_nothing_behind_it() -> None:
    talk = bringing(HALF)
    next(talk)
    asked(talk)
    assert talk.send([ONE, TWO]) == Adopt(signed=ONE)
    assert talk.throw(DecisionForged()) == Adopt(signed=TWO)
    assert isinstance(talk.send(standing(2)), Stands)
    asked(talk)
    assert talk.send([ONE]) == Pause(seconds=OFTEN, level=True)


def test_without_headquarters_it_waits_longer_and_longer_and_loses_nothing() -> None:
    talk = bringing(HALF)
    waits = []
    wish = next(talk)
    for _ in range(12):
        assert isinstance(wish, Stands)
        asked(talk)
        pause = talk.throw(CentralUnreachable(address="x"))
        assert isinstance(pause, Pause) and pause.fault is not None
        waits.append(pause.seconds)
        wish = talk.send(None)
    assert waits == sorted(waits) and waits[-1] <= LONGEST
    asked(talk)
    assert talk.send([]) == Pause(seconds=OFTEN, level=True)


def test_it_waits_as_long_as_headquarters_asks_and_long_when_it_is_not_let_in() -> None:
    talk = bringing(HALF)
    next(talk)
    asked(talk)
    busy = talk.throw(CentralBusy(seconds=33))
    assert isinstance(busy, Pause) and busy.seconds == 33
    talk.send(None)
    asked(talk)
    out = talk.throw(UnknownToken())
    assert isinstance(out, Pause) and out.seconds > LONGEST / 2
