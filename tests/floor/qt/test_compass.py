"""Arrow keys go where a person looks."""

from hypothesis import given
from hypothesis import strategies as st

from floor.qt.compass import Box, Direction, first, nearest

GRID = [Box(x * 110, y * 60, 100, 50) for y in range(3) for x in range(3)]
MIDDLE = 4


def go(place: int, direction: Direction) -> int | None:
    others = [box for each, box in enumerate(GRID) if each != place]
    found = nearest(GRID[place], others, direction)
    return None if found is None else GRID.index(others[found])


def test_each_arrow_leads_to_the_neighbour_on_its_side() -> None:
    assert go(MIDDLE, Direction.LEFT) == 3
    assert go(MIDDLE, Direction.RIGHT) == 5
    assert go(MIDDLE, Direction.UP) == 1
    assert go(MIDDLE, Direction.DOWN) == 7


def test_at_the_edge_the_focus_stays() -> None:
    assert go(0, Direction.LEFT) is None
    assert go(8, Direction.DOWN) is None


def test_reading_starts_at_the_top_left() -> None:
    assert first(GRID[::-1]) == 8
    assert first([]) is None


boxes = st.builds(
    Box,
    st.integers(0, 1000).map(float),
    st.integers(0, 1000).map(float),
    st.integers(20, 300).map(float),
    st.integers(20, 300).map(float),
)


@given(boxes, st.lists(boxes, max_size=12), st.sampled_from(Direction))
def test_what_is_next_lies_in_the_direction_of_the_arrow(
    here: Box, others: list[Box], direction: Direction
) -> None:
    place = nearest(here, others, direction)
    if place is not None:
        (x, y), (other_x, other_y) = here.middle, others[place].middle
        across, down = direction.value
        assert (other_x - x) * across + (other_y - y) * down > 0
