"""What a check found out, as plain frozen values. The rest of the engine measures, judges or draws these."""

from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

Kind = Literal["correct", "overlap", "clock", "limits", "safe", "clean"]
Status = Literal["passed", "failed", "waived", "skipped"]

KINDS: tuple[Kind, ...] = ("correct", "overlap", "clock", "limits", "safe", "clean")
SCHEMA = "kata/verdict/1"


@dataclass(frozen=True, slots=True)
class Span:
    """One piece of work that was under way from `start` to `end` (seconds), drawn in the row `lane`."""

    label: str
    start: float
    end: float
    lane: str = ""

    def shifted(self, seconds: float) -> "Span":
        return replace(self, start=self.start + seconds, end=self.end + seconds)


@dataclass(frozen=True, slots=True)
class Proof:
    """One claim about a submission and what became of it.

    A failed proof has a `code` (stable, kebab case), and none of `seen`, `wanted` and `hint` is empty.
    `where` is `file:line` in the learner's file, where one line is to blame.
    """

    kind: Kind
    name: str
    status: Status
    code: str | None = None
    seen: str = ""
    wanted: str = ""
    hint: str = ""
    where: str | None = None

    def __post_init__(self) -> None:
        if self.status == "failed" and not (self.code and self.seen and self.wanted and self.hint):
            raise ValueError(f"a failed proof says its code, seen, wanted and hint: {self}")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Everything that one check says about one submission."""

    exercise: str
    submission: str
    proofs: tuple[Proof, ...]
    seconds: float
    timeline: tuple[Span, ...] = ()
    printed: str = ""
    strict: bool = False

    @property
    def status(self) -> Literal["passed", "failed", "inconclusive"]:
        """What is missing is never a pass: no proofs at all, or a skipped one, is a failure."""
        statuses = {proof.status for proof in self.proofs}
        if not statuses or statuses & {"failed", "skipped"}:
            return "failed"
        return "inconclusive" if self.strict and "waived" in statuses else "passed"

    @property
    def diagnosis(self) -> str | None:
        """The code of the first proof that failed."""
        return next((proof.code for proof in self.proofs if proof.status == "failed"), None)

    @property
    def exit_code(self) -> int:
        return {"passed": 0, "failed": 1, "inconclusive": 3}[self.status]

    def as_json(self) -> dict[str, Any]:
        """The public interface: `kata/verdict/1`."""
        return {
            "schema": SCHEMA,
            "exercise": self.exercise,
            "submission": self.submission,
            "status": self.status,
            "diagnosis": self.diagnosis,
            "proofs": [asdict(proof) for proof in self.proofs],
            "seconds": round(self.seconds, 3),
            "timeline": [asdict(span) for span in self.timeline],
        }
