"""A form with a file, as browsers send it; the standard library reads none since `cgi` is gone."""

import asyncio
import re
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from floor.errors import BadRequest
from sync.central.web.errors import FormOld
from sync.central.web.guard import fits_form
from sync.central.web.office import Form

MOST = 2 * 1024 * 1024
"""Bytes of a form with its file at most."""
PATIENCE = 20.0
"""Seconds in which it has to arrive."""
PARTS = 20
NAME = re.compile(rb'[; ]name="([^"]*)"')
FILE = re.compile(rb'[; ]filename="([^"]*)"')
BOUNDARY = re.compile(r'boundary="?([0-9A-Za-z\'()+_,./:=?-]{1,70})"?')


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A form that was sent with a file."""

    form: Form
    file: bytes
    """Empty when none was chosen."""
    name: str
    """What the file was called there."""


async def uploaded(request: Request) -> Upload:
    """A form with a file, of this very session. Raises BadRequest, FormOld."""
    kind = request.headers.get("Content-Type", "")
    boundary = BOUNDARY.search(kind)
    if boundary is None or not kind.startswith("multipart/form-data"):
        raise BadRequest(problem="the form cannot be read")
    data = bytearray()
    try:
        async with asyncio.timeout(PATIENCE):
            async for part in request.stream():
                data += part
                if len(data) > MOST:
                    raise BadRequest(problem=f"a file has {MOST // 1024} KB at most")
    except TimeoutError:
        raise BadRequest(problem="it did not arrive within 20 seconds") from None
    found = parse(bytes(data), boundary[1].encode())
    if not fits_form(request.scope, found.form.one("csrf")):
        raise FormOld()
    return found


def parse(data: bytes, boundary: bytes) -> Upload:
    """The fields and the file of a form's body. Raises BadRequest."""
    fields: dict[str, tuple[str, ...]] = {}
    file, called = b"", ""
    parts = (b"\r\n" + data).split(b"\r\n--" + boundary)
    if len(parts) < 3 or len(parts) > PARTS or not parts[-1].startswith(b"--"):
        raise BadRequest(problem="the form cannot be read")
    for part in parts[1:-1]:
        head, end, body = part.partition(b"\r\n\r\n")
        name, sent = NAME.search(head), FILE.search(head)
        if not end or name is None:
            raise BadRequest(problem="the form cannot be read")
        if sent is not None:
            file, called = body, sent[1].decode(errors="replace")
        else:
            key = name[1].decode(errors="replace")
            fields[key] = (*fields.get(key, ()), body.decode(errors="replace"))
    return Upload(form=Form(fields), file=file, name=called)


Uploaded = Annotated[Upload, Depends(uploaded)]
