"""The places are bytes in a pipe, as in `make -j`: who reads one may download."""

import os
import threading
from urllib.error import HTTPError
from urllib.request import urlopen


def download(url):
    try:
        with urlopen(url) as response:
            return response.read()
    except HTTPError as error:
        error.close()
        raise


def download_pool(urls, workers):
    if workers < 1:
        raise ValueError("workers < 1")
    reader, writer = os.pipe()
    try:
        found = {}

        def one(url):
            token = os.read(reader, 1)
            try:
                found[url] = download(url)
            except Exception as error:
                found[url] = error
            finally:
                os.write(writer, token)

        os.write(writer, b"+" * min(workers, len(urls)))
        threads = [threading.Thread(target=one, args=(url,)) for url in urls]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return found
    finally:
        os.close(reader)
        os.close(writer)
