"""`foleni demo`: a whole morning with the real programs, checked, with pictures of it all."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import click

from floor import errors
from floor.settings import has_screen, technician_language


@click.command()
@click.option("--centre", default="MSA", show_default=True, help="A centre of the catalogue.")
@click.option("--visits", type=click.IntRange(20, 5000), default=600, show_default=True)
@click.option("--seed", default=2026, show_default=True, help="Other citizens for another seed.")
@click.option(
    "--speed", type=float, help="Simulated minutes a second; as fast as it goes if not given."
)
@click.option("--out", type=click.Path(path_type=Path), default=Path("demo-out"), show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print summary.json instead of the words.")
def demo(
    centre: str, visits: int, seed: int, speed: float | None, out: Path, as_json: bool
) -> None:
    """Play a morning at a real centre with the real programs, and check what they did.

    Leaves summary.json, a picture of every screen in both languages, and the tickets as bytes
    and pictures in the folder OUT. With a screen, the windows open and stay for you to play with.

    \b
    Examples:
      foleni demo
      foleni demo --visits 1200 --centre GPO --speed 10
    """
    from floor.demo.findings import prove, write_summary
    from floor.demo.morning import Show
    from floor.demo.stage import Play, Stage
    from floor.demo.telling import tell

    _clear(out)
    day = working_day(date.today()).isoformat()
    on_screen = has_screen()
    play = Play(
        centre=centre,
        start=f"{day}T08:00",
        out=out.resolve(),
        on_screen=on_screen,
    )
    show = Show(play=play, day=day, visits=visits, seed=seed, speed=speed, quiet=as_json)
    with Stage(play) as stage:
        album = show.run(stage)
        proof = prove(stage, album, day, visits)
        path = write_summary(proof, out)
        failed = list(proof.failures())
        tell(proof, path, failed, as_json=as_json, language=technician_language())
        if on_screen and not failed and not as_json:
            show.leave_to_user(stage)
    raise SystemExit(1 if failed else 0)


def working_day(today: date) -> date:
    """Today, or the Monday after it at a weekend."""
    return today + timedelta(days=max(0, 7 - today.weekday()) if today.weekday() > 4 else 0)


def _clear(out: Path) -> None:
    """Empty the folder of an earlier demonstration; anything else is left alone."""
    if not out.exists():
        return
    ours = not any(out.iterdir()) or (out / "logs").is_dir()
    if not out.is_dir() or not ours:
        problem = f"{out} holds something else; name another folder"
        raise errors.BadSetting(setting="out", problem=problem)
    shutil.rmtree(out)
