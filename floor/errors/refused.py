"""The floor says no: state and journal are as they were."""

from floor.errors.base import Refused


class DayNotOpen(Refused):
    """No day is open."""


class DayAlreadyOpen(Refused):
    """A day is open already (day)."""


class DayOver(Refused):
    """This day was closed already, or a later one was opened (day)."""


class CentreClosed(Refused):
    """Outside the centre's hours (opens, closes as HH:MM)."""


class ServiceClosed(Refused):
    """Outside the service's hours (service, opens, closes as HH:MM)."""


class NoServiceAsked(Refused):
    """A ticket needs a service."""


class TooManyServices(Refused):
    """More services than one ticket carries (most)."""


class UnknownService(Refused):
    """Not offered at this centre (service)."""


class OtherCentre(Refused):
    """The offer is another centre's (centre, asked)."""


class UnknownVisit(Refused):
    """No such visit today (visit)."""


class UnknownCounter(Refused):
    """No such counter at this centre (counter)."""


class UnknownAgent(Refused):
    """No such agent at this centre (agent)."""


class WrongPin(Refused):
    """The PIN is not this agent's (agent)."""


class CounterTaken(Refused):
    """Another agent is signed in at this counter (counter, agent)."""


class AgentElsewhere(Refused):
    """The agent is signed in at another counter (agent, counter)."""


class NotSignedIn(Refused):
    """Nobody is signed in at this counter (counter)."""


class CounterNotOpen(Refused):
    """The counter is closed or on a break (counter)."""


class CounterBusy(Refused):
    """Someone is called to or served at the counter (counter, ticket)."""


class NobodyWaiting(Refused):
    """Nobody waits whom this counter could serve (counter)."""


class NothingCalled(Refused):
    """Nobody is called to this counter (counter)."""


class WrongStep(Refused):
    """The visit is at another step than the verb needs (ticket, step)."""


class RecallsUsed(Refused):
    """The number was called as often as the centre calls one (ticket, most)."""


class CannotServe(Refused):
    """The counter or agent does not give the service (service)."""


class OutcomeNeeded(Refused):
    """The service's outcome must be told, one of those given (service, outcomes)."""


class ServiceDown(Refused):
    """The service is suspended (service)."""


class QuotaUsed(Refused):
    """The day's tickets for the service are used up (service)."""


class TooManyWaiting(Refused):
    """As many wait for the service as it takes (service, most)."""


class BookingOnly(Refused):
    """The service is given with an appointment only (service)."""


class NotSuspended(Refused):
    """The service is not suspended (service)."""


class UnknownBooking(Refused):
    """The centre knows no such appointment (booking)."""


class BookingUsed(Refused):
    """The appointment was checked in already (booking, ticket)."""


class BookingEarly(Refused):
    """Too early to check in (opens as HH:MM)."""


class BookingLate(Refused):
    """The booked time is past (booked as HH:MM)."""


class BookingElsewhere(Refused):
    """The appointment is at another centre (centre)."""


class BookingOtherDay(Refused):
    """The appointment is on another day (day)."""


class ReasonNeeded(Refused):
    """What is out of turn needs a reason."""


class TooLate(Refused):
    """It can no longer be taken back (ticket)."""


class WrongOrder(Refused):
    """The order does not name each service that is still to come once (ticket)."""


class WrongRating(Refused):
    """A rating is 1 to 5 (rating)."""


class NoteLength(Refused):
    """A note is empty or too long (most)."""


class KeyReused(Refused):
    """The same key came with other arguments."""


class NotAllowed(Refused):
    """The device's role may not do this (verb)."""


class NoCatalogue(Refused):
    """The centre has adopted no catalogue yet."""


class UnknownDevice(Refused):
    """No device of this id, or not just one of this name (device)."""


class WrongCode(Refused):
    """The code is none, was used, is older than 15 minutes, or was tried too often."""


class CodeOver(Refused):
    """The code was good, but its 15 minutes are over."""


class CodeUsed(Refused):
    """The code has let another computer in already."""


class CodeOfOther(Refused):
    """The code lets in a computer for other work than this one's (role)."""


class TooOften(Refused):
    """This address has tried too often in too short a time (seconds)."""


class PinDelayed(Refused):
    """After wrong PINs the next try must wait (agent, seconds)."""


class PinLocked(Refused):
    """As many wrong PINs as a day has were tried (agent)."""


class CounterNotYours(Refused):
    """The agent is to sit elsewhere (agent, counter)."""


class OwnRights(Refused):
    """A manager cannot take the own rights away; another can (agent)."""


class ServiceWithdrawn(Refused):
    """The centre does not give this service for now (service)."""


class NobodyServes(Refused):
    """No counter would give a service that is offered or waited for (service)."""


class WrongSetting(Refused):
    """A setting of the centre cannot be so (setting)."""


class SettingsChanged(Refused):
    """Somebody else has changed the settings meanwhile (number)."""


class PinMustChange(Refused):
    """A PIN for one sign-in was right: first the agent chooses the own (agent)."""


class WeakPin(Refused):
    """The PIN chosen is guessed first: one digit, a run, the own number, the old one (agent)."""


class LinesRefused(Refused):
    """A kiosk's own lines do not follow those that the host has (kiosk, problem)."""


class DayUnfinished(Refused):
    """A day that is not over cannot be archived (day)."""


class NothingShipped(Refused):
    """The store does not know that headquarters has any of its lines (path)."""


class NotShipped(Refused):
    """Headquarters has not acknowledged these lines yet (seq: the last of them; until)."""


class ReplayOnly(Refused):
    """The floor shows a past day once more; nothing can be changed in it (day)."""


class NotTrusted(Refused):
    """The centre was never told whose signature is headquarters'."""


class DecisionForged(Refused):
    """The signature is not headquarters', or not over these bytes."""


class DecisionStale(Refused):
    """A later decision of the matter was adopted already (matter, number, ours)."""


class DecisionGap(Refused):
    """It builds on a decision that is not here (matter, number, ours)."""


class ProgramTooOld(Refused):
    """The decision needs a later version of Foleni (needs, program)."""
