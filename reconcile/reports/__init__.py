"""Reads the school's report, in whatever form it came, into one text whose every piece knows where it stood."""

from reconcile.reports.reading import pasted, read_report

__all__ = ["pasted", "read_report"]
