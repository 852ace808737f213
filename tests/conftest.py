"""What holds for all tests."""

from hypothesis import settings

settings.register_profile("by what comes out", deadline=None)  # timings belong in tests/bench, not in a test
settings.load_profile("by what comes out")
