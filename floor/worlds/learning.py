"""What a centre learns while its days are lived: durations and habits, as the host would."""

from floor.rules.waiting.durations import Durations
from floor.rules.waiting.habits import Habits
from floor.rules.waiting.room import Waiting
from floor.worlds.centre import Centre
from floor.worlds.day import Person
from floor.worlds.hall import Hall, Seat, Watcher


class Learner(Watcher):
    """Feeds durations and habits from what happens."""

    def __init__(self, centre: Centre) -> None:
        self.durations = Durations(centre.catalogue())
        self.habits = Habits()

    def issued(self, hall: Hall, person: Person, leg: Waiting) -> None:
        self.habits.learn_arrival(person.service, person.lane, hall.now)
        if person.booked is not None:
            self.habits.offsets.learn(person.arrives - person.booked)

    def called(self, hall: Hall, person: Person, leg: Waiting, desk: Seat) -> None:
        self.habits.learn_call(came=person.comes)
        self.habits.learn_turn(by_rule=not desk.strayed)

    def freed(self, hall: Hall, person: Person, took: int) -> None:
        if person.comes:
            self.durations.learn(person.service, took)

    def worked(self, hall: Hall, milliseconds: int, paused: int | None) -> None:
        self.habits.learn_work(milliseconds, pauses=paused is not None)
        if paused is not None:
            self.habits.pauses.learn(paused)

    def resumed(self, hall: Hall, service: str, after: int) -> None:
        self.habits.outages.learn(after)

    def end_day(self, hall: Hall) -> None:
        """Count who never came, and keep the day."""
        kept = {serial for _, _, serial in hall.day.bookings if serial is not None}
        for _, _, serial in hall.day.bookings:
            self.habits.learn_booking(shown=serial in kept)
        self.habits.end_day()
        self.durations.start_day()
