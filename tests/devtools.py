"""The DevTools of a headless Chromium, in a tab of its own: what its Performance panel makes of a trace file."""

import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from tests.browser import Browser, Page

PATIENCE = 50.0  # seconds, for each of two waits; a quiet machine takes two in all
DROPPED_AT = {"x": 400, "y": 300}
PANEL = "(await import('./panels/timeline/timeline.js')).TimelinePanel.TimelinePanel.instance()"  # raises without one
READY = f"(async () => {{ try {{ return {PANEL}.isShowing() }} catch {{ return false }} }})()"
LOADED = f"""(async () => {{
    const data = {PANEL}.model.parsedTrace(0)?.data;
    if (!data) return null;
    const entries = thread => thread.entries.map(({{name, ts, dur}}) => ({{name, ts, dur}}));
    return {{
        range: data.Meta.traceBounds.range,
        processes: [...data.Meta.processNames.values()].map(event => event.args.name),
        tracks: [...data.Renderer.processes.values()].flatMap(process => [...process.threads.values()])
            .map(thread => ({{name: thread.name, entries: entries(thread)}})),
    }};
}})()"""


def are_there(browser: Browser) -> bool:
    """Whether this build of Chromium brings its DevTools with it."""
    try:
        urllib.request.urlopen(f"{browser.origin}/devtools/devtools_app.html", timeout=PATIENCE).close()
    except urllib.error.HTTPError as error:
        error.close()
        return False
    return True


def performance_panel(browser: Browser, file: Path, page: Page) -> dict[str, Any]:
    """Drops the file on the Performance panel, as a person does; the range, the processes and the tracks it shows."""
    looked_at = browser.call("Target.createTarget", url="about:blank")["targetId"]
    socket = browser.origin.removeprefix("http://") + f"/devtools/page/{looked_at}"
    page.look(1200)
    page.open(f"{browser.origin}/devtools/devtools_app.html?ws={socket}&panel=timeline")
    _wait_for(page, READY)
    dropped = {"items": [], "files": [str(file)], "dragOperationsMask": 1}
    for step in ("dragEnter", "dragOver", "drop"):
        page.call("Input.dispatchDragEvent", type=step, data=dropped, **DROPPED_AT)
    return _wait_for(page, LOADED)


def _wait_for(page: Page, expression: str) -> Any:
    end = time.monotonic() + PATIENCE
    while not (found := page.value(expression)):
        assert time.monotonic() < end, "DevTools did not get there"
        time.sleep(0.1)
    return found
