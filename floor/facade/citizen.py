"""Verbs of the citizen, and of whoever helps one at the door."""

from floor.facade.door import Door
from floor.rules import snapshots as show
from floor.rules import verbs
from floor.rules.events import Lane
from floor.rules.offer import Language


class CitizenVerbs(Door):
    """What a citizen may do, or have done."""

    def take_ticket(
        self,
        *,
        key: str,
        services: tuple[str, ...],
        lane: Lane = Lane.WALK_IN,
        language: Language = "en",
    ) -> show.Ticket:
        """Take a ticket for one or more services, in the order they are to be given."""
        return self.do(verbs.TakeTicket(services=services, lane=lane, language=language), key=key)

    def confirm_ticket(self, *, key: str, visit: str, on_paper: bool = True) -> show.Ticket:
        """The citizen has the number, on paper or read from the screen."""
        return self.do(verbs.ConfirmTicket(visit=visit, on_paper=on_paper), key=key)

    def cancel(self, *, key: str, visit: str, reason: str = "") -> show.Ticket:
        """Give up a visit that waits."""
        return self.do(verbs.Cancel(visit=visit, reason=reason), key=key)

    def check_in(
        self, *, key: str, booking: str, visit: str | None = None, language: Language = "en"
    ) -> show.Ticket:
        """Be here with an appointment, with a new ticket or the one in hand."""
        return self.do(verbs.CheckIn(booking=booking, visit=visit, language=language), key=key)

    def reprint(self, *, key: str, visit: str) -> show.Ticket:
        """Record that a copy of the ticket is printed."""
        return self.do(verbs.Reprint(visit=visit), key=key)

    def return_visit(self, *, key: str, visit: str) -> show.Ticket:
        """Come back after a no-show, in time, with the old clock."""
        return self.do(verbs.ReturnVisit(visit=visit), key=key)

    def add_service(self, *, key: str, visit: str, service: str, last: bool = False) -> show.Ticket:
        """One more service on the ticket, next or last."""
        return self.do(verbs.AddService(visit=visit, service=service, last=last), key=key)

    def order_services(self, *, key: str, visit: str, services: tuple[str, ...]) -> show.Ticket:
        """Have the services still to come in another order."""
        return self.do(verbs.OrderServices(visit=visit, services=services), key=key)

    def rate(self, *, key: str, visit: str, rating: int) -> show.Ticket:
        """Say how it was, 1 to 5."""
        return self.do(verbs.Rate(visit=visit, rating=rating), key=key)
