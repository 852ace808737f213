"""A hub on loopback that serves files by repository, revision and name, and fails in the ways a real one does."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from models.files import sha256_of
from transcribe.weights.catalogue import Pinned, Weights, What

REVISION = "0123456789abcdef0123456789abcdef01234567"
SPEECH_FILES = {
    "config.json": b'{"lang_ids": [50271]}',
    "tokenizer.json": b"{}",
    "vocabulary.txt": b"ja\nnee\n",
    "model.bin": b"\x06\x00\x00\x00\x0c\x00WhisperSpec\x00" + bytes(range(256)) * 1200,  # 300 KB
}


@dataclass(frozen=True)
class Asked:
    """One request."""

    path: str
    start: int
    """First byte asked for."""
    authorization: str | None
    agent: str | None


@dataclass
class Hub:
    """What the hub serves and how it behaves. Changed by a test between requests."""

    address: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    """Path to content; the path as in /REPO/resolve/REVISION/NAME."""
    asked: list[Asked] = field(default_factory=list)
    cut_after: int | None = None
    """Break the line after so many bytes of each answer."""
    cuts: int = 1_000_000
    """How often."""
    busy_after_cut: bool = False
    """Refuse everybody once the line was broken."""
    stall_after: int | None = None
    """Send no more after so many bytes of an answer, and keep the line open until the hub stops."""
    stopped: threading.Event = field(default_factory=threading.Event)
    status: int | None = None
    """Answer everything with this."""
    token: str | None = None
    """Give only to who shows it."""
    ranges: bool = True
    """Whether it can serve the rest of a file."""
    tells_length: bool = True
    """Whether its answers say how long they are."""
    elsewhere: str | None = None
    """Address of another server to send everybody to."""

    def offer(self, entry: Weights, files: dict[str, bytes]) -> None:
        for name, content in files.items():
            self.files[f"/{entry.repo}/resolve/{entry.revision}/{name}"] = content

    @property
    def names(self) -> list[str]:
        """What was asked for, in order."""
        return [asked.path.partition(f"{REVISION}/")[2] for asked in self.asked]


@contextlib.contextmanager
def running_hub() -> Iterator[Hub]:
    """A hub that answers until the block ends."""
    hub = Hub()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            start = int((self.headers["Range"] or "bytes=0-").removeprefix("bytes=").partition("-")[0])
            hub.asked.append(Asked(self.path, start, self.headers["Authorization"], self.headers["User-Agent"]))
            if hub.elsewhere:
                self.send_response(302)
                self.send_header("Location", hub.elsewhere + self.path)
                self.end_headers()
            elif hub.status or (hub.token and self.headers["Authorization"] != f"Bearer {hub.token}"):
                self.send_error(hub.status or 401)
            elif self.path not in hub.files:
                self.send_error(404)
            else:
                self._serve(hub.files[self.path], start)

        def _serve(self, content: bytes, start: int) -> None:
            partial = bool(start) and hub.ranges
            rest = content[start:] if partial else content
            self.send_response(206 if partial else 200)
            if hub.tells_length:
                self.send_header("Content-Length", str(len(rest)))
            self.end_headers()
            if hub.cut_after is not None and hub.cuts and len(rest) > hub.cut_after:
                hub.cuts -= 1
                hub.status = 503 if hub.busy_after_cut else None
                self.wfile.write(rest[: hub.cut_after])
                self.wfile.flush()
                self.connection.shutdown(socket.SHUT_RDWR)
            elif hub.stall_after is not None and len(rest) > hub.stall_after:
                self.wfile.write(rest[: hub.stall_after])
                self.wfile.flush()
                hub.stopped.wait()
            else:
                self.wfile.write(rest)

        def log_message(self, format: str, *_: object) -> None:  # noqa: A002  http.server's own name
            """Say nothing on stderr."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    hub.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield hub
    finally:
        hub.stopped.set()
        server.shutdown()
        thread.join()
        server.server_close()


def entry_of(files: dict[str, bytes], *, name: str = "tiny", gated: bool = False, what: What = What.SPEECH) -> Weights:
    """A catalogue entry that pins `files`."""
    return Weights(
        name=name,
        what=what,
        repo=f"makers/{name}",
        revision=REVISION,
        licence="MIT",
        attribution="Made by a test.",
        gated=gated,
        memory_gib=0.1,
        core_hours=0.1,
        advice="best-on-talk",
        files=tuple(Pinned(name=key, size=len(value), sha256=sha256_of(value)) for key, value in files.items()),
    )
