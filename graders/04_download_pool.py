"""04 download_pool: the limit is always full and never exceeded, and every URL gets its body or its own error."""

from collections.abc import Callable
from typing import Any

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

FIVE = [f"part-{n}.bin" for n in range(5)]
EIGHT = [f"part-{n}.bin" for n in range(8)]
TWENTY = [f"part-{n:02}.bin" for n in range(20)]
MANY = [f"part-{n:02}.bin" for n in range(41)]
MOST = 40  # more than a default pool has, and fewer than MANY
LATENCY, PLACES = 0.1, 5  # for the clock: each place is filled again three times, and whoever is late each time fails

NewSite = Callable[..., Site]


def none_and_then(sub: Any, urls: list[str], workers: int) -> tuple[Any, Any]:
    """In the runner: what it gives for no URLs, and then for these."""
    return sub.download_pool([], workers), sub.download_pool(urls, workers)


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
    call = run(site.publish(FIVE), 2, watch=site.answer_one_by_one(last_first=True))
    expect_bodies(call, call.value, site)
    site = new_site()
    call = run.scenario(none_and_then, site.publish(FIVE[:1]), 2)
    nothing, one = call.value
    if nothing != {}:
        refuse("wrong-result", _("no URLs gave {value!r}").format(value=nothing), "{}")
    expect_bodies(call, one, site)
    return _("{n} bodies, each under its URL; also none and one").format(n=len(FIVE))


@proof("overlap")
def test_the_limit_is_always_full(run: Run, new_site: NewSite) -> Told:
    spans: tuple[Span, ...] = ()
    for slow in (-1, 0):
        site = watched(run, new_site, 3)
        call = run(site.publish(EIGHT), 3, watch=site.keep_full(3, len(EIGHT), slow))
        if site.short:
            refuse_short(run, call, site, *site.short)
        spans = site.spans()
    site = watched(run, new_site, MOST)
    call = run(site.publish(MANY), MOST, watch=site.answer_together(MOST))
    if site.peak < MOST:
        refuse_short(run, call, site, site.peak, MOST)
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
    site.pages[EIGHT[0]].status, site.pages[EIGHT[3]].status = 404, 500
    with refused_url() as nobody:
        call = run([*urls[:2], nobody, *urls[2:]], 3, watch=site.keep_full(3, len(urls), slow=1))
    expect_all_tried(call, [url for url in urls if url not in (urls[0], urls[3])])
    expect_kept(call, {urls[0]: "404", urls[3]: "500", nobody: ""})
    expect_bodies(call, {url: value for url, value in call.value.items() if not isinstance(value, Raised)}, site)
    return _("3 failures kept, and the rest downloaded")


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
    found = run.scenario(refusals, site.publish(FIVE[:2]), [0, -1]).value
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


def expect_bodies(call: Call, found: Any, site: Site) -> None:
    """Each page that is no error page, under its URL, and nothing else."""
    wanted = {site.url + name: page.body for name, page in site.pages.items() if page.status < 400}
    unasked = [name for name in site.pages if not site.asked(name)]
    if unasked and type(found) is dict and len(found) >= len(wanted):
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
        wrong = next(url for url in wanted if found[url] != wanted[url])
        other = found[wrong] in wanted.values()
        seen = _("the body of another URL stands under {url}") if other else _("{url} has no body of its own")
        hint = _("Downloads end in any order: keep each future beside its URL.")
        refuse("wrong-result", seen.format(url=wrong), _("each body under its own URL"), hint)
    refuse("wrong-result", _("it returned {value}").format(value=repr(found)[:100]), _("a dict of URLs and bodies"))


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


def expect_all_tried(call: Call, good: list[str]) -> None:
    """One failure is one entry: the others have their bodies all the same."""
    error = call.error
    if error is not None and not error.is_a("OSError"):
        call.value  # noqa: B018  (it is another error than that of a download)
    found = {} if error else call.value
    lost = [url for url in good if type(found) is dict and not _is_body(found.get(url))]
    if lost:
        seen = _("it raised {error}").format(error=error) if error else _("{n} others have no body").format(n=len(lost))
        refuse(
            "one-failure-ends-all",
            _("3 downloads failed, and then {seen}").format(seen=seen),
            _("the bodies of all others, and the errors of these 3"),
            _("Catch the exception of each download by itself, around that one `result()` or in the thread."),
            error.where if error else None,
        )


def expect_kept(call: Call, failed: dict[str, str]) -> None:
    """Under each URL that failed stands the exception that its download raised."""
    found = call.value
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
    """A download of the learner's own may raise what it likes, but it raises; urllib's error tells the status."""
    if error.is_a("urllib.error.HTTPError"):
        return bool(status) and error.mentions(status)
    return error.where is not None


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
