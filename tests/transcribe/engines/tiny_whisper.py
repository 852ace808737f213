"""Writes a Whisper model folder as faster-whisper loads it (CTranslate2, int8, multilingual), 1.2 MB.

Its weights are small random numbers, but for one circuit: decoder position p points at the p-th piece of SENTENCE.
So whatever it hears, it says SENTENCE once per window, which tells a test exactly what must come out.
"""

import json
from pathlib import Path

import ctranslate2.specs
import numpy as np
import numpy.typing as npt
import tokenizers
from ctranslate2.specs import attention_spec, common_spec
from faster_whisper.tokenizer import _LANGUAGE_CODES

SENTENCE = "Wij spreken dit zo af."
LAST_MOMENT = 1.6
"""Seconds after a window's start at which SENTENCE ends."""
WIDTH, HEADS, MELS, POSITIONS = 64, 2, 80, 448
PROMPT = 3
"""Tokens before the first that is predicted: start, language, task."""

Array = npt.NDArray[np.float32]


def make_whisper(folder: Path, *, says: str = SENTENCE, multilingual: bool = True) -> Path:
    """Write the model into `folder` (created) and return it. With `says=""` it hears nothing, ever.

    `says` may have at most 55 characters. Without `multilingual` the model claims to know English only.
    """
    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = _vocabulary(multilingual)
    spec = _Weights(vocabulary, says).spec()
    spec.register_vocabulary(vocabulary)
    start = vocabulary.index("<|startoftranscript|>")
    spec.config.suppress_ids = []
    spec.config.suppress_ids_begin = [vocabulary.index("Ġ"), vocabulary.index("<|endoftext|>")]
    spec.config.lang_ids = list(range(start + 1, vocabulary.index("<|translate|>")))
    spec.config.alignment_heads = [[0, 0], [0, 1]]
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder))
    _tokenizer(vocabulary).save(str(folder / "tokenizer.json"))
    features = {"feature_size": MELS, "sampling_rate": 16000, "hop_length": 160, "chunk_length": 30, "n_fft": 400}
    (folder / "preprocessor_config.json").write_text(json.dumps(features), encoding="utf-8")
    return folder


def _letters() -> list[str]:
    """The 256 characters that stand for bytes in byte-level BPE, a space being "Ġ"."""
    return sorted(tokenizers.pre_tokenizers.ByteLevel.alphabet())


def _vocabulary(multilingual: bool) -> list[str]:
    """Letters, letters after a space, and Whisper's special tokens in the order CTranslate2 counts on."""
    letters = _letters()
    # CTranslate2 takes a model for multilingual when its vocabulary holds the empty string.
    text = letters + ["Ġ" + letter for letter in letters] + ([""] if multilingual else ["<|unused|>"])
    languages = [f"<|{code}|>" for code in _LANGUAGE_CODES[:99]]
    tasks = ["translate", "transcribe", "startoflm", "startofprev", "nospeech", "notimestamps"]
    specials = ["<|endoftext|>", "<|startoftranscript|>", *languages, *(f"<|{task}|>" for task in tasks)]
    return text + specials + [f"<|{moment * 0.02:.2f}|>" for moment in range(1501)]


def _tokenizer(vocabulary: list[str]) -> tokenizers.Tokenizer:
    end = vocabulary.index("<|endoftext|>")
    # A merge of its own for every space + letter: faster-whisper suppresses the first piece of " -", which must not
    # be the bare space.
    merges = [("Ġ", letter) for letter in _letters()]
    model = tokenizers.models.BPE(vocab={token: number for number, token in enumerate(vocabulary[:end])}, merges=merges)
    tokenizer = tokenizers.Tokenizer(model)
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = tokenizers.decoders.ByteLevel()
    moments = vocabulary.index("<|0.00|>")
    tokenizer.add_special_tokens([tokenizers.AddedToken(token, special=True) for token in vocabulary[end:moments]])
    tokenizer.add_tokens([tokenizers.AddedToken(token, special=False) for token in vocabulary[moments:]])
    return tokenizer


class _Weights:
    """Fills CTranslate2's own description of a Whisper model, one layer in each half."""

    def __init__(self, vocabulary: list[str], says: str) -> None:
        self.random = np.random.default_rng(7)
        self.vocabulary = vocabulary
        self.plan = self._plan(says)

    def spec(self) -> ctranslate2.specs.WhisperSpec:
        spec = ctranslate2.specs.WhisperSpec(1, HEADS, 1, HEADS)
        encoder, decoder = spec.encoder, spec.decoder
        encoder.conv1.weight, encoder.conv1.bias = self._noise(WIDTH, MELS, 3), np.zeros(WIDTH, np.float32)
        encoder.conv2.weight, encoder.conv2.bias = self._noise(WIDTH, WIDTH, 3), np.zeros(WIDTH, np.float32)
        encoder.position_encodings.encodings = self._noise(1500, WIDTH)
        decoder.embeddings.weight = self._noise(len(self.vocabulary), WIDTH)
        decoder.position_encodings.encodings = np.eye(WIDTH, dtype=np.float32)[np.arange(POSITIONS) % WIDTH]
        decoder.projection.weight = self._projection()
        for half in (encoder, decoder):
            self._norm(half.layer_norm)
            for layer in half.layer:
                self._attention(layer.self_attention, [3, 1])
                if half is decoder:
                    self._attention(layer.attention, [1, 2, 1])
                self._norm(layer.ffn.layer_norm)
                self._linear(layer.ffn.linear_0, 2 * WIDTH, WIDTH)
                self._linear(layer.ffn.linear_1, WIDTH, 2 * WIDTH)
        return spec

    def _plan(self, says: str) -> list[int]:
        """The tokens to say, in order; the end at once when there is nothing to say."""
        token = {text: number for number, text in enumerate(self.vocabulary)}
        if not says:
            return [token["<|0.00|>"], token["<|endoftext|>"]]
        pieces, space = [], ""
        for letter in " " + says:
            if letter == " ":
                space = "Ġ"
            else:
                pieces.append(token[space + letter])
                space = ""
        return [token["<|0.00|>"], *pieces, token[f"<|{LAST_MOMENT:.2f}|>"], token["<|endoftext|>"]]

    def _projection(self) -> Array:
        """Row `token` looks at the position from which that token must follow."""
        weight = self._noise(len(self.vocabulary), WIDTH)
        end = self.vocabulary.index("<|endoftext|>")
        for step in range(WIDTH - PROMPT + 1):
            weight[self.plan[step] if step < len(self.plan) else end, PROMPT - 1 + step] = 4.0
        return weight

    def _attention(self, attention: attention_spec.MultiHeadAttentionSpec, blocks: list[int]) -> None:
        self._norm(attention.layer_norm)
        for linear, size in zip(attention.linear, blocks, strict=True):
            self._linear(linear, size * WIDTH, WIDTH)

    def _linear(self, linear: common_spec.LinearSpec, outputs: int, inputs: int) -> None:
        linear.weight, linear.bias = self._noise(outputs, inputs), np.zeros(outputs, np.float32)

    def _norm(self, norm: common_spec.LayerNormSpec) -> None:
        norm.gamma, norm.beta = np.ones(WIDTH, np.float32), np.zeros(WIDTH, np.float32)

    def _noise(self, *shape: int) -> Array:
        return self.random.normal(scale=0.01, size=shape).astype(np.float32)
