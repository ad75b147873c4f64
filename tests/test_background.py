"""kata.background: what goes wrong on the loop of the servers is told, unless it is that a submission has gone away."""

import gc

import pytest

from kata.background import BackgroundLoop


@pytest.mark.parametrize(
    ("error", "told"), [(BrokenPipeError(), False), (ConnectionResetError(), False), (ValueError("ours"), True)]
)
def test_a_connection_that_broke_is_no_news(error: Exception, told: bool, caplog: pytest.LogCaptureFixture) -> None:
    background = BackgroundLoop()

    async def lose() -> None:
        background.loop.create_future().set_exception(error)

    try:
        background.run(lose())
        gc.collect()
    finally:
        background.close()
    assert ("never retrieved" in caplog.text) is told
