"""What a centre's file may say otherwise than the catalogue, and how slips in it are told."""

from pathlib import Path

import pytest

from floor.catalogue import load_offer
from floor.errors import BadFile
from tests.floor.test_catalogue import small_catalogue


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return small_catalogue(tmp_path)


def test_a_centre_may_do_things_otherwise(small: Path) -> None:
    path = small / "centres" / "LMU.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace(
            "\n[[counters]]",
            '\nlast_ticket = 20\ncheck_in = 15\nholidays = ["2026-12-12"]\n'
            '[customs]\nrecalls = 2\n[here.HKS-INFO]\nquota = 30\nopens = "09:00"\n'
            'closes = "12:00"\nbooking = "walk_in"\n\n[[counters]]',
            1,
        ),
        encoding="utf-8",
    )
    offer = load_offer("LMU", small)
    info = next(service for service in offer.services if service.code == "HKS-INFO")
    assert (offer.hours.last_ticket, offer.hours.check_in) == (20, 15)
    assert (offer.holidays, offer.customs.recalls) == (("2026-12-12",), 2)
    assert info.hours is not None and (info.quota, info.hours.opens) == (30, 9 * 60)
    assert info.booking == "walk_in"


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ("[here.KRA-NONE]\nquota = 3", "KRA-NONE"),
        ('[here.HKS-INFO]\nopens = "09:00"', "HKS-INFO"),
        ('[here.HKS-INFO]\nopens = "12:00"\ncloses = "09:00"', "closes"),
        ("[here.HKS-INFO]\nquota = -1", "quota"),
        ('[customs]\nrule = "bribes"', "rule"),
    ],
)
def test_what_a_centre_says_otherwise_is_checked(small: Path, said: str, part: str) -> None:
    path = small / "centres" / "LMU.toml"
    text = path.read_text(encoding="utf-8").replace(
        "\n[[counters]]", f"\n{said}\n\n[[counters]]", 1
    )
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadFile) as fault:
        load_offer("LMU", small)
    told = f"{fault.value.values}"
    assert "LMU.toml" in told and part in told
