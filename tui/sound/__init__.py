"""Hearing a recording again: a stretch of it, from any place, at once, through the computer's loudspeaker."""
