"""Where sound comes from: the microphones of this computer, through miniaudio."""

import contextlib
import os
import threading
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from models.messages import N_
from models.problems import NotFound
from transcribe.recorder.wave_file import RATE

if TYPE_CHECKING:
    from miniaudio import Backend, CaptureDevice

Deliver = Callable[[bytes], None]
"""Takes a block of sound: one channel, 16 bits, RATE. Called in the microphone's own thread; must not block."""

PERIOD: Final = 100
"""Milliseconds per block: ten steps of the level meter per second, and all that a killed program loses."""
CLOSING_SECONDS: Final = 5 * PERIOD / 1000
NULL_DEVICE: Final = "null"
"""The name of miniaudio's device that always works and hears nothing, to try things out on."""

ALSA_NULL: Final = "null"
"""ALSA lists a device with this id everywhere; it would record two hours of silence."""


class Microphone(Protocol):
    """Something that hears."""

    def start(self, deliver: Deliver) -> None:
        """Hand every block heard from now on to `deliver`. Raises NotFound when there is nothing to hear with."""
        ...

    def stop(self) -> None:
        """Hear nothing more, and let go of the device: its light goes out. No block is handed over afterwards.

        Stopping twice is harmless.
        """
        ...


class ComputerMicrophone:
    """A microphone of this computer."""

    def __init__(self, name: str | None = None) -> None:
        """The one with this `name`, or part of it; without a name the one chosen in the system's settings."""
        self._name = name
        self._device: CaptureDevice | None = None
        self._ear = _Ear(lambda _: None)
        self._worked = False

    def start(self, deliver: Deliver) -> None:
        """Open the device and begin. Raises NotFound.

        When the named one worked before and is unplugged now, the computer's own takes its place.
        """
        from miniaudio import CaptureDevice, MiniaudioError

        self.stop()
        silent = self._name == NULL_DEVICE
        chosen = None if self._name is None or silent else _chosen(self._name, self._worked)
        try:
            with _hushed():
                self._device = CaptureDevice(
                    nchannels=1,
                    sample_rate=RATE,
                    buffersize_msec=PERIOD,
                    device_id=chosen.identity if chosen else None,
                    backends=_backends(silent=silent),
                    app_name="Kloppend",
                )
                self._ear = _Ear(deliver)
                self._device.start(self._ear.listening())
                self._worked = True
        except MiniaudioError as error:
            self.stop()
            raise no_microphone() from error

    def stop(self) -> None:
        """Close the device."""
        if self._device is not None:
            self._ear.close()
            self._device.close()
            self._device = None


def microphones() -> tuple[str, ...]:
    """The names of the microphones of this computer; empty when there is none."""
    return tuple(microphone.name for microphone in _all())


@dataclass(frozen=True)
class _Found:
    name: str
    identity: object
    """miniaudio's own id; must live as long as the device that is opened with it."""


def _all() -> tuple[_Found, ...]:
    from miniaudio import Devices, MiniaudioError

    try:
        with _hushed():
            captures = Devices(_backends()).get_captures()
    except MiniaudioError:  # no sound system at all
        return ()
    found = [_Found(each["name"].strip() or _alsa_name(each["id"]), each["id"]) for each in captures]
    return tuple(each for each in found if _alsa_name(each.identity) != ALSA_NULL)


def _alsa_name(identity: object) -> str:
    from miniaudio import ffi

    name, _, _ = bytes(ffi.buffer(identity)).partition(b"\0")
    return name.decode(errors="replace")


def _chosen(name: str, worked: bool) -> _Found | None:
    found = _all()
    wanted = name.casefold()
    fitting = [each for each in found if each.name.casefold() == wanted][:1]  # of two that are alike the first
    fitting = fitting or [each for each in found if wanted in each.name.casefold()]
    if len(fitting) == 1:
        return fitting[0]
    if worked:
        return None
    if not found:
        raise no_microphone()
    raise NotFound(
        N_("There is no microphone called {name}, or there are several."),
        meaning=N_("Nothing was recorded."),
        remedy=N_("These are there: {names}. Name one of them, or leave out --device."),
        name=name,
        names=", ".join(each.name for each in found),
    )


def no_microphone() -> NotFound:
    """There is nothing to hear with."""
    return NotFound(
        N_("No microphone was found that can be used."),
        meaning=N_("Nothing is being recorded at the moment."),
        remedy=N_(
            "Plug in a microphone, or allow this window to use it in the privacy settings of your computer. "
            "Or record with your phone: Kloppend reads that file just as well."
        ),
    )


def _backends(*, silent: bool = False) -> "list[Backend]":
    """Every sound system miniaudio knows. Left to itself it ends with one that records silence without a word."""
    from miniaudio import Backend

    return [Backend.NULL] if silent else [each for each in Backend if each not in (Backend.NULL, Backend.CUSTOM)]


class _Ear:
    """Hands blocks over until it is closed.

    It ends itself, in the microphone's thread: miniaudio 1.71 takes the generator away from under that thread when a
    device is closed, and then prints a traceback now and then.
    """

    def __init__(self, deliver: Deliver) -> None:
        self._deliver = deliver
        self._closing = threading.Event()
        self._closed = threading.Event()
        self._closed.set()  # until it listens

    def listening(self) -> Generator[None, bytes, None]:
        """What miniaudio sends its blocks to, ready for the first."""
        blocks = self._take()
        next(blocks)
        self._closed.clear()
        return blocks

    def _take(self) -> Generator[None, bytes, None]:
        while True:
            block = yield
            if self._closing.is_set():
                self._closed.set()
                return
            self._deliver(block)

    def close(self) -> None:
        """Hand nothing over from now on; a microphone that is gone never asks again, and is not waited for long."""
        self._closing.set()
        self._closed.wait(CLOSING_SECONDS)


@contextlib.contextmanager
def _hushed() -> Iterator[None]:
    """Keep ALSA's own complaints (dozens of lines without a sound card) off the screen: it writes to descriptor 2."""
    try:
        screen = os.dup(2)
    except OSError:  # a program without a window has none
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(screen, 2)
        os.close(nowhere)
        os.close(screen)
