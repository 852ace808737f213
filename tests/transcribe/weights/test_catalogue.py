"""The catalogue: everything pinned, whole engines, and the first of each kind free for all."""

import re
from itertools import groupby

import pytest

from models.problems import NotFound
from transcribe.weights.catalogue import Weights, What, catalogue, weights_named
from transcribe.weights.importing import SPEAKER_FILES, SPEECH_FILES, VOCABULARIES

ENTRIES = pytest.mark.parametrize("entry", catalogue(), ids=lambda entry: entry.name)


@ENTRIES
def test_every_file_is_pinned_to_a_revision_a_size_and_a_checksum(entry: Weights) -> None:
    assert re.fullmatch(r"[0-9a-f]{40}", entry.revision)
    assert re.fullmatch(r"[\w.-]+/[\w.-]+", entry.repo)
    for file in entry.files:
        assert re.fullmatch(r"[0-9a-f]{64}", file.sha256)
        assert file.size > 0


@ENTRIES
def test_every_entry_is_a_whole_engine_that_may_be_used_and_says_whose_it_is(entry: Weights) -> None:
    names = {file.name for file in entry.files}
    assert names >= set(SPEECH_FILES if entry.what is What.SPEECH else SPEAKER_FILES)
    assert entry.what is What.SPEAKERS or names & set(VOCABULARIES)
    assert entry.licence in {"MIT", "CC-BY-4.0"}
    assert "pyannoteAI" in entry.attribution or "OpenAI" in entry.attribution


def test_the_copy_without_an_account_is_the_very_same_as_at_its_makers() -> None:
    copy, original = weights_named("community-1"), weights_named("community-1-pyannote")
    assert (copy.gated, original.gated) == (False, True)
    assert copy.files == original.files


def test_the_first_of_each_kind_asks_for_no_account() -> None:
    firsts = {what: next(entries) for what, entries in groupby(catalogue(), key=lambda entry: entry.what)}
    assert set(firsts) == set(What)
    assert not any(entry.gated for entry in firsts.values())


def test_names_are_unlike_each_other_and_safe_as_folder_names() -> None:
    names = [entry.name for entry in catalogue()]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9-]*", name) for name in names)


def test_a_name_that_is_not_there_is_answered_with_those_that_are() -> None:
    with pytest.raises(NotFound) as caught:
        weights_named("huge")
    assert "large-v2" in str(caught.value.details["names"])
