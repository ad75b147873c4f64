"""The judge's web server: answers in two parts, and the same pages on two hosts."""

import gc
import socket
import warnings
from collections.abc import Iterator
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from kata.background import BackgroundLoop
from kata.site import AsyncServer, Site


@pytest.fixture(scope="module")
def server() -> Iterator[AsyncServer]:
    background = BackgroundLoop()
    server = AsyncServer(background)
    yield server
    server.close()
    background.close()


@pytest.fixture
def site(server: AsyncServer) -> Site:
    return server.site()


def test_half_of_a_body_is_sent_while_its_request_is_in_flight(site):
    site.in_parts = True
    site.hold()
    (url,) = site.publish(["page"])
    half = len(site.pages["page"].body) // 2
    with urlopen(url, timeout=5) as answer:
        first = answer.read(half)
        assert site.in_flight == 1
        site.stop_holding()
        assert first + answer.read() == site.pages["page"].body
    assert site.in_flight == 0


def test_an_error_page_is_sent_as_a_whole(site):
    site.in_parts = True
    (url,) = site.publish(["page"])
    site.pages["page"].status = 404
    with pytest.raises(OSError, match="404"):
        urlopen(url, timeout=5)
    assert [visit.end is not None for visit in site.visits] == [True]


def test_the_same_page_stands_on_two_hosts(site):
    urls = site.publish(["one", "two"])
    spread = site.on_two_hosts(urls)
    assert len({urlsplit(url).netloc for url in spread}) == 2
    for url, page in zip(spread, site.pages.values(), strict=True):
        with urlopen(url, timeout=5) as answer:
            assert answer.read() == page.body


def test_connections_that_are_just_being_accepted_are_closed_too() -> None:
    background = BackgroundLoop()
    server = AsyncServer(background)
    address = urlsplit(server.origin)
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", ResourceWarning)
        clients = [socket.create_connection((address.hostname, address.port)) for _ in range(100)]
        server.close()
        background.close()
        del server
        gc.collect()
        for client in clients:
            client.close()
    assert not [one for one in told if "unclosed transport" in str(one.message)]
