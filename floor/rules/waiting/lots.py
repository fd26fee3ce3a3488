"""Chance dealt out evenly: of N replications each draws from another N-th of what may happen.

Latin hypercube sampling (McKay, Beckman & Conover, doi 10.1080/00401706.1979.10489755). A wait is
nearly a sum of what each person ahead takes, and of such sums it spares most of the error of mere
chance: half the replications say what all of them said.
"""

from functools import lru_cache
from hashlib import shake_128
from itertools import repeat
from math import sqrt
from random import Random
from statistics import NormalDist
from struct import unpack

ORDERS = 256
"""Orders in which N-ths are dealt; each may begin at any of them."""
BELOW_ONE = 1 - 1e-9

Row = tuple[float, ...]
"""Lots of one replication, one for each who draws: from 0 up to, but never, 1."""


@lru_cache(maxsize=8)
def orders(count: int) -> tuple[tuple[int, ...], ...]:
    """Orders of so many parts, each written twice so that it can be read from any place on."""
    found = []
    for number in range(ORDERS):
        keys = unpack(f">{count}H", shake_128(b"%d" % number).digest(2 * count))
        found.append(tuple(sorted(range(count), key=keys.__getitem__) * 2))
    return tuple(found)


@lru_cache(maxsize=8)
def normals(count: int) -> tuple[float, ...]:
    """The middles of so many equal parts of a normal distribution, with variance 1."""
    normal = NormalDist()
    values = [normal.inv_cdf((part + 0.5) / count) for part in range(count)]
    spread = sqrt(sum(value * value for value in values) / count) or 1.0
    return tuple(value / spread for value in values)


def an_order(dice: Random, count: int) -> tuple[int, ...]:
    """In which part each of so many replications draws."""
    random = dice.random
    order, first = orders(count)[int(random() * ORDERS)], int(random() * count)
    return order[first : first + count]


def deal(dice: Random, count: int, draws: int) -> list[Row]:
    """The lots of each of so many replications."""
    if not draws:
        return list(repeat((), count))
    random, part, columns = dice.random, BELOW_ONE / count, []
    pool = orders(count)
    for _ in range(draws):
        order, first, shift = pool[int(random() * ORDERS)], int(random() * count), random()
        columns.append([(place + shift) * part for place in order[first : first + count]])
    return list(zip(*columns, strict=True))


def deal_normal(dice: Random, count: int, draws: int) -> list[Row]:
    """The same from a normal distribution with mean 0 and variance 1."""
    values = normals(count)
    columns = [[values[place] for place in an_order(dice, count)] for _ in range(draws)]
    return list(zip(*columns, strict=True))
