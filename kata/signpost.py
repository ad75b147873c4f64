"""Where the learner of a watch is in the course: how many exercises are passed, which one is next, and which keys."""

from collections.abc import Iterable

from rich.console import Console, RenderableType
from rich.text import Text

from kata import progress, record, room
from kata.evidence import Kind, Proof, Status
from kata.language import _, ngettext
from kata.overview import GRAVEST_FIRST
from kata.record import Record, State
from kata.room import Exercise, shown
from kata.screen import MARKS, STYLES
from kata.sheet import Sheet
from kata.terminal import Carried

BAR = 40  # cells


class Course:
    """All exercises, as the records tell of them."""

    def __init__(self) -> None:
        self.records: dict[Exercise, Record] = {}
        self.states: dict[Exercise, State] = {}
        for one in room.exercises():
            self.look(one)

    def look(self, exercise: Exercise) -> None:
        """Read anew what is known of this one."""
        self.records[exercise] = record.load(exercise)
        self.states[exercise] = progress.state_of(exercise, self.records[exercise])

    @property
    def passed(self) -> int:
        return sum(state == "passed" for state in self.states.values())

    @property
    def begin(self) -> Exercise:
        """The one to go on with; the first one when all are passed."""
        return progress.next_of(self.states, self.records) or next(iter(self.states))

    def following(self, exercise: Exercise) -> Exercise | None:
        """The next one that is not passed: behind this one, then from the beginning; never this one itself."""
        left = [one for one, state in self.states.items() if state != "passed" and one != exercise]
        return min(left, key=lambda one: (one.number < exercise.number, one.number), default=None)

    def count(self) -> str:
        return _("{n} of {all} passed").format(n=self.passed, all=len(self.states))


def first_screen(course: Course, exercise: Exercise, console: Console) -> RenderableType:
    """Where the learner is, and which file to open."""
    sheet = Sheet(console)
    sheet.title(_("Concurrency kata"), course.count())
    bar = min(BAR, console.width - 4)
    done = round(bar * course.passed / len(course.states))
    sheet.add(Text.assemble("  ", ("━" * done, "green"), ("·" * (bar - done), "dim")))
    sheet.add()
    sheet.title(exercise.title, _state(course, exercise))
    sheet.add()
    sheet.text(_("Open `{file}` in your editor.").format(file=shown(exercise.file())))
    sheet.text(_("It is graded whenever you save it, and so is the file of any other exercise."))
    return Carried(Text("\n").join(sheet.lines))


def _state(course: Course, exercise: Exercise) -> str:
    names: dict[State, str] = {
        "passed": _("passed"),
        "tried": _("begun, not passed yet"),
        "failing again": _("passed once, failing again"),
        "not started": _("not started"),
    }
    return names[course.states[exercise]]


def so_far(exercise: Exercise, proofs: Iterable[Proof]) -> Text:
    """`checking 02 … ✓ correct ✗ overlap`"""
    text = Text(_("checking {n} …").format(n=exercise.number), "bold")
    gravest: dict[Kind, Status] = {}
    for proof in proofs:
        gravest[proof.kind] = min(gravest.get(proof.kind, "passed"), proof.status, key=GRAVEST_FIRST.index)
    for kind, status in gravest.items():
        text.append(f"  {MARKS[status]}", STYLES[status]).append(f" {kind}", "not bold")
    return text


def goes_on(course: Course, exercise: Exercise) -> Text:
    """The line below a pass."""
    following = course.following(exercise)
    if following is None:
        n = len(course.states)
        return Text(ngettext("The exercise is passed.", "All {n} exercises are passed.", n).format(n=n), "bold green")
    text = _("next: {title} · {file}").format(title=following.title, file=shown(following.file()))
    return Text(text, "bold cyan")


def keys() -> Text:
    names = {
        "h": _("hint"),
        "t": _("task"),
        "c": _("compare"),
        "n": _("next"),
        "r": _("run again"),
        "q": _("quit"),
    }
    return Text(" · ", "dim").join(Text.assemble((key, "bold"), " ", (name, "dim")) for key, name in names.items())
