"""Remarks on the report itself, apart from what was said: by rules in the TOML files here, each with what it rests on.

Private to the parent. Nothing here says what anybody meant, only what stands in the report and what a reader may miss.
"""

from reconcile.remarks.raising import remarks

__all__ = ["remarks"]
