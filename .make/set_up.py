"""Make the virtual environment that the verbs of the Makefile run in: `python .make/set_up.py FOLDER [dev]`.

It holds what pyproject.toml names as `dependencies`, with `dev` the tools too, each as requirements.lock pins it.
A stamp says that a part is whole: written last, as old as the lock file, and named after the interpreter, so that
make can tell without starting a process. What has no stamp is made anew: an interrupted set-up needs no repair.
"""

import fcntl
import importlib.util
import os
import platform
import re
import subprocess
import sys
import tomllib
import venv
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

LOCK = Path("requirements.lock")
OWNER = "concurrency-kata"  # stands in pyvenv.cfg: only a folder with this name in it is ever cleared
QUIET = ("-qq", "--disable-pip-version-check", "--no-input", "--progress-bar=off")  # -qq still prints errors
USAGE, INTERRUPTED = 2, 130


def main(folder: Path, tools: bool) -> None:
    """Make the venv, or add the tools to it; nothing when that is done already."""
    with alone(folder):
        stamp = folder / f"ready-{os.path.basename(os.path.realpath(sys.executable))}{'-dev' if tools else ''}"
        if is_whole(folder, stamp):
            return
        age = LOCK.stat().st_mtime_ns
        needed, tools_only = split(entries(LOCK.read_text()), dependencies())
        if tools:
            say(f"Adding ruff, mypy, uv and babel to {folder}, as {LOCK} pins them (once)")
            install(folder, tools_only.values(), "--ignore-installed")  # over what an interrupted try left
        else:
            refuse(folder)
            version = platform.python_version()
            say(f"Setting up {folder} with Python {version}, as {LOCK} pins it (once, about ten seconds)")
            install(folder, [needed["pip"]], python_path=create(folder))
            install(folder, needed.values())
        stamp.touch()
        os.utime(stamp, ns=(age, age))


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """While this lasts no other set-up runs in this clone. The lock ends with its process, however that ends."""
    with LOCK.open() as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(f"Another make is setting up {folder}, waiting for it")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def is_whole(folder: Path, stamp: Path) -> bool:
    """Whether the stamp is there, not older than the lock file, in a venv of this Python that was not moved."""
    return (
        stamp.exists()
        and stamp.stat().st_mtime_ns >= LOCK.stat().st_mtime_ns
        and os.path.realpath(folder / "here") == os.path.realpath(folder)
        and os.path.realpath(folder / "bin/python") == os.path.realpath(sys.executable)
    )


def refuse(folder: Path) -> None:
    """Stop with one sentence where a venv cannot be made, or where something that is not ours would be lost."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        fail(f"This Python has no venv. On Debian and Ubuntu: sudo apt install python{version}-venv")
    settings = folder / "pyvenv.cfg"
    ours = settings.is_file() and OWNER in settings.read_text()
    if folder.exists() and not ours and any(folder.iterdir()):
        fail(f"{folder} is there, and make did not make it. Delete it or name another: make check VENV=.venv-kata")


def dependencies() -> set[str]:
    """The names in pyproject.toml without which nothing is graded."""
    named = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    return {re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", name)[0]).lower() for name in named}


def entries(lock: str) -> dict[str, str]:
    """The entry of each package in the text of the lock file: its pin, its hashes, and notes on who needs it."""
    found: list[str] = re.findall(r"^\S+==.*\n(?:[ \t].*\n)*", lock, re.MULTILINE)
    return {entry.split("==")[0]: entry for entry in found}


def split(locked: dict[str, str], roots: set[str]) -> tuple[dict[str, str], dict[str, str]]:
    """The entries that `roots` need, by the lock file's own `# via` notes, and the other entries."""
    users = {name: set(re.findall(r"# +(?:via )?(\S+)", entry)) for name, entry in locked.items()}
    needed = set(roots)
    while more := {name for name in users if users[name] & needed} - needed:
        needed |= more
    return (
        {name: entry for name, entry in locked.items() if name in needed},
        {name: entry for name, entry in locked.items() if name not in needed},
    )


def create(folder: Path) -> str:
    """Make the empty venv, and give the path of a pip for it: the wheel inside Python, run as it is.

    Installing that wheel first, as venv does, takes four seconds more. Debian keeps it elsewhere: then venv does it.
    """
    import ensurepip  # not everywhere: `refuse` comes first

    wheel = next((Path(ensurepip.__file__).parent / "_bundled").glob("pip-*.whl"), None)
    venv.EnvBuilder(clear=True, symlinks=True, with_pip=wheel is None, prompt=OWNER).create(folder)
    (folder / "here").symlink_to(folder.absolute())
    return str(wheel or "")


def install(folder: Path, pinned: Iterable[str], *options: str, python_path: str = "") -> None:
    """Let pip install exactly these entries of the lock file, and compile them on all cores afterwards."""
    chosen, python = folder / "pinned.txt", str(folder / "bin/python")
    chosen.write_text("".join(pinned))
    environment = {**os.environ, "PYTHONPATH": python_path, "PYTHONDONTWRITEBYTECODE": ""}
    pip = [python, "-m", "pip", "install", *QUIET, "--no-deps", "--no-compile", *options, "-r", str(chosen)]
    if subprocess.run(pip, env=environment, stdin=subprocess.DEVNULL).returncode:
        fail("The packages could not be installed: what pip said stands above. The next make tries again.")
    subprocess.run([python, "-m", "compileall", "-qq", "-j", "0", str(folder / "lib")], env=environment)


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def fail(sentence: str) -> NoReturn:
    say(sentence)
    sys.exit(USAGE)


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), tools="dev" in sys.argv[2:])
    except KeyboardInterrupt:
        say("stopped")
        sys.exit(INTERRUPTED)
    except (OSError, subprocess.CalledProcessError) as error:
        fail(f"The set-up of {sys.argv[1]} failed: {error}")
