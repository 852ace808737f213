"""Engines of a few hundred kilobytes in the true formats, so that the true loading code runs in the tests."""
