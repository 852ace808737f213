"""One module per command: `NAME`, `HELP`, `EXAMPLE` and `run`. Heavy imports happen inside `run`."""
