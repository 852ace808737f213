"""The workbench: the meeting, the report and what differs side by side. Starts at `tui.workbench.app.Workbench`."""

import os

# Textual paints at fixed moments, by its own choice 60 a second. A key that changes two panes takes two paintings: the
# second waited 17 ms, or 33 when it had just missed one. Nothing is painted between keys, so more moments cost nothing.
# Textual reads this when it is first imported; whoever sets it knows better.
os.environ.setdefault("TEXTUAL_FPS", "500")
