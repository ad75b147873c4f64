"""signature 18: a plain function where async is wanted."""


def gather_fetches(urls: list[str]) -> list[str]:
    return ["" for _url in urls]
