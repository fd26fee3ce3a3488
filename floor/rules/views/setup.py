"""The centre's settings as a manager sees them."""

from floor import errors
from floor.rules import snapshots as show
from floor.rules.find import the_offer
from floor.rules.offer import Offer
from floor.rules.snapshots.setup import SetupCounter, SetupService, Standards
from floor.rules.state import State

MOST = 20
"""Versions shown."""


def setup(state: State, now: int) -> show.Setup:
    """What holds, what was deployed, and the versions. Raises NoCatalogue."""
    offer, deployed = the_offer(state), state.deployed
    if deployed is None:
        raise errors.NoCatalogue
    before = {service.code: service for service in deployed.services}
    plans = {plan.number: plan.services for plan in deployed.counters}
    return show.Setup(
        version=state.version,
        at=now,
        number=state.versions[-1].number if state.versions else 0,
        now=_standards(offer),
        deployed=_standards(deployed),
        amendment=state.amendment,
        services=tuple(
            SetupService(
                code=service.code,
                name=service.name,
                agency=service.agency,
                promises=service.promises or offer.promises,
                deployed=before[service.code].promises or deployed.promises,
                withdrawn=service.withdrawn,
                waiting=len(state.queues.get(service.code, ())),
            )
            for service in offer.services
        ),
        counters=tuple(
            SetupCounter(number=plan.number, services=plan.services, deployed=plans[plan.number])
            for plan in offer.counters
        ),
        versions=tuple(reversed(state.versions[-MOST:])),
    )


def _standards(offer: Offer) -> Standards:
    return Standards(hours=offer.hours, promises=offer.promises, customs=offer.customs)
