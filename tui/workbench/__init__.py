"""The workbench: the meeting, the report and what differs side by side. Starts at `tui.workbench.app.Workbench`."""
