"""Dutch, as far as judging needs it: tokens, sentences, numbers, measures, dates, cues and roles."""
