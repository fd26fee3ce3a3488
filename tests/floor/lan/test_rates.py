"""A bucket for each address: full at first, and never more than full."""

from hypothesis import given
from hypothesis import strategies as st

from floor.lan import rates
from floor.lan.rates import Rate


class Watch:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_goes_then_one_for_each_pause_and_others_are_not_in_its_way() -> None:
    watch = Watch()
    rate = Rate(3, 2.0, watch)
    assert [rate.take("a") for _ in range(5)] == [True] * 3 + [False] * 2
    assert rate.take("b")
    assert rate.wait("a") == 2.0
    watch.now += 2.0
    assert [rate.take("a") for _ in range(2)] == [True, False]


@given(st.lists(st.floats(0, 10), max_size=60), st.integers(1, 5), st.floats(0.1, 5))
def test_no_address_does_more_than_its_bucket_and_what_flowed_in(
    pauses: list[float], burst: int, seconds: float
) -> None:
    watch, done = Watch(), 0
    rate = Rate(burst, seconds, watch)
    for pause in pauses:
        watch.now += pause
        done += rate.take("a")
    assert done <= burst + sum(pauses) / seconds + 1e-6


def test_it_remembers_so_many_addresses_and_no_more() -> None:
    rate = Rate(1, 1e9)
    for number in range(rates.ADDRESSES + 10):
        assert rate.take(f"{number}")
    assert not rate.take(f"{rates.ADDRESSES + 9}")
    assert rate.take("0"), "the longest unseen is forgotten"
