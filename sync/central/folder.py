"""Where the commands of headquarters find its store."""

from pathlib import Path

import click

from floor import errors

DATA = click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("central-data"),
    show_default=True,
    envvar="FOLENI_CENTRAL_DATA",
    help="The folder of the central store.",
)


def existing(data: Path) -> Path:
    """The folder, if a store is in it. Raises BadSetting."""
    from sync.central import databases

    if not databases.is_made(data):
        raise errors.BadSetting(setting="data", problem=f"there is no central store in {data}")
    return data
