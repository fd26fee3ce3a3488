"""What each screen says, from a journey and the menu: pure, in the person's language."""

from collections import Counter
from collections.abc import Callable, Iterable

from floor.rules import opening
from floor.rules.events import Lane
from floor.rules.offer import Hours, Language
from floor.rules.snapshots import Menu, MenuService, Ticket
from floor.words import Words
from kiosk import search
from kiosk.journey import Journey, Screen, Tab
from kiosk.values import CentreShown, ServiceShown, TicketShown, Tile
from kiosk.waits import ticket_wait, wait_note, wait_shown

WEEK = 7


def tiles(journey: Journey, menu: Menu, index: search.Index, words: Words) -> list[Tile]:
    """What the screen offers to choose from, in its order."""
    here, language = journey.here, journey.language
    by_code = {service.code: service for service in menu.services}
    icons = category_icons(menu)
    if here.screen is Screen.CHOOSE and here.tab is Tab.CATEGORY:
        return _categories(menu, language, words)
    if here.screen is Screen.CHOOSE and here.tab is Tab.AGENCY:
        return _agencies(menu, language, words)
    if here.screen is Screen.CHOOSE:
        codes: Iterable[str] = menu.popular
    elif here.screen is Screen.SEARCH:
        codes = search.find(here.query, index, popular=menu.popular)
    elif here.screen is Screen.SERVICES:
        codes = (each.code for each in menu.services if _group(each, here.tab) == here.group)
    else:
        return []
    popular = here.screen is Screen.CHOOSE
    return [
        Tile(
            code=code,
            name=f"popular_{place}" if popular else f"service_{code}",
            text=by_code[code].name.in_language(language),
            note=_note(by_code[code], menu, language, words),
            picture=icons[by_code[code].category],
            open=by_code[code].open,
        )
        for place, code in enumerate(codes)
    ]


def category_icons(menu: Menu) -> dict[str, str]:
    """Icon of each category."""
    return {category.code: category.icon for category in menu.categories}


def _group(service: MenuService, tab: Tab) -> str:
    return service.agency if tab is Tab.AGENCY else service.category


def _categories(menu: Menu, language: Language, words: Words) -> list[Tile]:
    counts = Counter(service.category for service in menu.services)
    return [
        Tile(
            code=category.code,
            name=f"category_{category.code}",
            text=category.name.in_language(language),
            note=words.say("kiosk.services", language, n=counts[category.code]),
            picture=category.icon,
            open=True,
        )
        for category in menu.categories
        if counts[category.code]
    ]


def _agencies(menu: Menu, language: Language, words: Words) -> list[Tile]:
    icons = category_icons(menu)
    subjects: dict[str, Counter[str]] = {}
    for service in menu.services:
        subjects.setdefault(service.agency, Counter())[service.category] += 1
    rows = [
        Tile(
            code=agency.code,
            name=f"agency_{agency.code}",
            text=agency.name.in_language(language),
            note=words.say("kiosk.services", language, n=subjects[agency.code].total()),
            picture=icons[subjects[agency.code].most_common(1)[0][0]],
            open=True,
        )
        for agency in menu.agencies
        if agency.code in subjects
    ]
    return sorted(rows, key=lambda row: row.text.casefold())


def _note(service: MenuService, menu: Menu, language: Language, words: Words) -> str:
    """Under a service's name: why it is closed, or how many people wait before one."""
    if menu.open and service.refused:
        return refusal(service, menu.at, language, words)[0]
    if menu.open and not service.open:
        return next_opening(service.hours, menu.at, language, words)
    if not service.open:
        return ""
    return wait_note(service, language, words)


def heading(journey: Journey, menu: Menu) -> str:
    """The name of the category or agency whose services are listed."""
    here = journey.here
    for group in menu.agencies if here.tab is Tab.AGENCY else menu.categories:
        if group.code == here.group:
            return group.name.in_language(journey.language)
    return ""


def service_shown(journey: Journey, menu: Menu, words: Words) -> ServiceShown:
    """The service the person looks at."""
    language = journey.language
    found = next((each for each in menu.services if each.code == journey.here.service), None)
    if found is None:
        return ServiceShown()
    agency = next((each for each in menu.agencies if each.code == found.agency), None)
    title, advice = closed(found, menu, language, words)
    return ServiceShown(
        name=found.name.in_language(language),
        agency=agency.name.in_language(language) if agency else found.agency,
        documents=tuple(text.in_language(language) for text in found.documents),
        fee=_fee(found.fee_kes, language, words),
        hours=clock_hours(found.hours, language, words),
        days=days(found.hours, language, words),
        left="" if found.left is None else str(found.left),
        wait=wait_shown(found.wait, found.ahead, language, words, note="kiosk.ahead"),
        open=found.open,
        closed_title=title,
        closed_advice=advice,
    )


def alone_sign(menu: Menu | None, language: Language, words: Words) -> str:
    """What staff are told of a kiosk that is alone, or has tickets still to bring in."""
    if menu is None:
        return ""
    if menu.host_fault:
        return words.say(f"error.{menu.host_fault}.title", language)
    if menu.alone_since is not None:
        time = opening.local(menu.alone_since).strftime("%H:%M")
        return words.say("kiosk.sign.alone", language, time=time, n=menu.unsent)
    return words.say("kiosk.sign.bringing", language, n=menu.unsent) if menu.unsent else ""


def closed(service: MenuService, menu: Menu, language: Language, words: Words) -> tuple[str, str]:
    """Why no ticket is given for a service now, and what to do; two empty texts if one is."""
    if service.open:
        return "", ""
    if menu.open and service.refused:
        return refusal(service, menu.at, language, words)
    title = words.say(f"kiosk.closed.{'service' if menu.open else 'centre'}", language)
    return title, next_opening(service.hours, menu.at, language, words)


def refusal(service: MenuService, at: int, language: Language, words: Words) -> tuple[str, str]:
    """What a ticket would be refused with: down, used up, too full, or by appointment only."""
    told = {"service": service.name.in_language(language), "most": service.most_waiting}
    title = words.say(f"error.{service.refused}.title", language, **told)
    if service.suspended is not None:
        return title, service.suspended.in_language(language)
    if service.refused == "quota_used":
        told["opens"] = next_opening(service.hours, at, language, words, today=False)
        return title, words.say("kiosk.quota_next", language, **told)
    return title, words.say(f"error.{service.refused}.advice", language, **told)


def _fee(kes: int | None, language: Language, words: Words) -> str:
    if kes is None:
        return words.say("kiosk.fee_ask", language)
    if kes == 0:
        return words.say("kiosk.free", language)
    return words.say("kiosk.fee_amount", language, n=f"{kes:,}")


def clock_hours(hours: Hours, language: Language, words: Words) -> str:
    """From when to when, as shown beside a clock."""
    opens, closes = opening.clock_face(hours.opens), opening.clock_face(hours.closes)
    return words.say("kiosk.clock_hours", language, opens=opens, closes=closes)


def days(hours: Hours, language: Language, words: Words) -> str:
    """Monday to Friday, or the days one by one."""
    names = [words.say(f"day.{day}", language) for day in hours.days]
    first, last = min(hours.days), max(hours.days)
    if len(names) > 1 and len(names) == last - first + 1:
        return words.say("kiosk.days", language, first=names[0], last=names[-1])
    return ", ".join(names)


def next_opening(
    hours: Hours, at: int, language: Language, words: Words, *, today: bool = True
) -> str:
    """When it opens next, as a sentence; during its hours, that staff know more, unless it is not
    to be today."""
    now = opening.local(at)
    minute, weekday = now.hour * 60 + now.minute, now.isoweekday()
    if today and weekday in hours.days and hours.opens <= minute < hours.closes - hours.last_ticket:
        return words.say("kiosk.ask_staff", language)
    ahead = 0 if today and minute < hours.opens else 1
    while (weekday + ahead - 1) % WEEK + 1 not in hours.days:
        ahead += 1
    time = opening.clock_face(hours.opens)
    if ahead < 2:
        key = "kiosk.opens_tomorrow" if ahead else "kiosk.opens_today"
        return words.say(key, language, time=time)
    day = words.say(f"day.{(weekday + ahead - 1) % WEEK + 1}", language)
    return words.say("kiosk.opens_on", language, day=day, time=time)


def basket(journey: Journey, menu: Menu) -> list[Tile]:
    """The services put on the ticket so far."""
    icons = category_icons(menu)
    return [
        Tile(
            code=service.code,
            name=f"basket_{service.code}",
            text=service.name.in_language(journey.language),
            note="",
            picture=icons[service.category],
            open=service.open,
        )
        for code in journey.basket
        for service in menu.services
        if service.code == code
    ]


def ticket_shown(journey: Journey, words: Words, link: Callable[[Ticket], str]) -> TicketShown:
    """The ticket that the person has; `link` is where its page is found."""
    ticket, language = journey.ticket, journey.language
    if ticket is None:
        return TicketShown()
    return TicketShown(
        number=ticket.ticket,
        services=tuple(leg.name.in_language(language) for leg in ticket.legs),
        wait=ticket_wait(ticket, language, words),
        priority=ticket.lane is Lane.PRIORITY,
        returnable=ticket.lane is not Lane.APPOINTMENT,
        qr=f"image://qr/{link(ticket).encode().hex()}",
    )


def centre_shown(menu: Menu, language: Language, words: Words) -> CentreShown:
    """The centre, and what its staff should know."""
    return CentreShown(
        name=menu.name,
        open=menu.open,
        hours_en=opening_line(menu, "en", words),
        hours_sw=opening_line(menu, "sw", words),
        alone_sign=alone_sign(menu, language, words),
    )


def opening_line(menu: Menu, language: Language, words: Words) -> str:
    """The centre's hours, for the attract screen."""
    hours = menu.hours
    return f"{days(hours, language, words)}, {clock_hours(hours, language, words)}"
