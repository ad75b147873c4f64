"""A connection for each host and worker, and errors that are kept without their tracebacks."""

import io
import threading
from http.client import BadStatusLine, HTTPConnection
from urllib.error import HTTPError
from urllib.parse import urlsplit

mine = threading.local()


def download(url):
    parts = urlsplit(url)
    fresh = parts.netloc not in mine.pool
    connection = mine.pool.setdefault(parts.netloc, HTTPConnection(parts.netloc))
    target = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
    try:
        try:
            connection.request("GET", target)
            response = connection.getresponse()
        except (ConnectionError, BadStatusLine):
            if fresh:
                raise
            connection.close()
            connection.request("GET", target)
            response = connection.getresponse()
        body = response.read()
    except Exception:
        mine.pool.pop(parts.netloc).close()
        raise
    if response.status >= 400:
        raise HTTPError(url, response.status, response.reason, response.headers, io.BytesIO(body))
    return body


def download_pool(urls, workers):
    if workers < 1:
        raise ValueError("at least one worker is needed")
    found, todo, lock = {}, iter(urls), threading.Lock()

    def work():
        mine.pool = {}
        try:
            while True:
                with lock:
                    url = next(todo, None)
                if url is None:
                    return
                try:
                    found[url] = download(url)
                except Exception as error:
                    found[url] = error.with_traceback(None)
        finally:
            for connection in mine.pool.values():
                connection.close()
            del mine.pool

    threads = [threading.Thread(target=work) for _ in range(min(workers, len(urls)))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found
