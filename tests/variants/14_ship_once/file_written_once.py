"""The index is written to a file once, and each worker reads it from there."""

import json
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

known: dict[str, str] = {}


def read(path: Path) -> None:
    known.update(json.loads(path.read_text()))


def count(words: list[str]) -> Counter[str]:
    return Counter(category for word in words if (category := known.get(word)) is not None)


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    total: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "index.json")
        path.write_text(json.dumps(index))
        with ProcessPoolExecutor(workers, initializer=read, initargs=(path,)) as pool:
            for counts in pool.map(count, [words[first::workers] for first in range(workers)]):
                total.update(counts)
    return total
