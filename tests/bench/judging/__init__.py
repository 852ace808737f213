"""How well the judging does on labelled meetings, and how much worse it gets when hearing was poor.

    python -m tests.bench.judging FOLDER...      # folders with labelled meetings; the letter of a name is its author

Authors are left out in turn: every meeting is judged by models that were fitted without its author. For the authors of
KEPT_APART no rule and no model was made at all.
"""
