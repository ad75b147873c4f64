"""04 download_pool: the limit is always full and never exceeded, and every URL gets its body or its own error."""

from collections.abc import Callable
from typing import Any, NoReturn

from kata.asks import Function
from kata.clock import quicker_than_one_by_one
from kata.evidence import Span
from kata.language import _
from kata.nobody import refused_url
from kata.proof import Told, proof, refuse, skip
from kata.race import Fetches
from kata.raised import Raised
from kata.run import Call, Run
from kata.site import Site

ASKS = Function("download_pool", "urls", "workers")

HINTS = (
    _("When one of three downloads has ended, who begins the next one? And who hears of it when one fails?"),
    _("`ThreadPoolExecutor(workers)` keeps its threads busy; `submit` gives a future, which holds body or error."),
    _("`futures = {url: pool.submit(download, url) for url in urls}`, then `future.exception() or future.result()`."),
)
RACE = Fetches(lambda run, urls, _folder: run(urls, 3), places=3)

FOUR = ["old/part.bin", "part-10.bin", "new/part.bin", "index"]  # the URLs differ, their ends need not
SIX = [f"part-{n}.bin" for n in range(6)]
EIGHT = [f"part-{n}.bin" for n in range(8)]
MANY_MORE = [f"part-{n}.bin" for n in range(21)]  # more than 10 for each of 2 workers, for who hands them out in chunks
TWENTY = [f"part-{n:02}.bin" for n in range(20)]
MANY = [f"part-{n:02}.bin" for n in range(80)]
MOST = 40  # more than a default pool has, and half of MANY: all of them end in one moment, and as many follow
LATENCY, PLACES = 0.1, 5  # for the clock: each place is filled again three times, and whoever is late each time fails

NewSite = Callable[..., Site]


def none_one_two(sub: Any, urls: list[str]) -> tuple[Any, Any, Any]:
    """In the runner: what it gives for no URLs, for the first, and for all of them with one worker."""
    return sub.download_pool([], 2), sub.download_pool(urls[:1], 2), sub.download_pool(urls, 1)


def refusals(sub: Any, urls: list[str], senseless: list[int]) -> list[Any]:
    """In the runner: what it gives or raises for numbers of workers that make no sense."""
    found = []
    for workers in senseless:
        try:
            found.append(sub.download_pool(urls, workers))
        except Exception as error:
            found.append(error)
    return found


@proof("correct")
def test_every_url_has_its_body(run: Run, new_site: NewSite) -> str:
    site = watched(run, new_site, 2)
    site.in_parts = True
    urls = site.on_two_hosts(site.publish(FOUR))
    urls[-1] += "/"  # an address is a key just as it was given
    call = run(urls, 2, watch=site.answer_one_by_one(last_first=True))
    expect_bodies(call, call.value, site, urls)
    site = watched(run, new_site, 1)
    urls = site.publish(FOUR[:2])
    site.pages[FOUR[1]].body = b""  # an empty file has a body, too
    call = run.scenario(none_one_two, urls, watch=site.answer_one_by_one())
    nothing, one, two = call.value
    if nothing != {}:
        refuse("wrong-result", _("no URLs gave {value!r}").format(value=nothing), "{}")
    expect_bodies(call, one, site, urls[:1])
    expect_bodies(call, two, site, urls)
    if site.asked(FOUR[0]) < 2:
        seen = _("{n} calls for the same URL made one request").format(n=2)
        refuse("work-skipped", seen, _("a new download in each call: the page may have changed"))
    return _("{n} bodies, each under its URL; also none and one").format(n=len(FOUR))


@proof("overlap")
def test_the_limit_is_always_full(run: Run, new_site: NewSite) -> Told:
    spans: tuple[Span, ...] = ()
    for workers, names, slow in ((3, SIX, -1), (2, MANY_MORE, 0)):
        site = watched(run, new_site, workers)
        call = run(site.publish(names), workers, watch=site.keep_full(workers, len(names), slow))
        if site.short:
            refuse_short(run, call, site, *site.short)
        spans = spans or site.spans()
    site = watched(run, new_site, MOST)
    call = run(site.publish(MANY), MOST, watch=site.answer_in_waves(MOST, len(MANY)))
    if site.short:
        refuse_short(run, call, site, *site.short)
    return Told(_("3 of 3 in flight as long as URLs wait, and {n} of {n}").format(n=MOST), spans)


@proof("limits")
def test_never_more_than_workers(run: Run) -> str:
    expect_peaks(run)
    return _("never more than workers at once")


@proof("correct")
def test_every_failure_is_kept_and_ends_nothing(run: Run, new_site: NewSite) -> str:
    site = watched(run, new_site, 3)
    run.notes["failing"] = site
    urls = site.publish(EIGHT)
    bad = dict(zip((EIGHT[0], EIGHT[3], EIGHT[-1]), (404, 500, 404), strict=True))
    for name, status in bad.items():
        site.pages[name].status = status
    with refused_url() as nobody:
        watch = site.keep_full(3, len(urls), slow=1)
        call = run([*urls[:2], nobody, *urls[2:]], 3, watch=watch)
    failed = {site.url + name: str(status) for name, status in bad.items()} | {nobody: ""}
    found = call.error or call.value
    expect_all_tried(found, [url for url in urls if url not in failed], len(failed))
    expect_kept(found, failed)
    expect_bodies(call, {url: value for url, value in found.items() if url not in failed}, site, urls)
    return _("{n} failures kept, and the rest downloaded").format(n=len(failed))


@proof("limits")
def test_the_limit_survives_failures_and_makes_sense(run: Run, new_site: NewSite) -> str:
    if "correct" in run.failed:
        skip(_("not judged after the failure above"))
    failing: Site = run.notes["failing"]
    if failing.short and "overlap" not in run.failed:
        found, full = failing.short
        seen = _("after failures {found} in flight, and nobody began the next one").format(found=found)
        hint = _("A download that fails must give its place back too: `with semaphore:`, or `finally`.")
        wanted = _("{full} in flight as long as URLs wait").format(full=full)
        refuse("limit-too-low", seen, wanted, hint, spans=failing.spans())
    expect_peaks(run)
    site = new_site()
    found = run.scenario(refusals, site.publish(FOUR[:2]), [0, -1]).value
    for workers, one in zip((0, -1), found, strict=True):
        expect_value_error(workers, one, bool(site.visits))
    return _("also after failures; fewer than one worker is refused")


@proof("clock")
def test_the_waiting_overlaps(run: Run, new_site: NewSite) -> str:
    def attempt(seconds: float) -> Call | None:
        return run.timed(seconds, new_site(latency=LATENCY).publish(TWENTY), PLACES)

    return quicker_than_one_by_one(run, LATENCY * len(TWENTY), attempt)


@proof("clean")
def test_nothing_is_left(run: Run) -> str:
    return run.nothing_left()


def expect_peaks(run: Run) -> None:
    for site, workers in run.notes["watched"]:
        if site.peak > workers:
            refuse(
                "limit-exceeded",
                _("{peak} downloads in flight at once, with workers={n}").format(peak=site.peak, n=workers),
                _("never more than {n}").format(n=workers),
                _("A download may begin only when a place is free, and gives its place back when its body is here."),
                spans=site.spans(),
            )


def watched(run: Run, new_site: NewSite, workers: int) -> Site:
    """A new site, kept for the judgement of its peak."""
    site = new_site()
    run.notes.setdefault("watched", []).append((site, workers))
    return site


def expect_bodies(call: Call, found: Any, site: Site, urls: list[str]) -> None:
    """Under each URL the page of the same place, and nothing else; error pages aside."""
    pages = zip(urls, site.pages.values(), strict=False)
    wanted = {url: page.body for url, page in pages if page.status < 400}
    unasked = [name for name in site.pages if not site.asked(name)]
    if unasked and type(found) is dict and len(found) >= len(wanted):
        if error := next((one for one in found.values() if isinstance(one, Raised)), None):
            seen = _("nobody asked for {name}, and this was kept: {error}").format(name=unasked[0], error=error)
            refuse("raised", seen, _("one request for every URL"), where=error.where)
        refuse("work-skipped", _("nobody asked for {name}").format(name=unasked[0]), _("one request for every URL"))
    early = sum(visit.end is None or visit.end > call.returned for visit in site.visits)
    if early or unasked:
        refuse(
            "returned-early",
            _("when it returned, {n} of {all} downloads had not ended").format(
                n=early + len(unasked), all=len(site.pages)
            ),
            _("a return when every download has ended"),
            _("Wait for all of them: leaving `with ThreadPoolExecutor(…)` does, and so does `join` for each thread."),
        )
    if found == wanted and type(found) is dict:
        return
    if type(found) is dict and found.keys() == wanted.keys():
        refuse_wrong_body(found, wanted)
    if type(found) is dict and found and (lost := next((url for url in wanted if url not in found), None)):
        seen = _("the dict has no entry for {url}").format(url=lost)
        refuse("wrong-result", seen, _("each URL just as it was given, with its body"))
    refuse("wrong-result", _("it returned {value}").format(value=repr(found)[:100]), _("a dict of URLs and bodies"))


def refuse_wrong_body(found: dict[Any, Any], wanted: dict[str, bytes]) -> NoReturn:
    """Of this dict, whose keys are right."""
    wrong = next(url for url in wanted if found[url] != wanted[url])
    other = found[wrong] in wanted.values()
    seen = _("the body of another URL stands under {url}") if other else _("{url} has no body of its own")
    hint = _("Downloads end in any order: keep each future beside its URL.")
    if not wanted[wrong]:
        seen = _("{url} is an empty file, and {value} stands under it")
        hint = _("An empty body is a body: do not ask whether it is true, but whether the download raised.")
    if isinstance(found[wrong], Raised):
        seen, hint = _("{url} was answered, and {value} stands under it"), ""
    value = repr(found[wrong])[:60]
    refuse("wrong-result", seen.format(url=wrong, value=value), _("each body under its own URL"), hint)


def expect_value_error(workers: int, found: Any, begun: bool) -> None:
    raised = isinstance(found, Raised)
    if raised and found.is_a("ValueError") and not begun:
        return
    if raised:
        seen = _("it raised {error}").format(error=found)
    else:
        seen = _("it returned {value}").format(value=repr(found)[:60])
    hint = _("Look at `workers` first: `if workers < 1: raise ValueError(…)`.")
    code = "wrong-error" if raised else "wrong-result"
    refuse(code, f"workers={workers}: {seen}", _("a ValueError before any download begins"), hint)


def expect_all_tried(found: Any, good: list[str], failed: int) -> None:
    """One failure is one entry: the others have their bodies all the same."""
    error = found if isinstance(found, Raised) else None
    if error and not error.is_a("OSError"):
        refuse("raised", _("it raised {error}").format(error=error), where=error.where)  # no error of a download
    bodies = {} if error else found
    lost = [url for url in good if type(bodies) is dict and not _is_body(bodies.get(url))]
    if lost:
        seen = _("it raised {error}").format(error=error) if error else _("{n} others have no body").format(n=len(lost))
        refuse(
            "one-failure-ends-all",
            _("downloads failed ({n}), and then {seen}").format(n=failed, seen=seen),
            _("the bodies of all others, and the errors of those that failed"),
            _("Catch the exception of each download by itself, around that one `result()` or in the thread."),
            error.where if error else None,
        )


def expect_kept(found: Any, failed: dict[str, str]) -> None:
    """Under each URL that failed stands the exception that its download raised."""
    if type(found) is not dict:
        refuse("wrong-result", _("it returned {value}").format(value=repr(found)[:100]), _("a dict"))
    wanted = _("the exception that its download raised")
    for url, status in failed.items():
        kept = found.get(url)
        if kept is None:
            hint = _("A future keeps its error until somebody asks for it: read each of them, and store what you find.")
            refuse("errors-lost", _("{url} failed, and its error is nowhere").format(url=url), wanted, hint)
        if not isinstance(kept, Raised):
            seen = _("{url} failed, and {value} stands under it").format(url=url, value=repr(kept)[:60])
            refuse("wrong-result", seen, wanted, _("Put the exception object itself there."))
        if not _is_of(kept, status):
            seen = _("{error} stands under {url}").format(error=f"{kept.name}: {kept.text[:60]}", url=url)
            refuse("wrong-error", seen, wanted, _("Put the exception object itself there: `except … as error`."))


def _is_body(value: Any) -> bool:
    return value is not None and not isinstance(value, Raised)


def _is_of(error: Raised, status: str) -> bool:
    """A download of the learner's own may raise what it likes, but it raises; urllib's error tells the status.

    Who cuts its traceback off still keeps the error: then it is known by its class.
    """
    if error.is_a("urllib.error.HTTPError"):
        return bool(status) and error.mentions(status)
    return error.where is not None or error.is_of_a_request


def refuse_short(run: Run, call: Call, site: Site, found: int, full: int) -> None:
    call.value  # noqa: B018  (an error of the submission comes first)
    where = run.where(site.stood[0]) if site.stood else None
    wanted = _("{full} in flight as long as URLs wait").format(full=full)
    if site.peak < 2:
        seen = _("never more than 1 download in flight")
        hint = _("Hand out all URLs before you wait for the first result, and let no lock keep the downloads apart.")
        refuse("sequential", seen, wanted, hint, where, site.spans())
    if site.stalled:
        seen = _("one download was slow, and no other began until it had ended")
        hint = _("Groups wait for their slowest. Let each place that becomes free take the next URL.")
        refuse("stalls-behind-slowest", seen, wanted, hint, where, site.spans())
    seen = _("{found} in flight, and nobody began the next one").format(found=found)
    hint = _("Something else holds the downloads back: a smaller pool, or a place that a failure did not give back.")
    refuse("limit-too-low", seen, wanted, hint, where, site.spans())
