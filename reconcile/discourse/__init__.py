"""From turns to agreements: speech acts, episodes, and who settles what."""
