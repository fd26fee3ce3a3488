"""The comparison sees what an eye sees, and nothing less."""

from pathlib import Path

from PIL import Image, ImageDraw

from tests.looks.pictures import compare


def card(path: Path, *, text_at: int, ink: int = 20) -> Path:
    picture = Image.new("RGB", (400, 300), (246, 243, 236))
    ImageDraw.Draw(picture).rectangle((text_at, 100, text_at + 120, 140), fill=(ink, ink, ink))
    picture.save(path)
    return path


def test_the_same_screen_is_the_same(tmp_path: Path) -> None:
    kept = tmp_path / "kept.png"
    compare(card(tmp_path / "old.png", text_at=50), kept, renew=True)
    assert compare(card(tmp_path / "new.png", text_at=50, ink=24), kept, renew=False) is None


def test_a_part_that_moved_is_seen(tmp_path: Path) -> None:
    kept = tmp_path / "kept.png"
    compare(card(tmp_path / "old.png", text_at=50), kept, renew=True)
    fault = compare(card(tmp_path / "new.png", text_at=58), kept, renew=False)
    assert fault is not None
    assert "looks different" in fault


def test_a_screen_of_another_size_is_seen(tmp_path: Path) -> None:
    kept = tmp_path / "kept.png"
    Image.new("RGB", (10, 10)).save(kept)
    assert compare(card(tmp_path / "new.png", text_at=50), kept, renew=False) is not None


def test_a_screen_without_a_kept_picture_is_told(tmp_path: Path) -> None:
    fault = compare(card(tmp_path / "new.png", text_at=50), tmp_path / "no.png", renew=False)
    assert fault is not None
    assert "no picture is kept" in fault
