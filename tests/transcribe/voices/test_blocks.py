"""Blocks hold every window of a recording once, whatever its length, and nothing more of the sound."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from transcribe.voices.blocks import BLOCK, Windows

windows = st.integers(1, 400).flatmap(lambda size: st.builds(Windows, st.just(size), st.integers(1, size)))


def stock_starts(walk: Windows, samples: int) -> list[int]:
    """Where pyannote's Inference.slide begins its windows: all that fit, and one more for what is left."""
    starts = list(range(0, samples - walk.size + 1, walk.step))
    if samples < walk.size or (samples - walk.size) % walk.step > 0:
        starts.append(len(starts) * walk.step)
    return starts


@given(windows, st.integers(1, 60_000))
def test_the_blocks_have_the_windows_that_pyannote_takes_from_the_whole(walk: Windows, samples: int) -> None:
    found = [
        (block.start + start, min(start + walk.size, block.stop - block.start) - start)
        for block in walk.blocks(samples)
        for start in stock_starts(walk, block.stop - block.start)
    ]
    assert found == [(start, min(walk.size, samples - start)) for start in stock_starts(walk, samples)]
    assert walk.count(samples) == len(found)


@given(windows, st.integers(1, 60_000))
def test_the_blocks_cover_the_sound_and_none_is_larger_than_another(walk: Windows, samples: int) -> None:
    blocks = walk.blocks(samples)
    assert (blocks[0].start, blocks[-1].stop) == (0, samples)
    assert all(right.start - left.start == BLOCK * walk.step for left, right in itertools.pairwise(blocks))
    assert all(block.stop - block.start <= (BLOCK - 1) * walk.step + walk.size for block in blocks)
