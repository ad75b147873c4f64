"""A headless Chromium for tests, driven through its DevTools protocol: pages, keys, colour schemes, screenshots.

It makes no request of its own, and its profile is thrown away. Calls are plain functions: the events of a page are
collected while a reply is waited for.
"""

import asyncio
import base64
import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

import aiohttp

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--mute-audio", "--disable-dev-shm-usage"),
    *("--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-quic", "--remote-debugging-address=127.0.0.1", "--remote-debugging-port=0"),
)
START, REPLY = 60.0, 30.0  # seconds; a loaded machine starts it slowly
GONE = (aiohttp.ClientError, aiohttp.WSMessageTypeError)
KEYS = {"Tab": (9, ""), "Enter": (13, "\r"), "Space": (32, " "), "Escape": (27, "")}

Event = dict[str, Any]


def find() -> str | None:
    """The browser to test in: the one that CHROMIUM names, or the first that is installed."""
    named = os.environ.get("CHROMIUM")
    if named is not None:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, (*NAMES, MAC))), None)


class Browser:
    """One browser process; `with Browser(find()) as browser: page = browser.page()`."""

    def __init__(self, program: str) -> None:
        self._program = program
        self._begin()

    def _begin(self) -> None:
        self._loop = asyncio.Runner()
        self._profile = tempfile.mkdtemp(prefix="kata-browser-")
        self._log = open(Path(self._profile) / "log.txt", "w+b")  # noqa: SIM115
        command = [self._program, *FLAGS, f"--user-data-dir={self._profile}", "about:blank"]
        self._process = subprocess.Popen(
            command,
            env=os.environ | {"TMPDIR": self._profile},
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=self._log,
            start_new_session=True,
        )
        self._count, self._pages = 0, dict[str, Page]()
        try:
            address = self._address()
            self.origin = f"http://{address.split('/')[2]}"  # of the protocol, and of a copy of the DevTools
            self._session, self._socket = self._loop.run(_connect(address))
        except BaseException:
            self._end()
            raise

    def __enter__(self) -> "Browser":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def page(self) -> "Page":
        """A new tab, which has its own cookies and its own events; in a new browser, where this one is gone."""
        try:
            context = self.call("Target.createBrowserContext")["browserContextId"]
        except GONE:
            self.close()
            self._begin()
            context = self.call("Target.createBrowserContext")["browserContextId"]
        target = self.call("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._pages[session] = page = Page(self, session, context)
        for domain in ("Page", "Runtime", "Network", "Log"):
            page.call(f"{domain}.enable")
        return page

    def call(self, method: str, session: str | None = None, **parameters: Any) -> dict[str, Any]:
        """Send one command and wait for its result; AssertionError tells what the browser refused."""
        self._count += 1
        message = {"id": self._count, "method": method, "params": parameters}
        reply = self._loop.run(self._exchange(message if session is None else message | {"sessionId": session}))
        assert "error" not in reply, f"{method}: {reply['error']}"
        return reply["result"]

    def hear(self) -> None:
        """Wait for one event."""
        self._heard(self._loop.run(self._receive()))

    async def _exchange(self, message: dict[str, Any]) -> dict[str, Any]:
        await self._socket.send_json(message)
        while (received := await self._receive()).get("id") != message["id"]:
            self._heard(received)
        return received

    async def _receive(self) -> dict[str, Any]:
        return await self._socket.receive_json(timeout=REPLY)

    def _heard(self, message: dict[str, Any]) -> None:
        if page := self._pages.get(message.get("sessionId", "")):
            page.events.append(message)

    def _address(self) -> str:
        """Where it listens: it writes a port and a path into its profile when it is ready."""
        file, end = Path(self._profile) / "DevToolsActivePort", time.monotonic() + START
        while time.monotonic() < end and self._process.poll() is None:
            lines = file.read_text().split() if file.exists() else []
            if len(lines) == 2:
                return f"ws://127.0.0.1:{lines[0]}{lines[1]}"
            time.sleep(0.02)
        self._log.seek(0)
        raise RuntimeError(f"the browser did not start: {self._log.read()[-2000:].decode(errors='replace')}")

    def close(self) -> None:
        """Ask it to end, and see to it that it does."""
        try:
            with contextlib.suppress(*GONE):  # it may close the connection before it answers
                self.call("Browser.close")
            self._loop.run(_disconnect(self._session, self._socket))
            self._process.wait(timeout=REPLY)
        finally:
            self._end()

    def _end(self) -> None:
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self._process.wait()
        self._log.close()
        self._loop.close()
        shutil.rmtree(self._profile, ignore_errors=True)


class Page:
    """One tab. `events` is everything that it has told, in the form of the protocol."""

    def __init__(self, browser: Browser, session: str, context: str) -> None:
        self.browser, self._session, self._context = browser, session, context
        self.events: list[Event] = []

    def close(self) -> None:
        self.browser.call("Target.disposeBrowserContext", browserContextId=self._context)

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """A command of the protocol, for this tab."""
        return self.browser.call(method, self._session, **parameters)

    def open(self, address: str | Path) -> "Page":
        """Load a URL or a file, and wait until its load event; what was heard before is forgotten."""
        self.events.clear()
        url = address.resolve().as_uri() if isinstance(address, Path) else address
        failed = self.call("Page.navigate", url=url).get("errorText")
        assert not failed, f"{url}: {failed}"
        self.wait_for("Page.loadEventFired")
        return self

    def wait_for(self, method: str) -> Event:
        """The first event of that name since the page was opened."""
        while not (found := self.heard(method)):
            self.browser.hear()
        return found[0]

    def heard(self, method: str) -> list[Event]:
        """The parameters of all events of that name so far."""
        return [event["params"] for event in self.events if event["method"] == method]

    def value(self, expression: str) -> Any:
        """What a JavaScript expression comes to, as plain data; a promise is awaited."""
        done = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in done, done["exceptionDetails"]
        return done["result"].get("value")

    def requests(self) -> list[str]:
        """The URLs that the page has asked for, itself among them."""
        return [event["request"]["url"] for event in self.heard("Network.requestWillBeSent")]

    def complaints(self) -> list[str]:
        """What stands in its console: messages, uncaught exceptions, violations of its policy."""
        logged = [event["entry"]["text"] for event in self.heard("Log.entryAdded")]
        raised = [event["exceptionDetails"]["text"] for event in self.heard("Runtime.exceptionThrown")]
        said = [str(event["args"]) for event in self.heard("Runtime.consoleAPICalled")]
        return logged + raised + said

    def look(self, width: int, height: int = 800, scheme: str = "light", media: str = "screen") -> None:
        """Show it `width` by `height` CSS pixels large, in a colour scheme (light, dark), on screen or in print."""
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=2, mobile=width < 600
        )
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.call("Emulation.setEmulatedMedia", media=media, features=features)

    def press(self, key: str) -> None:
        """One key, down and up again; the keys are those of KEYS."""
        code, text = KEYS[key]
        named = {"key": " " if key == "Space" else key, "code": key, "windowsVirtualKeyCode": code}
        self.call("Input.dispatchKeyEvent", type="keyDown", text=text, **named)
        self.call("Input.dispatchKeyEvent", type="keyUp", **named)

    def accessible(self, role: str) -> list[str]:
        """The names by which a screen reader tells what has this role: image, table, heading, …"""
        nodes = self.call("Accessibility.getFullAXTree")["nodes"]
        shown = [node for node in nodes if not node["ignored"] and node["role"]["value"] == role]
        return [node.get("name", {}).get("value", "") for node in shown]

    def screenshot(self, file: Path, whole: bool = True) -> Path:
        """A PNG of the page, from its top to its bottom."""
        picture = self.call("Page.captureScreenshot", captureBeyondViewport=whole)
        file.write_bytes(base64.b64decode(picture["data"]))
        return file


async def _connect(address: str) -> tuple[aiohttp.ClientSession, aiohttp.ClientWebSocketResponse]:
    session = aiohttp.ClientSession()
    try:
        return session, await session.ws_connect(address, max_msg_size=0)
    except BaseException:
        await session.close()
        raise


async def _disconnect(session: aiohttp.ClientSession, socket: aiohttp.ClientWebSocketResponse) -> None:
    await socket.close()
    await session.close()
