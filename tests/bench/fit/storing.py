"""Fitted models as data: in the files that the program reads, or for a while in their place."""

import contextlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import reconcile.learned

FOLDER = Path(reconcile.learned.__file__).parent
Models = dict[str, dict[str, Any]]
"""What stands in each file, by the model's name."""


def as_data(classes: Sequence[str], names: Sequence[str], weights: Any, bias: Any) -> dict[str, Any]:
    """The coefficients of one model, rounded to what matters; `weights` is (classes, features)."""
    return {
        "classes": list(classes),
        "features": list(names),
        "bias": {label: round(float(b), 4) for label, b in zip(classes, bias, strict=True)},
        "weights": {
            label: {n: round(float(w), 4) for n, w in zip(names, row, strict=True) if abs(w) >= 5e-4}
            for label, row in zip(classes, weights, strict=True)
        },
    }


def write(models: Mapping[str, Mapping[str, Any]]) -> None:
    """Write each model to its file."""
    for name, content in models.items():
        text = json.dumps(content, ensure_ascii=False, indent=1)
        (FOLDER / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    reconcile.learned.model.cache_clear()


@contextlib.contextmanager
def in_force(models: Models) -> Iterator[None]:
    """Let the program judge with `models`, those that are not among them as they are stored."""
    stored = reconcile.learned._stored
    reconcile.learned._stored = lambda name: models[name] if name in models else stored(name)
    reconcile.learned.model.cache_clear()
    try:
        yield
    finally:
        reconcile.learned._stored = stored
        reconcile.learned.model.cache_clear()
