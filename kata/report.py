"""`kata report`: the course's state as one HTML page, which needs no network and runs no script."""

import argparse
import time
from pathlib import Path

from kata import overview, raced, record, references, room
from kata.language import _
from kata.page import Entry, html
from kata.progress import next_of, state_of
from kata.written import write_text


def main(options: argparse.Namespace) -> int:
    """Writes the page whole or not at all."""
    out: Path = options.out
    if out.is_dir() or not out.absolute().parent.is_dir():
        raise room.NoSuchFile(f"The report cannot be written to {out}: it is a folder, or its folder is not there.")
    known = entries()
    following = next_of({one.exercise: one.state for one in known}, {one.exercise: one.record for one in known})
    page = html(known, time.time(), next((one for one in known if one.exercise == following), None))
    try:
        write_text(out, page)
    except OSError as error:
        raise room.NoSuchFile(f"The report could not be written to {out}: {error.strerror}.") from None
    print(_("{file} is written: open it in a browser").format(file=out))
    return 0


def entries() -> list[Entry]:
    """Every exercise with what is known of it. A reference that was never looked at is graded now, once."""
    records = {one: record.load(one) for one in room.exercises()}
    races = {one: raced.load(one) for one in records}
    drawn = [one for one, found in records.items() if found.verdict and found.verdict.timeline and not races[one]]
    missing = [one for one in drawn if references.timeline(one) is None and one.file(references.ROOM).is_file()]
    if missing:
        with overview.progress(len(missing)) as tell:
            references.find(missing, tell)
    return [
        Entry(one, state_of(one, found), found, references.timeline(one) or () if one in drawn else (), races[one])
        for one, found in records.items()
    ]
