"""A spoken Dutch clause as calm indirect speech, by rules; a topic phrase where the rules are not sure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from reconcile.writing.data import data_table
from reconcile.writing.phrasing.parties import Party, capitalised, listeners_of, party_named, side_of
from reconcile.writing.phrasing.spoken import (
    SENTENCE_END,
    TOKEN,
    content_words,
    is_verb,
    names_a_fact,
    tidied,
    topics_of,
    words_of,
)
from reconcile.writing.phrasing.verbs import changed, verbs

LONGEST = 45
"""Words in a sentence; longer spoken sentences are hardly ever one clean sentence on paper."""

_BROKEN_OR_QUOTED = re.compile(r"\.\.\.|…|\w-(?:\s|$)|[\"“”]|(?<!\w)'(?!s\b)\w|\w'(?!\w)")
_MARKS = frozenset({",", ";", ":"})


def in_indirect_speech(text: str, actor: str, *, listeners: str = "ouders") -> str:
    """Return what `actor` said in `text` as one to three calm Dutch sentences in the third person.

    `actor` is a role, name or side in Dutch ("intern begeleider", "moeder", "allen"); `listeners` is whom "u" and
    "jullie" mean when no parent speaks (a parent addresses the school). The result starts with a capital, ends with
    a full stop and holds no filler, first or second person. What is already indirect speech comes back as it was.
    When the rules are not sure of good Dutch, a topic phrase comes back instead (see `is_topic_phrase`).
    """
    if is_topic_phrase(text):
        return text
    speaker = party_named(actor)
    done: list[str] = []
    sure = True
    for raw in SENTENCE_END.split(text.strip()):
        sentence = tidied(raw)
        if not sentence:
            continue
        said = _Clause(sentence, raw, speaker, listeners_of(speaker, listeners)).in_third_person()
        if said is not None:
            done.append(said)
        elif done and _is_addition(sentence) and raw.lower().startswith(sentence[:6].lower()):
            done[-1] = f"{done[-1].removesuffix('.')}, {sentence[0].lower()}{sentence[1:]}."
        elif names_a_fact(sentence) or raw.lower().startswith(("maar ", "alleen ", "behalve ")):
            sure = False  # what is left out would turn the rest round
    if done and sure:
        return " ".join(done[:3])
    words = data_table("phrasing/indirect.toml")["words"]
    topics = topics_of(". ".join(tidied(raw) for raw in SENTENCE_END.split(text)))
    phrase: str = words["topic"]
    return phrase.format(actor=speaker.subject, topics=", ".join(topics) or words["no_topic"])


def is_topic_phrase(text: str) -> bool:
    """Whether `text` is the answer of `in_indirect_speech` when it is not sure: topics, not what was settled."""
    phrase: str = data_table("phrasing/indirect.toml")["words"]["topic"]
    return text.startswith(phrase.partition("{")[0])


def _is_addition(sentence: str) -> bool:
    """Whether `sentence` is a few words without a verb that belong to the sentence before: "Na het eten"."""
    tokens = [token.lower() for token in TOKEN.findall(sentence)]
    verbless = not any(is_verb(tokens, place) for place in range(len(tokens)))
    starts = tokens[0] in words_of("prepositions") | words_of("values") | words_of("times") or tokens[0][0].isdigit()
    clean = not words_of("forbidden") & set(tokens)
    return starts and clean and verbless and len(tokens) <= 8 and not sentence.endswith("?")


@dataclass
class _Clause:
    """One tidied sentence on its way to the third person. Token numbers count in `tokens`."""

    sentence: str
    raw: str
    speaker: Party
    listeners: Party
    tokens: list[str] = field(init=False)
    lower: list[str] = field(init=False)
    verbs: dict[int, str] = field(default_factory=dict)
    """Each finite verb we understood, with its new form."""
    nouns: dict[int, str] = field(default_factory=dict)
    """Each pronoun we understood, with what stands for it."""
    subjects: dict[int, Mapping[str, str]] = field(default_factory=dict)
    """Each subject, with the change its verbs undergo."""
    named: set[str] = field(default_factory=set)
    sure: bool = True

    def __post_init__(self) -> None:
        self.tokens = TOKEN.findall(self.sentence)
        self.lower = [token.lower() for token in self.tokens]

    def in_third_person(self) -> str | None:
        """The sentence with everybody in the third person, or None when that cannot be done safely."""
        if self.sentence.endswith("?") or not self.tokens or len(self.tokens) > LONGEST:
            return None
        if _BROKEN_OR_QUOTED.search(self.sentence):
            return None
        we = self._we()
        for index, word in enumerate(self.lower):
            if word == "ik":
                self._subject(index, self.speaker, verbs().ik_to_hij)
            elif word in ("we", "wij"):
                self._subject(index, we, verbs().plural_to_hij)
        for index, word in enumerate(self.lower):
            if word in ("u", "jullie"):
                self._listeners(index, word)
            elif word in ("me", "mij", "ons", "mijn", "onze", "uw"):
                self._dependent(index, word, we)
        self._elided_subjects()
        return self._on_paper(we) if self.sure else None

    def _we(self) -> Party:
        raw = self.raw.lower()
        together = any(re.search(rf"\b{re.escape(cue)}\b", raw) for cue in words_of("together"))
        return party_named("allen") if together else side_of(self.speaker)

    def _word(self, index: int) -> str:
        return self.lower[index] if 0 <= index < len(self.lower) else ","

    def _is_start(self, index: int) -> bool:
        return self._word(index - 1) in _MARKS | words_of("coordinators")

    def _find_verb(self, index: int, forms: Mapping[str, str]) -> int | None:
        """Where the finite verb of the subject at `index` stands."""
        before, after = self._word(index - 1), self._word(index + 1)
        if self._is_start(index):
            return index + 1 if changed(after, forms) else None
        if before in words_of("subordinators") and before not in forms:
            return self._last_verb(index, forms)
        return index - 1 if before in forms else None

    def _last_verb(self, index: int, forms: Mapping[str, str]) -> int | None:
        """The finite verb at the end of the subordinate clause whose subject stands at `index`."""
        stop = _MARKS | words_of("coordinators") | words_of("clause_starts")
        found = None
        for place in range(index + 1, len(self.lower)):
            if self.lower[place] in stop:
                break
            if found == place - 1 and self.lower[place] in verbs().hij_to_plural:
                break  # the main clause begins without a comma: "als ik het pas zie, is"
            infinitive_after_it = found is not None and self.lower[place] in verbs().plural_to_hij
            if changed(self.lower[place], forms) and not infinitive_after_it:
                found = place
        return found

    def _subject(self, index: int, party: Party, forms: Mapping[str, str]) -> None:
        """Put `party` for the "ik" or "we" at `index`, and its verb in the third person."""
        if (
            self.lower[index] == "ik"
            and self._word(index - 1) == "en"
            and self._word(index + 1) in verbs().plural_to_hij
        ):
            self.nouns[index] = party.subject  # "juf Anouk en ik bespreken"
            return
        change = self._change(forms, party)
        verb = self._find_verb(index, forms)
        if verb is None or verb in self.verbs:
            self.sure = False
            return
        new = changed(self.lower[verb], change)
        if new is None:
            self.sure = False
            return
        self.verbs[verb] = new
        self.subjects[index] = change
        again = party.subject in self.named
        self.named.add(party.subject)
        drops = again and self._word(index - 1) in ("en", "maar") and verb == index + 1
        self.nouns[index] = "" if drops else party.again if again else party.subject

    @staticmethod
    def _change(forms: Mapping[str, str], party: Party) -> Mapping[str, str]:
        """The change from `forms` to what goes with `party`."""
        if not party.plural:
            return forms
        if forms is verbs().plural_to_hij:
            return {word: word for word in forms}
        return {word: verbs().hij_to_plural.get(hij, hij) for word, hij in forms.items()}

    def _listeners(self, index: int, word: str) -> None:
        """Put the listeners for "u" or "jullie", as subject with its verb, as object, or as owner."""
        party, after = self.listeners, self._word(index + 1)
        owned = after in words_of("owned") | words_of("het_words")
        if word == "jullie" and owned and after not in verbs().known:
            self.nouns[index] = party.possessive or ("het" if after in words_of("het_words") else "de")
            return
        known_next = _MARKS | words_of("stopwords") | words_of("prepositions") | words_of("times") | words_of("values")
        if word == "jullie" and after not in known_next and changed(after, verbs().plural_to_hij) is None:
            self.sure = False  # perhaps an owner: "jullie opvatting"
            return
        self.nouns[index] = party.subject
        if word == "jullie" and party.plural:
            return  # every form of the verb stays as it is
        forms = verbs().plural_to_hij if word == "jullie" else verbs().polite_to_hij
        before = self._word(index - 1)
        own_clause = before in words_of("subordinators") - words_of("prepositions")
        if before in words_of("prepositions") or (self._has_other_subject(index) and not own_clause):
            return
        verb = self._find_verb(index, forms)
        if verb is None or verb in self.verbs or (verb == index - 1 and self.lower[0] in words_of("determiners")):
            self.sure = False  # no telling whether they act or are acted upon
            return
        change = forms if word == "jullie" or not party.plural else verbs().hij_to_plural
        self.verbs[verb] = changed(self.lower[verb], change) or self.lower[verb]
        self.subjects[index] = change

    def _clause_around(self, index: int) -> range:
        """The places of the clause that the word at `index` stands in."""
        bounds = _MARKS | words_of("coordinators") | words_of("clause_starts")
        start, end = index, index
        while start > 0 and self.lower[start - 1] not in bounds:
            start -= 1
        while end < len(self.lower) and self.lower[end] not in bounds:
            end += 1
        return range(start, end)

    def _has_other_subject(self, index: int) -> bool:
        """Whether the clause of the word at `index` has a subject already."""
        return any(place in self.subjects for place in self._clause_around(index))

    def _elided_subjects(self) -> None:
        """Change verbs whose subject was not repeated: "ik bel en stuur een brief"."""
        for place in range(1, len(self.lower) - 1):
            verb = place + 1
            before = [index for index in self.subjects if index < place]
            if self.lower[place] not in ("en", "maar", "of") or verb in self.verbs or not before:
                continue
            if verb + 1 in self.nouns and self.lower[verb + 1] not in ("me", "mij", "ons", "mijn", "onze", "uw"):
                continue
            change = self.subjects[max(before)]
            after_auxiliary = any(self.lower[v] in words_of("auxiliaries") for v in self.verbs)
            if self.lower[verb] in verbs().plural_to_hij and after_auxiliary:
                continue
            new = change.get(self.lower[verb])
            if new is not None:
                self.verbs[verb] = new

    def _dependent(self, index: int, word: str, we: Party) -> None:
        """Replace "me", "mij", "mijn", "ons", "onze" and "uw"."""
        after = self._word(index + 1)
        article = "het" if after in words_of("het_words") else "de"
        around = {self.lower[place] for place in self._clause_around(index)}
        if word in ("me", "mij"):
            self.nouns[index] = "zich" if "ik" in around else self._again(self.speaker)
        elif word == "uw":
            self.nouns[index] = self.listeners.possessive or article
        elif word == "mijn":
            self.nouns[index] = self.speaker.possessive or ("een" if after == "collega" else "zijn of haar")
        elif word == "ons" and after not in words_of("het_words"):
            self.nouns[index] = "zich" if {"we", "wij"} & around else we.subject
        else:
            self.nouns[index] = (we.possessive or "hun") if we.is_parent else article

    def _again(self, party: Party) -> str:
        return party.again_as_object if party.subject in self.named else party.subject

    def _on_paper(self, we: Party) -> str | None:
        """The words in their final order and spelling, or None when the outcome is not clean."""
        words = [self.nouns.get(i, self.verbs.get(i, token)) for i, token in enumerate(self.tokens)]
        starts_clause = self.lower[0] in words_of("clause_starts") or " ".join(self.lower[:2]) in words_of(
            "loose_starts"
        )
        if 0 in self.verbs or (starts_clause and "," not in self.lower):
            return None  # the object was left unsaid ("Doe ik"), or the main clause was
        if self._is_dislocated():
            return None
        if self.lower[0] in words_of("weak_firsts"):
            if not (1 in self.verbs and 2 in self.subjects):
                return None
            words[:3] = ["", words[2], words[1]]
        elif self.lower[0] in words_of("object_starts"):
            words = self._subject_first(words)
        text = re.sub(r"\s+([,;:])", r"\1", " ".join(word for word in words if word))
        text = capitalised(text) + "."
        return text if self._is_clean(text, we) else None

    def _subject_first(self, words: list[str]) -> list[str]:
        """ "Dat onderzoek willen ouders niet" as "Ouders willen dat onderzoek niet"."""
        verb = next((place for place in sorted(self.verbs) if place + 1 in self.subjects), None)
        if verb is None or "," in self.lower[:verb] or any(place < verb for place in self.subjects):
            return words
        first = [words[0].lower(), *words[1:verb]]
        return [words[verb + 1], words[verb], *first, *words[verb + 2 :]]

    def _is_dislocated(self) -> bool:
        """Whether a loose part stands in front ("Elke dag, dat ga ik ..."), which nobody writes."""
        if "," not in self.lower:
            return False
        first = self.lower.index(",")
        loose = first <= 4 and not any(word in verbs().known for word in self.lower[:first])
        return loose and self._word(first + 1) in ("dat", "die", "dit", "daar", "dan", "ik", "we", "wij")

    def _is_finite(self, lower: list[str], place: int) -> bool:
        """Whether the word at `place` is a verb with a subject; a bare infinitive is not."""
        word = lower[place]
        if word not in verbs().known or not is_verb(lower, place):
            return False
        if word in verbs().hij_to_plural or word in verbs().past or word in words_of("auxiliaries"):
            return True
        beside = {*lower[max(0, place - 1) : place], *lower[place + 1 : place + 2]}
        many = beside & words_of("several") or "en" in lower[:place]
        return word in verbs().plural_to_hij and bool(many or word in self.verbs.values())

    def _is_determined(self) -> bool:
        """Whether the first word belongs to a noun that looks like a verb: "dat onderzoek willen"."""
        return len(self.lower) > 2 and is_verb(self.lower, 2)

    def _is_clean(self, text: str, we: Party) -> bool:
        """Whether `text` is a whole sentence about something, with nobody in the first or second person."""
        tokens = TOKEN.findall(text.removesuffix("."))
        lower = [token.lower() for token in tokens]
        if words_of("forbidden") & set(lower):
            return False
        first = lower.index(",") if "," in lower and lower[0] not in words_of("clause_starts") else len(lower)
        finite = [place for place in range(len(lower)) if self._is_finite(lower, place)]
        if not finite or finite[0] >= first or (lower[0] in words_of("question_words") and len(finite) < 2):
            return False  # a loose piece, not a sentence
        parties = " ".join(party.subject for party in (self.speaker, self.listeners, we)).lower().split()
        if lower[0] in verbs().known and lower[0] not in (*parties, "zijn"):
            return False
        about = [word for word in content_words(tokens) if word.lower() not in parties]
        points_back = lower[0] in ("dat", "die", "dit", "daar") and is_verb(self.lower, 1) and not self._is_determined()
        return len(about) >= (2 if points_back else 1)
