"""A shelf of its own for each test, and a hub to fetch from."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.transcribe.weights.hub import SPEECH_FILES, Hub, entry_of, running_hub
from transcribe.weights.catalogue import Weights


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The weights of a test never land in the home of whoever runs it, and no proxy stands in between."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy", "HF_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    monkeypatch.setenv("KLOPPEND_WEIGHTS", str(tmp_path / "shelf"))
    return tmp_path / "shelf"


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    with running_hub() as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.address)
        yield hub


@pytest.fixture
def tiny(hub: Hub) -> Weights:
    """A speech engine of 300 KB that the hub offers."""
    entry = entry_of(SPEECH_FILES)
    hub.offer(entry, SPEECH_FILES)
    return entry
