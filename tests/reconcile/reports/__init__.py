"""Tests of reconcile.reports, and the writers of the files they read."""
