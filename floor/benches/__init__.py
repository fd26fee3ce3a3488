"""`foleni bench`: measures Foleni, each figure beside a floor measured in the same run."""

from importlib.metadata import entry_points

import click

from floor.benches.advice import advice
from floor.benches.calling import calling
from floor.benches.counter import counter
from floor.benches.display import display
from floor.benches.floor import bench_floor
from floor.benches.kiosk import kiosk
from floor.benches.room import room
from floor.benches.waits import waits


@click.group()
def bench() -> None:
    """Measure Foleni on this machine; ratios to a floor measured in the same run.

    \b
    Example:
      foleni bench floor --json
    """


bench.add_command(bench_floor)
bench.add_command(kiosk)
bench.add_command(counter)
bench.add_command(display)
bench.add_command(room)
bench.add_command(waits)
bench.add_command(calling)
bench.add_command(advice)
for _found in entry_points(group="foleni.benches"):  # what apps measure of themselves
    bench.add_command(_found.load())
