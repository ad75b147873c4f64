"""The catalogue is checked, not trusted: whoever adds an exercise finds here what is still missing.

Nothing is registered anywhere: the exercises are the graders that stand in `graders/`.
"""

import ast
import os
import re
from pathlib import Path

import pytest

from kata import room, samples
from kata.hint import hints

ROOT = Path(__file__).resolve().parent.parent
EXERCISES = room.exercises()
SAMPLES = [sample for exercise in EXERCISES for sample in samples.samples(exercise)]
RIGHT = [sample for sample in SAMPLES if sample.code is None]
WRONG = [sample for sample in SAMPLES if sample.code is not None]
EVERY = int(os.environ.get("KATA_EVERY", "0"))  # 1: all impostors; else one for each code, and the audit takes the rest

# what one wrong submission may do wrong beside its diagnosis: a proof that is not judged is not a failed one
MAY_FAIL_TOO = {"correct": {"overlap", "safe", "limits"}, "overlap": {"limits"}, "limits": {"overlap", "clean"}}


def one_of_each_code(wrong: list[samples.Sample]) -> list[samples.Sample]:
    first = {(sample.exercise.stem, sample.code): sample for sample in reversed(wrong)}
    return wrong if EVERY else list(first.values())


def named(sample: samples.Sample) -> str:
    return sample.name


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.stem)
class TestEveryExercise:
    def test_has_its_three_files(self, exercise):
        for folder in ("exercises", "solutions", "graders"):
            assert exercise.file(folder).is_file()

    def test_has_three_hints(self, exercise):
        assert len(hints(exercise)) == 3
        assert all(hint.strip() for hint in hints(exercise))

    def test_has_two_variants_and_its_impostors(self, exercise):
        own = [sample for sample in SAMPLES if sample.exercise == exercise]
        assert sum(sample.code is None for sample in own) >= 3
        assert {"work-skipped"} <= {sample.code for sample in own}

    def test_the_stub_is_not_started(self, exercise, check):
        checked = check(exercise.number, exercise.file())
        assert (checked.exit_code, checked.diagnosis) == (1, "not-started")
        assert f"exercises/{exercise.stem}.py" in checked.screen

    def test_the_stub_has_a_text_a_todo_and_a_place_to_try_it(self, exercise):
        text = exercise.file().read_text()
        assert len((ast.get_docstring(ast.parse(text)) or "").splitlines()) >= 3
        assert text.count("# TODO") == 1
        assert '__name__ == "__main__"' in text
        assert "JavaScript" in text

    def test_the_solution_says_why(self, exercise):
        text = ast.get_docstring(ast.parse(exercise.file("solutions").read_text())) or ""
        assert len(text.split()) >= 30

    def test_is_in_the_readme(self, exercise):
        assert re.search(rf"\| *{exercise.number} *\|", (ROOT / "README.md").read_text())


@pytest.mark.parametrize("sample", RIGHT, ids=named)
def test_right_submissions_pass(sample, check, grade_many):
    if not sample.fits:
        pytest.skip(f"needs {sample.needs}")
    is_solution = sample.file == sample.exercise.file("solutions")  # these as a user does it
    checked = (
        check(sample.exercise.number, sample.file) if is_solution else grade_many(sample.exercise.stem, sample.file)
    )
    assert checked.exit_code == 0, checked.screen
    assert checked.diagnosis is None


@pytest.mark.parametrize("sample", one_of_each_code(WRONG), ids=named)
def test_impostors_are_refused_under_their_code(sample, grade_many):
    if not sample.fits:
        pytest.skip(f"needs {sample.needs}")
    checked = grade_many(sample.exercise.stem, sample.file)
    assert checked.exit_code == 1, checked.screen
    assert checked.diagnosis == sample.code, checked.screen
    first = next(proof for proof in checked.verdict["proofs"] if proof["status"] == "failed")
    assert all(first[text] for text in ("seen", "wanted", "hint"))
    for proof in checked.verdict["proofs"]:
        if proof["status"] == "failed" and proof["kind"] != first["kind"] and proof["code"] != sample.code:
            assert proof["kind"] in MAY_FAIL_TOO.get(first["kind"], set()), checked.screen


def test_no_stray_file():
    stems = {exercise.stem for exercise in EXERCISES}
    for folder in ("exercises", "solutions", "graders"):
        found = {path.stem for path in (ROOT / folder).glob("*.py")} - {"__init__"}
        assert found == stems
    for folder in ("tests/variants", "tests/impostors"):
        assert {path.name for path in (ROOT / folder).iterdir() if path.name != "__pycache__"} <= stems
