"""How well the judging does on labelled meetings, and how much worse it gets when hearing was poor.

    python -m tests.bench.judging FOLDER...              # the authors kept apart, by the models as they are stored
    python -m tests.bench.judging --left-out FOLDER...   # the others too, each by models fitted without it: 20 minutes

The letters of a meeting's name are its author. No rule and no model was made on the authors of KEPT_APART; rules were
made while reading the authors of READ, so that what they score is too good.
"""
