"""Comparing a screen with the picture kept of it: by what an eye would see, not by the byte."""

from pathlib import Path

from PIL import Image, ImageChops, ImageStat

SCALE = 2
"""Pictures are kept at half their size; a line of text moved by a pixel still shows."""
NOTICED = 24
"""Levels (of 255) by which a pixel must differ to be seen."""
ALLOWED = 0.002
"""The share of pixels that may differ so: letters drawn by another processor."""


def halved(path: Path) -> Image.Image:
    """A picture as it is kept."""
    with Image.open(path) as picture:
        full = picture.convert("RGB")
    return full.resize((full.width // SCALE, full.height // SCALE), Image.Resampling.BOX)


def share_that_differs(new: Image.Image, kept: Image.Image) -> float:
    """The share of pixels that an eye would see differ, 0 to 1; 1 if the sizes differ."""
    if new.size != kept.size:
        return 1.0
    difference = ImageChops.difference(new, kept.convert("RGB")).convert("L")
    return (
        ImageStat.Stat(difference.point(lambda level: 255 if level > NOTICED else 0)).mean[0] / 255
    )


def compare(shot: Path, kept: Path, *, renew: bool) -> str | None:
    """What is wrong with a shot, or None; with `renew` it becomes the one that is kept."""
    new = halved(shot)
    if renew:
        kept.parent.mkdir(parents=True, exist_ok=True)
        new.save(kept, optimize=True)
        return None
    if not kept.is_file():
        return f"{kept.name}: no picture is kept; look at it, then run FOLENI_RENEW_LOOKS=1 pytest"
    with Image.open(kept) as old:
        share = share_that_differs(new, old)
    if share <= ALLOWED:
        return None
    return f"{kept.name}: {share:.2%} of it looks different; see {shot}"
