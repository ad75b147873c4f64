"""What a test needs of the system that it runs on."""

import pytest

from kata import naps

needs_naps = pytest.mark.skipif(not naps.is_known(), reason="this system does not tell in which call a thread sleeps")
