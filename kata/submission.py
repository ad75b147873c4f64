"""The learner's file in the runner: it is imported, looked at, and found again in what it raises."""

import importlib
from pathlib import Path
from types import ModuleType, TracebackType

from kata import raised
from kata.asks import Asks, Unlike
from kata.language import _
from kata.raised import Raised


class Refused(Exception):
    """The call came to nothing; says with which code, and what was seen and wanted."""

    def __init__(self, code: str, seen: str, wanted: str = "", where: str | None = None) -> None:
        super().__init__(code)
        self.said = {"code": code, "seen": seen, "wanted": wanted, "where": where}


class Submission:
    """The module `name`, at `file`, known to the learner as `shown`; `asks` is what it should define."""

    def __init__(self, file: str, name: str, shown: str, asks: Asks) -> None:
        self.file, self.name, self.shown, self.asks = file, name, shown, asks

    def load(self) -> ModuleType:
        """Import it. Raises Refused when that fails, or gives another module than the one that was imported."""
        try:
            compile(Path(self.file).read_bytes(), self.file, "exec", dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            raise Refused("syntax", _syntax_text(error), _("a file that Python can read"), self._syntax_line(error)) \
                from None  # fmt: skip
        try:
            found = importlib.import_module(self.name)
        except BaseException as error:
            self.refuse_exit(error)
            text = _("importing the file raised {error}").format(error=self.describe(error))
            raise Refused("raised", text, "", self.where(error)) from None
        if type(found) is not ModuleType:
            raise Refused("tampered", _("the module {name} is another one now").format(name=self.name))
        return found

    def look(self, module: ModuleType) -> None:
        """Refuse what does not define what the exercise asks for."""
        asked = _("`{asked}`").format(asked=self.asks)
        try:
            self.asks.look(module)
        except Unlike as unlike:
            raise Refused(unlike.code, unlike.seen, _("`{asked}`").format(asked=unlike.wanted)) from None
        except BaseException as error:
            seen = _("looking at it raised {error}").format(error=self.describe(error))
            raise Refused("signature", seen, asked) from None

    def describe(self, error: BaseException) -> Raised:
        return raised.describe(error, self.where)

    def where(self, error: BaseException) -> str | None:
        """The innermost line of the learner's file that the exception passed, as `file:line`."""
        step: TracebackType | None = BaseException.__dict__["__traceback__"].__get__(error)
        line = None
        while step is not None:
            line = step.tb_lineno if step.tb_frame.f_code.co_filename == self.file else line
            step = step.tb_next
        return self.at(line)

    def at(self, line: int | None) -> str | None:
        """A line of it as the learner is shown it, `file:line`."""
        return f"{self.shown}:{line}" if line else None

    def is_untouched(self, error: BaseException) -> bool:
        return type(error) is NotImplementedError and self.where(error) is not None

    def refuse_exit(self, error: BaseException) -> None:
        """sys.exit would have taken the process with it."""
        if issubclass(type(error), SystemExit):
            (code,) = self.describe(error).args[:1] or ("",)
            text = _("it ended the whole process: sys.exit({code})").format(code=str(code)[:100])
            raise Refused("died", text, _("a call that returns"), self.where(error)) from None

    def _syntax_line(self, error: BaseException) -> str | None:
        line = error.lineno if isinstance(error, SyntaxError) else None
        return self.at(line)


def _syntax_text(error: BaseException) -> str:
    text = error.msg if isinstance(error, SyntaxError) else str(error)
    return _("Python cannot read the file: {error}").format(error=text or type(error).__name__)
