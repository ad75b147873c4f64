"""02 join_threads: all URLs are asked for before one is answered, and every file is whole at the return."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from kata.asks import Function
from kata.clock import quicker_than_one_by_one
from kata.language import _
from kata.orders import holds_the_same
from kata.proof import Told, proof, refuse
from kata.race import Fetches
from kata.run import Call, Run
from kata.site import Site

ASKS = Function("join_threads", "urls", "dest")

HINTS = (
    _("A thread that has started goes on by itself. When is the first moment at which you must wait for one?"),
    _("`threading.Thread(target=…, args=(…,))`: `start` all of them in one loop, and `join` all of them in another."),
    _("`threads = [Thread(target=save, args=(url, path)) for …]`, `for t in threads: t.start()`, and then the joins."),
)
RACE = Fetches(lambda run, urls, folder: run(urls, folder))

FOUR = ["map-9.txt", "map-10.bin", "map-9.bin", "map-11.bin"]  # sorted, they stand in another order
FEW = [f"part-{n}.bin" for n in range(5)]
TEN = [f"part-{n}.bin" for n in range(10)]
MANY = [f"part-{n:02}.bin" for n in range(40)]  # more than 36, the largest default size of a thread pool


def files_at_return(sub: Any, urls: list[str], dest: Path) -> tuple[Any, dict[str, int]]:
    """In the runner: what it returns, and the size of every file at that moment."""
    paths = sub.join_threads(urls, dest)
    return paths, {path.name: path.stat().st_size for path in dest.iterdir()}


def none_and_then_twice(sub: Any, urls: list[str], dest: Path) -> tuple[Any, list[tuple[Any, dict[str, int]]]]:
    """In the runner: what it returns for no URLs, and then for these, and for these once more."""
    return sub.join_threads([], dest), [files_at_return(sub, urls, dest) for _time in range(2)]


@proof("correct")
def test_every_file_is_whole_at_the_return(run: Run, new_site: Callable[..., Site], tmp_path: Path) -> str:
    for last_first in (False, True):
        site, dest = new_site(), tmp_path / str(last_first)
        dest.mkdir()
        watch = site.answer_one_by_one(last_first, hold_one_of=len(FOUR) if last_first else None)
        urls = site.publish(FOUR)
        site.pages[FOUR[-1]].body = b""  # an empty file is one, too
        call = run.scenario(files_at_return, urls, dest, watch=watch)
        expect_passed(call)
        expect_files(call, call.value, site, dest)
    return _("{n} files, whole and in order").format(n=len(FOUR))


@proof("correct")
def test_no_url_and_one(run: Run, site: Site, tmp_path: Path) -> str:
    (tmp_path / "notes.txt").write_text("none of yours")
    urls = site.publish(FOUR[:1])
    call = run.scenario(none_and_then_twice, urls, tmp_path, watch=site.answer_one_by_one())
    expect_passed(call)
    nothing, found = call.value
    if nothing != []:
        refuse("wrong-result", _("no URLs gave {value!r}").format(value=nothing), "[]")
    for one in found:
        expect_files(call, one, site, tmp_path)
    if site.asked(FOUR[0]) < len(found):
        seen = _("{n} calls for the same URL made one request").format(n=len(found))
        refuse("work-skipped", seen, _("a new download in each call: the page may have changed"))
    return _("also none and one, and one once more")


@proof("overlap")
def test_all_are_in_flight_together(run: Run, new_site: Callable[..., Site], tmp_path: Path) -> Told:
    for names in (FEW, MANY):
        site = new_site()
        call = run(site.publish(names), tmp_path, watch=site.answer_together(len(names)))
        expect_passed(call)
        if site.peak < len(names):
            refuse_too_few(run, call, site)
        expect_threads(call, site)
    return Told(_("all {few}, and all {many}, in flight at once").format(few=len(FEW), many=len(MANY)), site.spans())


@proof("clock")
def test_the_waiting_overlaps(run: Run, new_site: Callable[..., Site], tmp_path: Path) -> str:
    def attempt(seconds: float) -> Call | None:
        return run.timed(seconds, new_site(latency=0.1).publish(TEN), tmp_path)

    return quicker_than_one_by_one(run, 0.1 * len(TEN), attempt)


@proof("clean")
def test_nothing_is_left(run: Run) -> str:
    return run.nothing_left()


def expect_passed(call: Call) -> None:
    """No thread, and no pool, was given what a download had returned, to call that."""
    error = call.error
    if error is not None and error.is_a("TypeError") and error.mentions("not callable") and called_not_passed(call):
        refuse_called(error.where)


def expect_files(call: Call, found: tuple[Any, dict[str, int]], site: Site, dest: Path) -> None:
    """The paths in order, and every file whole at the moment of the return."""
    expect_all_asked(call, site)
    expect_all_ended(call, site)
    paths, sizes = found
    for name, page in site.pages.items():
        path = dest / name
        if not path.is_file() or path.stat().st_size != len(page.body) or path.read_bytes() != page.body:
            if called_not_passed(call):
                refuse_called()
            expect_no_thread_failed(call)
            refuse("wrong-result", _("{name} is missing or not whole").format(name=name), _("the body of its URL"))
        if sizes.get(name) != len(page.body):
            refuse_early(_("{name} was not whole yet").format(name=name))
    if paths != [dest / name for name in site.pages]:
        seen, hint = _("it returned {paths}").format(paths=repr(paths)[:120]), ""
        if holds_the_same(paths, [dest / name for name in site.pages]):
            seen = _("the paths are all there, in another order")
            hint = _("Make the list from `urls` when all threads have ended, or give each thread its place in it.")
        refuse("wrong-result", seen, _("a list of the paths, in the order of the URLs"), hint)


def expect_all_asked(call: Call, site: Site) -> None:
    """As many requests as URLs; who asked for one of them twice instead of another has a wrong result, further down."""
    if len(site.visits) < len(site.pages):
        unasked = [name for name in site.pages if not site.asked(name)]
        expect_no_thread_failed(call)
        refuse("work-skipped", _("nobody asked for {name}").format(name=unasked[0]), _("one request for every URL"))


def expect_no_thread_failed(call: Call) -> None:
    """Where something is missing: no thread was ended by an error, which tells why."""
    if call.thread_failures:
        seen = _("a thread ended with {error}").format(error=call.thread_failures[0])
        hint = _("`join` raises nothing: what ends a thread is only printed, with its line.")
        refuse("raised", seen, _("threads that come to their end"), hint)


def expect_all_ended(call: Call, site: Site) -> None:
    """No request was still in flight when it returned."""
    if early := [visit for visit in site.visits if visit.end is None or visit.end > call.returned]:
        refuse_early(_("{n} of {all} downloads were still under way").format(n=len(early), all=len(site.pages)))


def expect_threads(call: Call, site: Site) -> None:
    """Not all requests were made by the calling thread, unless there was a thread to wait for each of them."""
    call.value  # noqa: B018  (an error of the submission comes first)
    if call.connects_elsewhere == 0 and call.connects_here >= len(site.pages) > call.threads:
        refuse(
            "ran-in-caller",
            _("the calling thread made all {n} connections by itself").format(n=call.connects_here),
            _("each URL downloaded in a thread"),
            _("Leave each request to a thread, which waits for its answer: `Thread(target=save, args=(url, path))`."),
            spans=site.spans(),
        )


def refuse_too_few(run: Run, call: Call, site: Site) -> None:
    call.value  # noqa: B018  (an error of the submission comes first)
    expect_all_ended(call, site)  # who had returned before the others came has no pool that is too small
    wanted = _("all {n} requests in flight before one is answered").format(n=len(site.pages))
    where = run.where(site.stood[0]) if site.stood else None
    if site.peak > 1:
        expect_threads(call, site)
        seen = _("{peak} requests in flight at once, never more").format(peak=site.peak)
        hint = _("Only some of them can start: the pool is too small, or one group waits for another.")
        refuse("limit-too-low", seen, wanted, hint, where, site.spans())
    if called_not_passed(call):
        refuse_called(where, site)
    seen = _("never more than 1 request in flight")
    hint = _("Start all the threads before you wait for any: one loop for `start`, a second one for `join`.")
    refuse("sequential", seen, wanted, hint, where, site.spans())


def called_not_passed(call: Call) -> bool:
    """Threads were started, but the calling thread had made all the connections itself."""
    return call.threads > 0 and call.connects_elsewhere == 0


def refuse_called(where: str | None = None, site: Site | None = None) -> None:
    refuse(
        "called-not-passed",
        _("the downloads ran in the calling thread, and the threads had nothing left to do"),
        _("a function for each thread, to be called by that thread"),
        _("`target=save(url)` calls save at once. Pass the function and its arguments: `target=save, args=(url,)`."),
        where,
        site.spans() if site else (),
    )


def refuse_early(seen: str) -> None:
    refuse(
        "returned-early",
        _("when it returned, {seen}").format(seen=seen),
        _("a return when every file is whole"),
        _("Wait for every thread before you return: `join()` for each, not only for the last, and without a timeout."),
    )
