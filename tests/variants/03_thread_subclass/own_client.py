"""Its own client and its own error, raised where the status is read."""

import http.client
import threading
from urllib.parse import urlsplit


class Refused(Exception):
    """The server gave no body."""


class Fetcher(threading.Thread):
    def __init__(self, url: str) -> None:
        threading.Thread.__init__(self)
        self.parts = urlsplit(url)
        self.result = self.error = None

    def run(self) -> None:
        connection = http.client.HTTPConnection(self.parts.netloc)
        try:
            connection.request("GET", self.parts.path)
            response = connection.getresponse()
            body = response.read()
            if response.status >= 400:
                raise Refused(self.parts.path)
            self.result = body
        except Exception as error:
            self.error = error
        finally:
            connection.close()
