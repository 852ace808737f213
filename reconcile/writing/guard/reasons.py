"""Why the guard refuses: a sentence per rule, for the screen."""

from typing import Final

from models.messages import N_

REASONS: Final = {
    "recording": N_("“{words}” can show that there is a recording."),
    "time": N_("“{words}” looks like a moment in a recording; the report does not have it."),
    "spoken_row": N_("“{words}” is word for word what was said; nobody remembers that without a recording."),
    "precision": N_("“{words}” is more exact than anybody remembers."),
    "confidential": N_("“{words}” was to stay between those who were there."),
    "tone": N_("“{words}” can be read as an attack."),
    "shouting": N_("“{words}”: an exclamation mark can sound angry."),
    "other_child": N_("“{words}” is the name of another child. Write for example “another pupil”."),
    "bsn": N_("“{words}” looks like a citizen service number. It belongs in no letter."),
    "phone": N_("“{words}” looks like a telephone number. Leave it out; the school can reach you."),
    "email": N_("“{words}” is an e-mail address. Leave it out."),
    "account": N_("“{words}” looks like a bank account number. Leave it out."),
    "address": N_("“{words}” shows where somebody lives. Leave it out."),
    "birth_date": N_("“{words}” is a date of birth. Leave it out."),
    "number": N_("“{words}” looks like a personal number. Leave it out."),
}
"""By `Leak.rule`."""
OTHERWISE: Final = N_("“{words}” tells who made the file, or how.")
"""For the rule "file"."""
