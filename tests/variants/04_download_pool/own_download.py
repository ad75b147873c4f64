"""A download of its own, with its own error."""

import http.client
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit


class DownloadFailed(Exception):
    """Nothing was downloaded, for the reason in the text."""


def download(url: str) -> bytes:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc)
    try:
        connection.request("GET", parts.path)
        response = connection.getresponse()
        if response.status >= 400:
            raise DownloadFailed("not to be had")
        return response.read()
    finally:
        connection.close()


def outcome(url: str) -> bytes | Exception:
    try:
        return download(url)
    except Exception as error:
        return error


def download_pool(urls: list[str], workers: int) -> dict[str, bytes | Exception]:
    with ThreadPoolExecutor(workers) as pool:
        return dict(zip(urls, pool.map(outcome, urls), strict=True))
