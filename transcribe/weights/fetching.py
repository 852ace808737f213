"""Fetches one pinned file over the network, going on where an earlier attempt stopped.

huggingface_hub 2.4 throws a half-fetched file away (its pull request 4228), which over a slow line means 3 GB once
more, and it sends which Python and torch the user has. So only the address and the token come from it.
"""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from models.files import make_private_folder, storage_trouble
from models.messages import N_
from models.problems import EngineMissing, Problem, Unreadable
from transcribe.weights.catalogue import Pinned, Weights
from transcribe.weights.seal import is_as_pinned

if TYPE_CHECKING:
    from httpx2 import Client, Response

PATIENCE = 20.0
"""Seconds without a single byte before the line is called dead."""
UNFINISHED = ".part"

Progress = Callable[[int], None]
"""Called with each number of bytes that lie ready, fetched now or earlier."""


def connection() -> "Client":
    """A client that says who it is and nothing more. It honours the system's proxy."""
    import httpx2

    headers = {"User-Agent": "kloppend", "Accept-Encoding": "identity"}  # a packed answer could not be resumed
    return httpx2.Client(follow_redirects=True, timeout=PATIENCE, headers=headers)


def fetch(client: "Client", entry: Weights, file: Pinned, folder: Path, progress: Progress) -> None:
    """Bring `file` of `entry` into `folder`, whole and as pinned; nothing is done when it is already there.

    What came in before an interruption is used. Raises EngineMissing when it cannot be had now, Unreadable when
    something else is served under its name, StorageFailed when it cannot be written.
    """
    target = folder / file.name
    if is_as_pinned(target, file):
        progress(file.size)
        return
    make_private_folder(target.parent)
    part = _part_of(target, file)
    with storage_trouble(target):
        _fill(client, entry, file, part, progress)
        part.replace(target)


def fetched_before(file: Pinned, folder: Path) -> int:
    """Bytes of `file` that already lie in `folder`, whole or in part."""
    target = folder / file.name
    places = (target, _part_of(target, file))
    return min(max((place.stat().st_size for place in places if place.is_file()), default=0), file.size)


def _part_of(target: Path, file: Pinned) -> Path:
    """Where a half-fetched `file` lies; half of another version of it lies elsewhere."""
    return target.with_name(f"{target.name}.{file.sha256[:8]}{UNFINISHED}")


def _fill(client: "Client", entry: Weights, file: Pinned, part: Path, progress: Progress) -> None:
    """Append to `part` until it is all of `file`. A broken line is taken up again for as long as bytes come in."""
    import httpx2

    address = _address(entry, file)
    with part.open("a+b") as output:
        output.seek(0)
        digest = hashlib.file_digest(output, "sha256")
        have = output.tell()
        progress(have)
        while have < file.size:
            before, cause = have, None
            try:
                with client.stream("GET", address, headers=_headers(entry, have)) as response:
                    _accept(response, entry, file, have)
                    if have and response.status_code == httpx2.codes.OK:  # it serves whole files only
                        output.truncate(0)
                        progress(-have)
                        digest, have, before = hashlib.sha256(), 0, -1
                    for piece in response.iter_bytes():
                        output.write(piece)
                        digest.update(piece)
                        have += len(piece)
                        progress(len(piece))
                        if have > file.size:  # it may never end, and fill the disk
                            break
            except (httpx2.RequestError, httpx2.InvalidURL) as error:
                cause = error
            if have <= before:
                raise _unreachable(entry) from cause
        output.flush()
        os.fsync(output.fileno())
    if (have, digest.hexdigest()) != (file.size, file.sha256):
        part.unlink()
        raise _something_else(entry, file)


def _address(entry: Weights, file: Pinned) -> str:
    from huggingface_hub import hf_hub_url

    # Asked for here, since huggingface_hub reads the environment only once, when it is imported.
    endpoint = os.environ.get("HF_ENDPOINT", "").rstrip("/") or None
    return hf_hub_url(entry.repo, file.name, revision=entry.revision, endpoint=endpoint)


def _headers(entry: Weights, have: int) -> dict[str, str]:
    headers = {"Range": f"bytes={have}-"} if have else {}
    if entry.gated:  # nobody else is told who asks
        from huggingface_hub import get_token

        token = get_token()
        if token:
            headers["Authorization"] = f"Bearer {token}"
    return headers


def _accept(response: "Response", entry: Weights, file: Pinned, have: int) -> None:
    """Raise the problem behind an answer that does not bring the rest of `file`."""
    status = response.status_code
    if status in (401, 403):
        raise _not_allowed(entry) if entry.gated else _gone(entry, file)  # the Hub says 401 of what is not there
    if status in (404, 410):
        raise _gone(entry, file)
    if status not in (200, 206):
        raise _busy_there(entry, status)
    length = int(response.headers.get("Content-Length", -1))
    expected = file.size - have if status == 206 else file.size
    if length not in (-1, expected):
        raise _something_else(entry, file)


def _unreachable(entry: Weights) -> Problem:
    return EngineMissing(
        N_("{name} could not be fetched: the place on the internet it comes from cannot be reached."),
        meaning=N_(
            "It is not installed yet. What was already fetched is kept; everything else works without internet."
        ),
        remedy=N_(
            "Check the internet connection and give the same command again. On a computer without internet,"
            " fetch it on another one and use “kloppend weights import”."
        ),
        name=entry.name,
    )


def _not_allowed(entry: Weights) -> Problem:
    return EngineMissing(
        N_("{name} is only given to people with an account at its makers."),
        meaning=N_("It is not installed. You do not need it: there is a copy for which nobody needs an account."),
        remedy=N_(
            "Use “kloppend weights install community-1”. Or accept the conditions of {repo},"
            " put your access key in HF_TOKEN and try again."
        ),
        name=entry.name,
        repo=entry.repo,
    )


def _gone(entry: Weights, file: Pinned) -> Problem:
    return EngineMissing(
        N_("{name} is no longer offered: {repo} does not have {file}."),
        meaning=N_("It is not installed. What is installed keeps working."),
        remedy=N_("Choose another engine with “kloppend weights list”, or look for a newer Kloppend."),
        name=entry.name,
        repo=entry.repo,
        file=file.name,
    )


def _busy_there(entry: Weights, status: int) -> Problem:
    return EngineMissing(
        N_("{name} cannot be fetched now: {repo} refuses with number {status}."),
        meaning=N_("It is not installed yet. What was already fetched is kept."),
        remedy=N_("Give the same command again later."),
        name=entry.name,
        repo=entry.repo,
        status=status,
    )


def _something_else(entry: Weights, file: Pinned) -> Problem:
    return Unreadable(
        N_("What {repo} sent as {file} is not what Kloppend knows under that name."),
        meaning=N_("It was thrown away and is not used: it may be damaged, or not be what it says it is."),
        remedy=N_("Give the same command again. If it happens again, choose another engine or use another network."),
        repo=entry.repo,
        file=file.name,
    )
