"""The pytest side: gives graders their submission and their servers, and turns each test into a proof."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from kata import advice, room
from kata.background import BackgroundLoop
from kata.evidence import Proof, Span
from kata.gate import Gate, Gates
from kata.language import _
from kata.parent import imports_for, warm_parent
from kata.proof import Refusal, Skipped, Waiver
from kata.run import Run
from kata.site import AsyncServer, Site, Sites, ThreadServer


@dataclass
class Findings:
    """What the proofs of one grader have come to so far."""

    expected: int = 0
    proofs: list[Proof] = field(default_factory=list)
    timeline: tuple[Span, ...] = ()
    seconds: float = 0.0
    printed: str = ""
    unjudged: str | None = None  # the code after which nothing else needs a try
    run: Run | None = None

    def add(self, proof: Proof, spans: tuple[Span, ...]) -> None:
        drawn = any(one.status == "failed" for one in self.proofs if one.kind in ("overlap", "limits"))
        if spans and not drawn:
            self.timeline = spans
        self.proofs.append(proof)
        if proof.status == "failed" and proof.code and advice.is_general(proof.code):
            self.unjudged = proof.code


findings_key = pytest.StashKey[dict[str, Findings]]()
submissions_key = pytest.StashKey[Callable[[room.Exercise], Path]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("kata", "grading of exercises")
    group.addoption("--submission", type=Path, help="grade this file instead of the one in exercises/")
    group.addoption("--in", dest="kata_room", default="exercises", help="the folder whose file is graded")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[findings_key] = {}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if _kind(item):
            config.stash[findings_key].setdefault(item.path.stem, Findings()).expected += 1


@pytest.fixture(scope="module")
def run(request: pytest.FixtureRequest) -> Iterator[Run]:
    """The submission, to be called."""
    exercise = room.Exercise(request.path.stem)
    choose = request.config.stash.get(submissions_key, None)
    given = request.config.getoption("--submission")
    file = choose(exercise) if choose else given or exercise.file(request.config.getoption("kata_room"))
    warm_parent(imports_for({exercise.stem: file}))
    run = Run(exercise, Path(file).resolve())
    found = request.config.stash[findings_key].setdefault(exercise.stem, Findings())
    found.run = run
    yield run
    found.printed = run.printed


@pytest.fixture(scope="session")
def background() -> Iterator[BackgroundLoop]:
    """The thread in which the judge's servers run."""
    background = BackgroundLoop()
    yield background
    background.close()


@pytest.fixture(scope="module")
def server(request: pytest.FixtureRequest, background: BackgroundLoop) -> Iterator[Sites]:
    """The web server of a grader: aiohttp's where it says so (`SERVER = AsyncServer`)."""
    kind: type[AsyncServer] | type[ThreadServer] = getattr(request.module, "SERVER", ThreadServer)
    server = kind(background)
    yield server
    server.close()


@pytest.fixture
def new_site(server: Sites, run: Run) -> Iterator[Callable[..., Site]]:
    """Makes sites: `new_site(latency=0.05)`."""
    made: list[Site] = []

    def make(latency: float = 0.0) -> Site:
        made.append(server.site(latency))
        run.meetings.append(made[-1])
        return made[-1]

    yield make
    for site in made:
        site.stop_holding()
    run.meetings.clear()


@pytest.fixture
def site(new_site: Callable[..., Site]) -> Site:
    """A site that answers at once."""
    return new_site()


@pytest.fixture
def new_gate(background: BackgroundLoop, run: Run) -> Iterator[Callable[..., Gate]]:
    """Makes gates for jobs: `new_gate(burn=0.05)`."""
    gates = Gates(background)

    def make(**parts: Any) -> Gate:
        gate = gates.gate(**parts)
        run.meetings.append(gate)
        return gate

    yield make
    gates.close()
    run.meetings.clear()


def _kind(item: pytest.Item) -> Any:
    return getattr(getattr(item, "function", None), "kind", None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, Any, Any]:
    if _kind(item):
        found = item.config.stash[findings_key][item.path.stem]
        if found.unjudged:
            raise Skipped(_("not judged after `{code}`").format(code=found.unjudged))
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if not _kind(item) or (call.when != "call" and call.excinfo is None):
        return report
    found = item.config.stash[findings_key][item.path.stem]
    error = call.excinfo.value if call.excinfo else None
    proof, spans = _proven(item, error)
    found.add(proof, spans)
    found.seconds += call.duration
    if found.run and proof.status == "failed":
        found.run.failed.add(proof.kind)
    if proof.status == "failed":
        report.longrepr = _as_text(proof)
    elif error is not None:
        report.outcome = "skipped"
        report.longrepr = (str(item.path), 0, f"Skipped: {proof.seen}")
    return report


def _proven(item: pytest.Item, error: BaseException | None) -> tuple[Proof, tuple[Span, ...]]:
    kind, name = _kind(item), item.name.removeprefix("test_").replace("_", " ")
    if error is None:
        told = item.function.told  # type: ignore[attr-defined]
        return Proof(kind, name, "passed", seen=told.seen), told.spans
    if isinstance(error, Refusal):
        failed = Proof(kind, name, "failed", error.code, error.seen, error.wanted, error.hint, error.where)
        return failed, error.spans
    if isinstance(error, Waiver):
        return Proof(kind, name, "waived", seen=str(error)), ()
    if isinstance(error, Skipped):
        return Proof(kind, name, "skipped", seen=str(error)), ()
    seen = _("the grader itself failed: {error!r}").format(error=error)
    return Proof(kind, name, "failed", "grader-failed", seen, _("a verdict"), _("Tell us; it is not your file.")), ()


def _as_text(proof: Proof) -> str:
    lines = [
        f"{proof.kind}: {proof.seen}  [{proof.code}]",
        _("wanted: {wanted}").format(wanted=proof.wanted),
        _("try: {hint}").format(hint=proof.hint),
    ]
    return "\n".join([*lines[:1], *([proof.where] if proof.where else []), *lines[1:]])
