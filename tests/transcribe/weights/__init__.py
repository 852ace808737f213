"""Tests of the weights: a hub on loopback, weights of a few bytes, and real files on a real disk."""
