"""What the commands of all apps understand alike."""

import click
import pytest
from click.testing import CliRunner

from floor.app_options import app_options
from floor.errors import BadSetting
from floor.settings import window_size


@click.command()
@app_options("lobby")
def app(**options: object) -> None:
    click.echo(" ".join(f"{name}={value}" for name, value in sorted(options.items())))


def test_an_app_that_is_told_nothing_goes_by_its_own_name_at_this_computer() -> None:
    said = CliRunner().invoke(app, env={"FOLENI_HOST": None, "FOLENI_DEVICE": None}).output.split()
    assert {"host=http://127.0.0.1:7411", "device=lobby", "window=None"} <= set(said)


def test_an_app_is_told_by_options_or_by_the_environment() -> None:
    environment = {"FOLENI_HOST": "http://10.0.0.5:7411", "FOLENI_DEVICE": "door"}
    said = CliRunner().invoke(app, ["--window", "1280x800"], env=environment).output
    assert "host=http://10.0.0.5:7411" in said
    assert "device=door" in said
    assert "window=(1280, 800)" in said


@pytest.mark.parametrize("text", ["", "12", "1920x", "x", "0x5", "0x9", "-1x5", "axb"])
def test_a_window_that_cannot_be_read_is_told(text: str) -> None:
    with pytest.raises(BadSetting, match="1920x1080"):
        window_size(text)
