"""Verbs of the centre, its supervisors and managers."""

from typing import Literal

from floor.facade.door import Door
from floor.rules import snapshots as show
from floor.rules import verbs
from floor.rules.amendment import Amendment
from floor.rules.events import Booking
from floor.rules.offer import Offer, Text


class CentreVerbs(Door):
    """What the centre itself and its supervisors may do."""

    def adopt_catalogue(self, *, key: str, offer: Offer) -> show.Menu:
        """Go on with an offer."""
        return self.do(verbs.AdoptCatalogue(offer=offer), key=key)

    def open_day(self, *, key: str) -> show.DayReport:
        """Begin the local day."""
        return self.do(verbs.OpenDay(), key=key)

    def close_day(self, *, key: str, reason: str = "closing") -> show.DayReport:
        """End the local day; who is left is recorded as unserved."""
        return self.do(verbs.CloseDay(reason=reason), key=key)

    def begin_day(self, *, key: str, by: str, pin: str) -> show.DayReport:
        """A supervisor opens the day by hand."""
        return self.do(verbs.BeginDay(by=by, pin=pin), key=key)

    def end_day(self, *, key: str, by: str, pin: str, reason: str) -> show.DayReport:
        """A supervisor closes the day; who is left is recorded as unserved."""
        return self.do(verbs.EndDay(by=by, pin=pin, reason=reason), key=key)

    def identify(self, *, key: str, agent: str, pin: str) -> show.Badge:
        """Prove by the PIN who one is; changes nothing."""
        return self.do(verbs.Identify(agent=agent, pin=pin), key=key)

    def set_skills(
        self, *, key: str, by: str, pin: str, agent: str, services: tuple[str, ...] = ()
    ) -> show.Roster:
        """The services that an agent can give; none is all that the counter gives."""
        skilled = verbs.SetSkills(by=by, pin=pin, agent=agent, services=services)
        return self.do(skilled, key=key)

    def set_agent(
        self,
        *,
        key: str,
        by: str,
        pin: str,
        agent: str,
        role: Literal["agent", "supervisor", "manager"] = "agent",
        services: tuple[str, ...] = (),
        counters: tuple[int, ...] = (),
        works: bool = True,
        replaces: str = "",
        fresh: str = "",
    ) -> show.Roster:
        """Who works here, in which role, giving what and where; new, changed or gone."""
        enrolled = verbs.SetAgent(
            by=by,
            pin=pin,
            agent=agent,
            role=role,
            services=services,
            counters=counters,
            works=works,
            replaces=replaces,
            fresh=fresh,
        )
        return self.do(enrolled, key=key)

    def amend_centre(
        self, *, key: str, by: str, pin: str, since: int, amendment: Amendment
    ) -> show.Setup:
        """Go on with a manager's settings over the catalogue's, as a new version."""
        own = verbs.AmendCentre(by=by, pin=pin, since=since, amendment=amendment)
        return self.do(own, key=key)

    def restore_centre(self, *, key: str, by: str, pin: str, since: int, number: int) -> show.Setup:
        """Bring a version of the settings back; 0 is the catalogue itself."""
        back = verbs.RestoreCentre(by=by, pin=pin, since=since, number=number)
        return self.do(back, key=key)

    def adopt_appointments(self, *, key: str, bookings: tuple[Booking, ...]) -> show.Conditions:
        """Learn of bookings."""
        return self.do(verbs.AdoptAppointments(bookings=bookings), key=key)

    def suspend_service(
        self,
        *,
        key: str,
        by: str,
        pin: str,
        service: str,
        reason: str,
        message: Text,
        back_at: int | None = None,
    ) -> show.Conditions:
        """An agency's system is down."""
        down = verbs.SuspendService(
            by=by, pin=pin, service=service, reason=reason, message=message, back_at=back_at
        )
        return self.do(down, key=key)

    def restore_service(self, *, key: str, by: str, pin: str, service: str) -> show.Conditions:
        """It is up again."""
        return self.do(verbs.RestoreService(by=by, pin=pin, service=service), key=key)

    def set_quota(
        self, *, key: str, by: str, pin: str, service: str, quota: int | None
    ) -> show.Conditions:
        """Today's tickets of a service."""
        return self.do(verbs.SetQuota(by=by, pin=pin, service=service, quota=quota), key=key)

    def announce(self, *, key: str, by: str, pin: str, text: Text, until: int) -> show.Conditions:
        """Have the boards tell something until a time, UTC milliseconds."""
        return self.do(verbs.Announce(by=by, pin=pin, text=text, until=until), key=key)

    def plan_break(
        self, *, key: str, by: str, pin: str, agent: str, at: int, minutes: float, reason: str
    ) -> show.Conditions:
        """An agent's break of today; no minutes take it back."""
        planned = verbs.PlanBreak(
            by=by, pin=pin, agent=agent, at=at, minutes=minutes, reason=reason
        )
        return self.do(planned, key=key)

    def raise_priority(
        self, *, key: str, by: str, pin: str, visit: str, reason: str
    ) -> show.Ticket:
        """A waiting visit goes on in the priority lane."""
        return self.do(verbs.RaisePriority(by=by, pin=pin, visit=visit, reason=reason), key=key)

    def release(
        self, *, key: str, by: str, pin: str, counter: int, reason: str
    ) -> show.CounterDesk:
        """Free whom a crashed desk holds, and the counter."""
        return self.do(verbs.Release(by=by, pin=pin, counter=counter, reason=reason), key=key)
