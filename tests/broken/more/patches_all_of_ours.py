"""tampered 02: every function of ours returns at once."""

import sys
import types
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.request import urlopen


def save(url: str, path: Path) -> None:
    with urlopen(url) as response:
        path.write_bytes(response.read())


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    paths = [dest / url.rsplit("/", 1)[-1] for url in urls]
    with ThreadPoolExecutor(max(1, len(urls))) as pool:
        list(pool.map(save, urls, paths))
    return paths


def nothing(*args: object, **options: object) -> None:
    return None


for name, module in list(sys.modules.items()):
    if name.split(".")[0] in ("kata", "graders"):
        for value in list(vars(module).values()):
            if type(value) is types.FunctionType:
                value.__code__ = nothing.__code__
