"""What a host tells a kiosk for when it is alone, and tells others of kiosks that were."""

from floor.rules import charter
from floor.rules import snapshots as show
from floor.rules.find import the_offer
from floor.rules.state import State


def kiosk_kit(state: State, now: int, origin: str) -> show.KioskKit:
    """What a kiosk's store needs to go on alone."""
    known = state.adopted.get(origin)
    limits = ((code, charter.quota_left(state, each)) for code, each in state.services.items())
    return show.KioskKit(
        version=state.version,
        at=now,
        offer=the_offer(state),
        day=state.day,
        last_day=state.last_day,
        series=state.series_given.get(origin, ""),
        suspended=tuple(
            show.SuspendedNow(
                service=code,
                reason=each.reason,
                message=each.message,
                since=each.since,
                back_at=each.back_at,
            )
            for code, each in state.suspended.items()
        ),
        left=tuple((code, left) for code, left in limits if left is not None),
        seq=known.seq if known else 0,
        hash=known.hash if known else "",
    )


def kiosks_alone(state: State) -> tuple[show.KioskAlone, ...]:
    """The kiosks that are alone, or were and brought tickets in."""
    return tuple(
        show.KioskAlone(
            kiosk=known.kiosk,
            series=state.series_given.get(origin, ""),
            since=known.since,
            heard=known.at,
            tickets=known.tickets,
        )
        for origin, known in state.adopted.items()
    )
