"""What to try next, for the codes that every exercise shares. A code is stable; its wording may change."""

from kata.language import _

_WANTED = {
    "missing": _("what the exercise asks for, under its own name"),
    "signature": _("the signature that stands in the stub"),
    "raised": _("a call that returns"),
    "not-started": _("the body of the exercise, written by you"),
    "syntax": _("a file that Python can read"),
    "hang": _("a call that returns"),
    "died": _("a call that returns"),
    "not-plain": _("plain data: list, tuple, dict, set, str, bytes, int, float, bool, None, or the path asked for"),
    "tampered": _("a submission that leaves what it is measured with alone"),
    "left-running": _("nothing that was not there before the call"),
    "not-picklable": _("work that can be sent to another process"),
    "work-skipped": _("the given work, done for every item"),
    "no-main-guard": _("a file that can be imported without starting anything: a new process imports it, too"),
}

_HINT = {
    "missing": _("Compare the name with the one in the text at the top of the file."),
    "signature": _("Keep the first line of the stub as it was: name, parameters, and `async` only where it stood."),
    "raised": _("Run your file with `make run`, and look at the line above."),
    "not-started": _("Open the file, read the text at its top, and replace the TODO."),
    "syntax": _("Look at that line, and at the one above it: a bracket or a colon is often missing there."),
    "hang": _("Ask of each wait in your code who ends it: a join, a get, a lock or an await that nobody answers."),
    "died": _("Return a value or raise an exception instead of ending the process."),
    "not-plain": _("Return finished values: `list(…)` around something lazy, built-in types instead of your own."),
    "tampered": _("Take that line out; nothing in the exercise needs it."),
    "left-running": _("Join, await or close what you start: `with` and `async with` do it even after an error."),
    "not-picklable": _("Send a function from the top of the module: a lambda or a nested function cannot be sent."),
    "work-skipped": _("Call the given work for every item, and build the result from what it gives back."),
    "no-main-guard": _('Move what tries your code to the end of the file, below `if __name__ == "__main__":`.'),
}

_UNJUDGED = _WANTED.keys() - {"left-running"}


def wanted(code: str) -> str:
    return _WANTED.get(code, _("the behaviour that the exercise describes"))


def hint(code: str) -> str:
    return _HINT.get(code, _("Read the text at the top of the stub again, and `make hint`."))


def is_general(code: str) -> bool:
    """Whether the code says that the submission could not be judged at all, so that nothing else needs a try."""
    return code in _UNJUDGED
