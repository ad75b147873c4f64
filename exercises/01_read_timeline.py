"""We gave a service eight threads. The dashboard shows eight alive, and nothing is quicker: they take turns.

Please write the function that says what a timeline really shows. A Slice says that `worker` works on `task` from
`start` until just before `end`. A task is its name, whoever works on it; it is under way from its first start to its
last end. Slices come in any order, and where one ends as another starts, they do not overlap.
    sequential  Ann ━soup━━rice━           no task is begun before the one before it has ended (also: one task, none)
    concurrent  Ann ━soup━━rice━━soup━     two are under way, but at any instant only one is worked on
    parallel    Ann ━━━soup━━━             at some instant two different tasks are being worked on
                Ben    ━━━rice━━━

In JavaScript:
    await soup(); await rice();                        // sequential
    await Promise.all([soup(), rice()]);               // concurrent: one thread, which changes over at each await
    new Worker("soup.js"); new Worker("rice.js");      // parallel: two threads, two cores
"""

from typing import Literal, NamedTuple


class Slice(NamedTuple):
    """`worker` works on `task` from `start` until just before `end` (seconds, start < end)."""

    worker: str
    task: str
    start: float
    end: float


def read_timeline(slices: list[Slice]) -> Literal["sequential", "concurrent", "parallel"]:
    # TODO: do two slices of different tasks overlap? If not, do two tasks?
    raise NotImplementedError("TODO: say what the timeline shows")


if __name__ == "__main__":  # the three pictures above
    soup, rice, again = Slice("Ann", "soup", 0, 1), Slice("Ann", "rice", 1, 2), Slice("Ann", "soup", 2, 3)
    beside = Slice("Ben", "rice", 0.5, 1.5)
    for slices in ([soup, rice], [soup, rice, again], [soup, beside]):
        print(read_timeline(slices), slices)
