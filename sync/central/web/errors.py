"""What can be refused to people and programs at headquarters; sentences in assets/words/error.toml.

FoleniError
├── Refused
│   ├── SignInNeeded          nobody is signed in, or not any more
│   ├── WrongPassword         name and password do not fit
│   ├── TooManyTries          wrong passwords were tried; wait (seconds)
│   ├── NotYours              the role does not allow it
│   └── FormOld               the form is another session's
└── BadInput
    ├── PersonKnown           somebody has the name already (name)
    ├── UnknownPerson         nobody has the name (name)
    └── WeakPassword          a password is too short or too well known (least)
"""

from floor.errors import BadInput, FoleniError, Refused


class SignInNeeded(Refused):
    """Nobody is signed in, or not any more; a program's token is missing or wrong."""


class WrongPassword(Refused):
    """Name and password do not fit."""


class TooManyTries(Refused):
    """Wrong passwords were tried; this long until the next try (seconds)."""


class NotYours(Refused):
    """The person's role, centres or agencies do not allow it."""


class FormOld(Refused):
    """A form was not made for this session: an old page, or another site's."""


class PersonKnown(BadInput):
    """Somebody, or a program, has this name already (name)."""


class UnknownPerson(BadInput):
    """Nobody, and no program, has this name (name)."""


class WeakPassword(BadInput):
    """A password is too short, or the first that anybody would try (least, characters)."""


STATUS: dict[type[FoleniError], int] = {
    SignInNeeded: 401,
    WrongPassword: 401,
    TooManyTries: 429,
    NotYours: 403,
    FormOld: 403,
    UnknownPerson: 404,
}
"""The HTTP statuses that tell them."""
