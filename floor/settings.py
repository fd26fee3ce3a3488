"""Where things lie on this PC, and which language a technician reads; read once from the system."""

import os
from collections.abc import Mapping
from pathlib import Path

from floor.errors import BadSetting
from floor.rules.offer import Language


def data_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Where stores lie: FOLENI_DATA, else where the user's programs keep their data."""
    base = environment.get("FOLENI_DATA")
    if base:
        return Path(base)
    share = environment.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(share) / "foleni"


def store_path(centre: str, environment: Mapping[str, str] = os.environ) -> Path:
    """The centre's store."""
    return data_folder(environment) / f"{centre}.sqlite"


def device_path(device: str, folder: Path | None = None) -> Path:
    """Where a device keeps what its host gave it, under the name that an app has as `--device`."""
    safe = "".join(c if c.isalnum() or c in "._-" else "_" for c in device)
    return (folder or data_folder()) / "devices" / f"{safe}.json"


def technician_language(environment: Mapping[str, str] = os.environ) -> Language:
    """FOLENI_LANGUAGE or the system's own, if it is Kiswahili; English otherwise."""
    said = environment.get("FOLENI_LANGUAGE") or environment.get("LANG") or ""
    return "sw" if said.lower().startswith("sw") else "en"


def has_screen(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether windows can be shown: an X or Wayland display is named and not ruled out."""
    if environment.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def window_size(text: str) -> tuple[int, int]:
    """Width and height, in pixels, of "1920x1080"; BadSetting for anything else."""
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal() and int(width) and int(height)):
        raise BadSetting(setting="--window", problem=f"{text!r} is not like 1920x1080")
    return int(width), int(height)
