"""Which clips there are: their names, what each says, and the names of texts and numbers."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha1

from floor.rules.offer import Language
from floor.words import PLACEHOLDER, Words

CALLING = (
    *("letter.", "number.", "lane."),
    *("voice.call", "voice.again", "voice.short", "voice.short_again"),
)
"""Keys, or beginnings of them, of what a display says."""
READING = (
    *("kiosk.", "voice.read.", "day.", "month.", "wait.", "priority.ground."),
    *("common.back", "common.home", "common.please_wait"),
    *("common.language_en", "common.language_sw"),
    *("priority.title", "priority.question", "priority.for_whom", "priority.no_reason"),
    *("priority.wanted", "priority.not_wanted"),
    *("appointment.title", "appointment.reference", "appointment.check_in"),
    *("appointment.enter_reference", "appointment.scan", "appointment.show_slip"),
    *("ticket.take", "ticket.printing", "ticket.your_number", "ticket.watch_listen"),
    *("error.service_down.", "error.quota_used.", "error.too_many_waiting."),
    *("error.centre_closed.", "error.service_closed.", "error.unknown_booking."),
    *("error.booking_only.", "error.booking_used.", "error.booking_early."),
    *("error.booking_late.", "error.booking_elsewhere.", "error.booking_other_day."),
    *("error.too_many_services.", "error.refused."),
)
"""The same of what a kiosk reads aloud besides."""
UNSPOKEN = frozenset(
    {"kiosk.welcome", "wait.good", "wait.near", "wait.late"}
    | {f"kiosk.{key}" for key in ("touch_start", "choose_language", "choose_agency", "more")}
    | {f"kiosk.{key}" for key in ("most_requested", "all_services", "collect_document")}
    | {f"kiosk.{key}" for key in ("customer_care", "documents_needed", "have_documents")}
    | {f"kiosk.{key}" for key in ("have_all", "have_not", "phone_optional", "out_of_service")}
    | {f"kiosk.{key}" for key in ("service_paused", "service_hours", "service_not_here")}
    | {f"kiosk.{key}" for key in ("quota_reached", "quota_come_back", "opening_hours")}
    | {f"kiosk.{key}" for key in ("open_days", "closed_weekends", "clock_hours")}
)
"""Keys that begin so and that no citizen's screen shows, or that hold no word of their own."""
STAFF = ("kiosk.sign.",)
"""Beginnings of what is for staff, and is not read out."""
SHORT = (
    (re.compile(r"\b(min|dak|dk)\b\.?", re.IGNORECASE), "voice.read.minutes"),
    (re.compile(r"\bKSh\b"), "voice.read.shillings"),
)
"""What is written short is said in full."""
TO = "voice.read.to"
"""The clip that says a dash between two figures."""
SLUG = 60
"""Letters of a text's clip name at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """One file of a voice's folder: its name without `.wav`, and what it says."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form of a phrase: texts and placeholders in turn, each text with its clip's name."""

    key: str
    pieces: tuple[str, ...]
    """Text, placeholder, text, ..., as `re.split` gives them."""

    @property
    def clips(self) -> tuple[str, ...]:
        """The name of the clip of each text; empty where nothing is to be said."""
        whole = len(self.pieces) == 1
        names = []
        for place, text in enumerate(self.pieces[::2], start=1):
            if not re.search(r"\w", text):
                names.append(TO if text.strip() == "\u2013" and not whole else "")
            else:
                names.append(self.key if whole else f"{self.key}.{place}")
        return tuple(names)


def forms(words: Words, language: Language, key: str) -> Iterator[Form]:
    """The phrase's form, and its form for exactly one."""
    phrase = words.phrases[key]
    many, one = (phrase.form(language, one=wanted) for wanted in (False, True))
    yield Form(key=key, pieces=tuple(PLACEHOLDER.split(many)))
    if one != many:
        yield Form(key=f"{key}.one", pieces=tuple(PLACEHOLDER.split(one)))


def spoken_keys(words: Words, *, beginnings: Iterable[str] = (*CALLING, *READING)) -> list[str]:
    """The keys of all phrases that are ever spoken."""
    exact = {each for each in beginnings if not each.endswith(".")}
    begins = tuple(each for each in beginnings if each.endswith("."))
    return [
        key
        for key in words.phrases
        if (key in exact or key.startswith(begins))
        and key not in UNSPOKEN
        and not key.startswith(STAFF)
    ]


def fixed_clips(
    words: Words, language: Language, *, beginnings: Iterable[str] = (*CALLING, *READING)
) -> list[Clip]:
    """Every clip that comes with Foleni, in one language; texts without their punctuation."""
    clips = []
    for key in spoken_keys(words, beginnings=beginnings):
        for form in forms(words, language, key):
            for name, text in zip(form.clips, form.pieces[::2], strict=True):
                if name and (name != TO or key == TO):
                    clips.append(Clip(name=name, text=_in_full(text, words, language)))
    return clips


def _in_full(text: str, words: Words, language: Language) -> str:
    """A text as it is said, without the punctuation around it."""
    for short, key in SHORT:
        text = short.sub(words.say(key, language), text)
    return text.strip(" ,:;.\u2013")


def text_clip(text: str) -> Clip:
    """The clip of a text that is not Foleni's own, such as a service's name: named by it."""
    slug = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")
    if len(slug) > SLUG or not slug:
        mark = sha1(text.casefold().encode(), usedforsecurity=False).hexdigest()[:6]
        slug = f"{slug[:SLUG].strip('-')}-{mark}".lstrip("-")
    return Clip(name=f"text.{slug}", text=text)


def by_name(clips: Iterable[Clip]) -> Mapping[str, Clip]:
    """Clips by their names."""
    return {clip.name: clip for clip in clips}
