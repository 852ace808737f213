"""Turns a checkpoint into the folder the program loads: `python -m tests.bench.engines.converted WORK FOLDER`."""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from tests.bench.engines.network import LONGEST_CLIP, POSITIONS, USED_POSITIONS, Attention, Layer, Network, Size
from tests.bench.engines.tokens import DUTCH, END, SPACE
from tests.bench.engines.windows import LETTERS, Texts

NEVER = -40.0
"""Score of tokens that were not trained: other times than every 0.1 s, other tasks."""


def loaded(work: Path, tokenizer: Any, *, smooth: bool = True) -> tuple[Network, Texts]:
    """The network of the checkpoint in `work`; `smooth` takes the averaged weights."""
    checkpoint = torch.load(work / "checkpoint.pt", weights_only=True)
    weights = checkpoint["smooth" if smooth else "weights"]
    texts = Texts(tokenizer)
    sounds = weights["sounds.weight"].shape[0]
    network = Network(Size(**checkpoint["size"]), len(texts.trained), sounds, len(LETTERS) + 1)
    network.load_state_dict(weights)
    return network.eval(), texts


def convert(network: Network, texts: Texts, folder: Path) -> None:
    """Write `network` as CTranslate2 int8, with all that faster-whisper reads beside it."""
    from ctranslate2.specs import WhisperSpec

    size = network.size
    spec = WhisperSpec(size.encoder_layers, size.heads, size.decoder_layers, size.heads)
    for into, convolution in ((spec.encoder.conv1, network.first), (spec.encoder.conv2, network.second)):
        into.weight, into.bias = _array(convolution.weight), _array(convolution.bias)
    beyond = network.beyond.expand(POSITIONS - USED_POSITIONS, -1)
    spec.encoder.position_encodings.encodings = _array(torch.cat([network.positions, beyond]))
    _norm(spec.encoder.layer_norm, network.encoder_norm)
    _layers(spec.encoder.layer, network.encoder)
    decoder, count = spec.decoder, texts.tokenizer.get_vocab_size()
    embedding, projection = np.zeros((count, size.width), np.float32), np.zeros((count, size.width), np.float32)
    bias = np.full(count, NEVER, np.float32)
    embedding[texts.trained], projection[texts.trained] = (
        _array(network.embedding.weight),
        _array(network.projection.weight),
    )
    bias[texts.trained] = _array(network.projection.bias)
    decoder.embeddings.weight, decoder.projection.weight, decoder.projection.bias = embedding, projection, bias
    decoder.position_encodings.encodings = np.zeros((448, size.width), np.float32)
    decoder.position_encodings.encodings[: len(network.text_positions)] = _array(network.text_positions)
    _norm(decoder.layer_norm, network.decoder_norm)
    _layers(decoder.layer, network.decoder)

    names = sorted(texts.tokenizer.get_vocab().items(), key=lambda entry: entry[1])
    spec.register_vocabulary(["" if name == "<|empty|>" else name for name, _ in names])
    spec.config.suppress_ids = []
    spec.config.suppress_ids_begin = [texts.tokenizer.token_to_id(name) for name in (SPACE, END)]
    spec.config.lang_ids = [texts.tokenizer.token_to_id(DUTCH)]
    spec.config.alignment_heads = [[size.decoder_layers - 1, 0]]
    spec.validate()
    spec.optimize(quantization="int8")
    folder.mkdir(parents=True, exist_ok=True)
    spec.save(str(folder))
    texts.tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    _write(folder / "preprocessor_config.json", feature_size=80, sampling_rate=16000, hop_length=160, n_fft=400)
    _write(folder / "kloppend.json", longest_clip_seconds=LONGEST_CLIP, for_demo_only=True)


def _layers(into: Any, layers: nn.ModuleList) -> None:
    for spec, layer in zip(into, layers, strict=True):
        assert isinstance(layer, Layer)
        _attention(spec.self_attention, layer.attention, layer.attention_norm, crossed=False)
        if layer.crossed is not None and layer.crossed_norm is not None:
            _attention(spec.attention, layer.crossed, layer.crossed_norm, crossed=True)
        _norm(spec.ffn.layer_norm, layer.feed_norm)
        for part, linear in ((spec.ffn.linear_0, layer.widen), (spec.ffn.linear_1, layer.narrow)):
            part.weight, part.bias = _array(linear.weight), _array(linear.bias)


def _attention(spec: Any, attention: Attention, norm: nn.LayerNorm, *, crossed: bool) -> None:
    """CTranslate2 keeps queries, keys and values in one matrix; in cross-attention the queries apart."""
    no_bias = torch.zeros_like(attention.query.bias)
    parts = [(attention.query.weight, attention.query.bias), (attention.key.weight, no_bias)]
    parts.append((attention.value.weight, attention.value.bias))
    groups = [parts[:1], parts[1:]] if crossed else [parts]
    for linear, group in zip(spec.linear, [*groups, [(attention.out.weight, attention.out.bias)]], strict=True):
        linear.weight = _array(torch.cat([weight for weight, _ in group]))
        linear.bias = _array(torch.cat([bias for _, bias in group]))
    _norm(spec.layer_norm, norm)


def _norm(spec: Any, norm: nn.LayerNorm) -> None:
    spec.gamma, spec.beta = _array(norm.weight), _array(norm.bias)


def _array(tensor: Tensor) -> Any:
    return tensor.detach().float().numpy().copy()


def _write(path: Path, **values: object) -> None:
    path.write_text(json.dumps(values, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    """Convert the newest checkpoint."""
    from tokenizers import Tokenizer

    work, folder = Path(sys.argv[1]), Path(sys.argv[2])
    convert(*loaded(work, Tokenizer.from_file(str(work / "tokenizer.json"))), folder)


if __name__ == "__main__":
    main()
