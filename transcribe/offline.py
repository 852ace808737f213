"""Keeps the engines from the network: no telemetry and no downloads, whatever the environment says."""

import os
import sys

SWITCHES = {
    "PYANNOTE_METRICS_ENABLED": "0",  # on by default: sends the length of each recording and the number of voices
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "OTEL_SDK_DISABLED": "true",
    "ORT_DISABLE_TELEMETRY": "1",  # on by default since 1.29: github.com/microsoft/onnxruntime/pull/27379
}
"""Environment variables and what they must be before an engine is imported."""


def go_offline() -> None:
    """Switch off telemetry and downloads for this process. Call it before importing an engine."""
    os.environ.update(SWITCHES)
    constants = sys.modules.get("huggingface_hub.constants")
    if constants is not None:  # it reads the environment once, when it is imported
        vars(constants).update(HF_HUB_OFFLINE=True, HF_HUB_DISABLE_TELEMETRY=True)
