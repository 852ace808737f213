"""Where sound goes: the loudspeaker of this computer, through miniaudio."""

import threading
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Final, Protocol

from models.messages import N_
from models.problems import NotFound
from tui.sound.decoding import RATE

if TYPE_CHECKING:
    from miniaudio import Backend, PlaybackDevice

Give = Callable[[int], bytes]
"""Returns the next so many samples, or fewer, or none: then there is silence. Called in the loudspeaker's own thread;
must not block and must not raise."""

PERIOD: Final = 40
"""Milliseconds asked for at a time."""
PERIODS: Final = 3
"""How many of those the device keeps ready, by miniaudio's own choice."""
CLOSING_SECONDS: Final = 0.5


class Loudspeaker(Protocol):
    """Something that can be heard."""

    delay: float
    """Seconds between a sample being given and being heard."""

    def start(self, give: Give) -> None:
        """Play what `give` returns, from now on. Raises NotFound when there is nothing to hear it with."""
        ...

    def stop(self) -> None:
        """Fall silent and let go of the device. `give` is not called afterwards. Stopping twice is harmless."""
        ...


class ComputerLoudspeaker:
    """The loudspeaker or headphones chosen in the system's settings; or, `silent`, a device that plays to nobody.

    Without a sound card the sound system writes dozens of lines to descriptor 2: see `tui.workbench.own_screen`.
    """

    delay = PERIOD * PERIODS / 1000

    def __init__(self, *, silent: bool = False) -> None:
        self._silent = silent
        self._device: PlaybackDevice | None = None
        self._mouth = _Mouth(lambda _: b"")

    def start(self, give: Give) -> None:
        """Open the device and begin. Raises NotFound."""
        from miniaudio import MiniaudioError, PlaybackDevice

        self.stop()
        try:
            self._device = PlaybackDevice(
                nchannels=1,
                sample_rate=RATE,
                buffersize_msec=PERIOD,
                callback_periods=PERIODS,
                backends=_backends(silent=self._silent),
                app_name="Kloppend",
            )
            self._mouth = _Mouth(give)
            self._device.start(self._mouth.speaking())
        except MiniaudioError as error:
            self.stop()
            raise no_loudspeaker() from error

    def stop(self) -> None:
        """Close the device."""
        if self._device is not None:
            self._mouth.close()
            self._device.close()
            self._device = None


def no_loudspeaker() -> NotFound:
    """There is nothing to hear sound with."""
    return NotFound(
        N_("No sound on this computer; the text works as always."),
        meaning=N_("Nothing is wrong with the recording."),
        remedy=N_("Plug in headphones or choose a loudspeaker in the settings of your computer, and try again."),
    )


def _backends(*, silent: bool) -> "list[Backend]":
    """Every sound system miniaudio knows. Left to itself it ends with one that plays to nobody without a word."""
    from miniaudio import Backend

    return [Backend.NULL] if silent else [each for each in Backend if each not in (Backend.NULL, Backend.CUSTOM)]


class _Mouth:
    """Gives samples until it is closed.

    It ends itself, in the loudspeaker's thread: miniaudio 1.71 takes the generator away from under that thread when a
    device is closed, and then prints a traceback now and then.
    """

    def __init__(self, give: Give) -> None:
        self._give = give
        self._closing = threading.Event()
        self._closed = threading.Event()
        self._closed.set()  # until it speaks

    def speaking(self) -> Generator[bytes, int, None]:
        """What miniaudio asks for samples, ready for the first."""
        samples = self._samples()
        next(samples)
        self._closed.clear()
        return samples

    def _samples(self) -> Generator[bytes, int, None]:
        wanted = yield b""
        while not self._closing.is_set():
            wanted = yield self._give(wanted)
        self._closed.set()

    def close(self) -> None:
        """Give nothing from now on; a device that is gone never asks again, and is not waited for long."""
        self._closing.set()
        self._closed.wait(CLOSING_SECONDS)
