"""Ticket snapshots made by hand, for tests of what is printed."""

from floor.rules.events import Lane
from floor.rules.offer import Language, Text
from floor.rules.opening import at_local
from floor.rules.snapshots import LegLine, Ticket
from floor.rules.state import Step
from floor.rules.waiting.foretold import WaitRange

LINK = "https://foleni.example/t/Zk3vQ8sT1mXw0aRb"
HEAD = "a1b2c3d4e5f6"
ID_CARD = Text(en="ID replacement: lost", sw="Kitambulisho kipya badala ya kilichopotea")
ABSTRACT = Text(
    en="Police abstract: lost ID", sw="Ripoti ya polisi (abstract): kitambulisho kilichopotea"
)
ORPHANS = Text(
    en="Inua Jamii: orphans and vulnerable children",
    sw="Inua Jamii: yatima na watoto walio katika mazingira magumu",
)
PIN = Text(en="KRA PIN registration", sw="Kusajili PIN ya KRA")
LOGBOOK = Text(en="Duplicate logbook", sw="Kitabu kipya cha gari (logbook) badala ya kilichopotea")
AGPO = Text(en="AGPO registration", sw="Usajili wa AGPO (vijana, wanawake na watu wenye ulemavu)")
SIX = (ABSTRACT, ID_CARD, PIN, ORPHANS, LOGBOOK, AGPO)
PAPERS = (
    Text(
        en="Police abstract (given at this centre)", sw="Ripoti ya polisi (hutolewa kituoni hapa)"
    ),
    Text(en="eCitizen receipt", sw="Risiti ya eCitizen"),
    Text(en="Lost ID's number, or a copy", sw="Nambari au nakala ya kitambulisho kilichopotea"),
)


def leg(name: Text, *, documents: tuple[Text, ...] = (), step: Step = Step.WAITING) -> LegLine:
    return LegLine(
        service="NRB-IDLS",
        name=name,
        step=step,
        promise=40.0,
        counter=None,
        documents=documents,
        clock=None,
        called_at=None,
        started_at=None,
    )


def ticket(
    number: str = "C042",
    *,
    language: Language = "en",
    legs: tuple[LegLine, ...] = (leg(ID_CARD, documents=PAPERS),),
    lane: Lane = Lane.WALK_IN,
    ahead: int = 7,
    counter: int | None = None,
    centre_name: str = "Huduma Centre Mombasa",
    wait: WaitRange | None = None,
) -> Ticket:
    issued = at_local("2026-11-23", 9 * 60 + 14)
    return Ticket(
        version=120,
        at=issued + 48 * 60_000,
        visit="0192f0a0",
        ticket=number,
        centre="MSA",
        centre_name=centre_name,
        day="2026-11-23",
        issued_at=issued,
        lane=lane,
        language=language,
        legs=legs,
        ahead=ahead,
        wait=wait,
        counter=counter,
        token="Zk3vQ8sT1mXw0aRb",
        received="",
    )
