"""The colours of the workbench. Kinds of finding take the Okabe-Ito hues, told apart by colour-blind eyes too."""

from typing import Final

from textual.theme import Theme

THEME: Final = Theme(
    name="kloppend",
    primary="#56B4E9",
    accent="#FFE08A",
    warning="#E69F00",
    error="#FF8A4C",
    success="#3CC79A",
    foreground="#E6E6E6",
    background="#14171A",
    surface="#14171A",
    panel="#22272C",
    variables={
        "kind-omitted": "#FF8A4C",  # vermillion, lightened to 4.5:1 on the cursor's background
        "kind-altered": "#E69F00",
        "kind-added": "#56B4E9",
        "kind-misattributed": "#D98BB5",
        "kind-confirmed": "#3CC79A",
        "diff-removed": "#FF8A4C",
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
