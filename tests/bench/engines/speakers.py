"""Makes the bundled speaker engine anew: `python -m tests.bench.engines.speakers WORK`, about an hour on one core.

WORK is a folder for what is half done. The engine is written to tui/demo/engines/speakers, which also says what it is
good for; `speakers_measure` prints how good. Needs libespeak-ng, and the voices and sentences beside this file.
"""

import sys
from pathlib import Path

import torch

from tests.bench.engines.speakers_embedding import embeddings_of, new_embedding, train_embedding
from tests.bench.engines.speakers_folder import write_pipeline
from tests.bench.engines.speakers_measure import ENGINE
from tests.bench.engines.speakers_pool import spoken_pool
from tests.bench.engines.speakers_segmentation import frame_moments, new_segmentation, train_segmentation
from transcribe.speakers_pyannote import import_pyannote

SEED = 20260917
CLUSTERING = {"threshold": 0.7, "Fa": 0.03, "Fb": 3.0}
"""Chosen on made-up meetings with other seeds than those that are measured."""


def main() -> None:
    """Train both networks and write the engine."""
    work = Path(sys.argv[1])
    work.mkdir(parents=True, exist_ok=True)
    import_pyannote()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    pool = spoken_pool(seed=SEED)
    segmentation, embedding = new_segmentation(), new_embedding()
    moments = frame_moments(segmentation)
    train_embedding(embedding, pool, moments, work, steps=500, rate=2e-3, seed=SEED + 1)
    train_segmentation(segmentation, pool, work, steps=2000, ordered=600, rate=3e-3, seed=SEED + 2)
    heard = embeddings_of(embedding, pool, moments, batches=100, seed=SEED + 3)
    write_pipeline(ENGINE, segmentation, embedding, heard, CLUSTERING)


if __name__ == "__main__":
    main()
