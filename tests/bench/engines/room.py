"""What a room does to a voice: reverberation and background noise."""

import numpy as np

from transcribe.audio import SAMPLE_RATE, Samples


def reverberated(samples: Samples, rng: np.random.Generator, *, seconds: float = 0.25, wet: float = 0.12) -> Samples:
    """`samples` heard in a room whose echo falls 60 dB in `seconds`; `wet` is the echo's share. Same length."""
    from scipy.signal import fftconvolve

    count = round(seconds * SAMPLE_RATE)
    decay = 10 ** (-3 * np.arange(count) / count)
    tail = rng.normal(size=count) * decay
    tail[: round(rng.uniform(0.004, 0.012) * SAMPLE_RATE)] = 0  # the first wall is a metre or two away
    tail *= wet / np.sqrt(np.sum(tail**2))
    tail[0] = 1.0
    return np.asarray(fftconvolve(samples, tail)[: len(samples)], np.float32)


def room_noise(count: int, rng: np.random.Generator, *, level: float = 0.002) -> Samples:
    """`count` samples of soft rumble and hiss with a root mean square of `level`."""
    from scipy.signal import lfilter

    rumble = lfilter([1.0], [1.0, -0.97], rng.normal(size=count))
    noise = rumble / np.std(rumble) + 0.25 * rng.normal(size=count)
    return np.asarray(level * noise / np.std(noise), np.float32)
