"""What an agent writes about a visit, for whoever serves it next."""

from dataclasses import dataclass
from typing import ClassVar

from floor import errors
from floor.rules.events import Change, NoteAdded
from floor.rules.find import manned, the_visit
from floor.rules.state import State
from floor.rules.verbs.base import Moment, Note
from floor.rules.verbs.desk import AtDesk

LONGEST = 280
"""Letters of a note."""


@dataclass(frozen=True, kw_only=True)
class AddNote(AtDesk):
    """Write a note about a visit. The words never enter the journal, which keeps their digest."""

    secrets: ClassVar[frozenset[str]] = frozenset({"text"})
    visit: str
    text: str

    def decide(self, state: State, moment: Moment) -> list[Change]:
        manned(state, self.counter)
        note = self.beside(state, moment)
        return [NoteAdded(visit=note.visit, commitment=note.commitment)]

    def beside(self, state: State, moment: Moment) -> Note:
        text = self.text.strip()
        if not text or len(text) > LONGEST:
            raise errors.NoteLength(most=LONGEST)
        return Note(
            id=moment.fresh,
            visit=the_visit(state, self.visit).id,
            at=moment.at,
            agent=self.actor(state),
            salt=moment.token,
            text=text,
        )
