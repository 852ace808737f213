"""The colours of the workbench, dark and light. Kinds of finding take the Okabe-Ito hues, which colour-blind eyes tell
apart too, made lighter or darker until each can be read on every background (4.5:1, measured in the tests)."""

from typing import Final

from textual.theme import Theme

DARK: Final = Theme(
    name="kloppend-dark",
    primary="#56B4E9",
    accent="#FFE08A",
    warning="#E69F00",
    error="#FF9A66",
    success="#3CC79A",
    foreground="#E6E6E6",
    background="#14171A",
    surface="#14171A",
    panel="#22272C",
    variables={
        "kind-omitted": "#FF9A66",
        "kind-altered": "#E69F00",
        "kind-added": "#56B4E9",
        "kind-misattributed": "#D98BB5",
        "kind-confirmed": "#3CC79A",
        "diff-removed": "#FF9A66",
        "diff-added": "#3CC79A",
        "side-school": "#A9B8E8",
        "side-parent": "#E8C9A0",
        "label": "#9FB3C1",
        "cursor": "#2C3A47",
        "cursor-resting": "#20282F",
        "match": "#5A4B00",
        "block-cursor-background": "#2C3A47",
        "block-cursor-foreground": "#FFFFFF",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#20282F",
        "footer-key-foreground": "#56B4E9",
        "link-style": "none",
        "link-color": "#E6E6E6",
        "link-background-hover": "#2C3A47",
        "link-color-hover": "#FFFFFF",
        "link-style-hover": "none",
    },
)

LIGHT: Final = Theme(
    name="kloppend-light",
    dark=False,
    primary="#005B8C",
    accent="#6A4A00",
    warning="#7A4D00",
    error="#963200",
    success="#00614A",
    foreground="#1C1E20",
    background="#FBFAF7",
    surface="#FBFAF7",
    panel="#ECEAE4",
    variables={
        "kind-omitted": "#963200",
        "kind-altered": "#7A4D00",
        "kind-added": "#005B8C",
        "kind-misattributed": "#8A2F66",
        "kind-confirmed": "#00614A",
        "diff-removed": "#963200",
        "diff-added": "#00614A",
        "side-school": "#2F3F87",
        "side-parent": "#6B4513",
        "label": "#4A5660",
        "cursor": "#CFE0EC",
        "cursor-resting": "#E3EAEF",
        "match": "#FFE58A",
        "block-cursor-background": "#CFE0EC",
        "block-cursor-foreground": "#000000",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#E3EAEF",
        "footer-key-foreground": "#005B8C",
        "link-style": "none",
        "link-color": "#1C1E20",
        "link-background-hover": "#CFE0EC",
        "link-color-hover": "#000000",
        "link-style-hover": "none",
    },
)

THEMES: Final = {"donker": DARK, "licht": LIGHT}
"""By what they are called in the settings file; the first is the one to begin with."""
