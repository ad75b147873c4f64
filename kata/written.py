"""Values on disk: files that are written whole or not at all, and verdicts that are read back defensively."""

import json
import os
import tempfile
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

from kata.evidence import SCHEMA, Kind, Proof, Span, Status, Verdict


def write(path: Path, data: Any) -> None:
    """Write JSON. Raises OSError, and then nothing has changed."""
    write_text(path, json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def write_text(path: Path, text: str) -> None:
    """Write into a file beside it, which then takes its name. Raises OSError, and then nothing has changed."""
    handle, name = tempfile.mkstemp(dir=path.absolute().parent, prefix=f".{path.name}.")
    try:
        # half of a surrogate pair cannot be encoded: what stands for it then is JSON's own way to write it
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def verdict_from(data: Any) -> Verdict:
    """The verdict that `Verdict.as_json` gave. Raises ValueError where it is no such thing."""
    try:
        if data["schema"] != SCHEMA:
            raise ValueError(data["schema"])
        return Verdict(
            _text(data["exercise"]),
            _text(data["submission"]),
            tuple(_proof(one) for one in data["proofs"]),
            float(data["seconds"]),
            tuple(span_from(one) for one in data["timeline"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ValueError(f"no verdict: {error!r}") from None


def _proof(data: dict[str, Any]) -> Proof:
    if data["kind"] not in get_args(Kind) or data["status"] not in get_args(Status):
        raise ValueError(data)
    optional = {"code", "where"}
    return Proof(**{one.name: _text(data[one.name], one.name in optional) for one in fields(Proof)})


def span_from(data: dict[str, Any]) -> Span:
    """The span that `asdict` gave. Raises KeyError, TypeError or ValueError where it is no such thing."""
    return Span(_text(data["label"]), float(data["start"]), float(data["end"]), _text(data["lane"]))


def _text(value: Any, may_be_none: bool = False) -> Any:
    if type(value) is str or (may_be_none and value is None):
        return value
    raise ValueError(value)
