"""What every paper is called on the screen, and in one sentence what it is for. Message ids."""

from typing import Final, NamedTuple

from models.messages import N_
from reconcile.writing.products import Audience, Product


class ProductWords(NamedTuple):
    """Message ids."""

    name: str
    purpose: str


# fmt: off
PRODUCT_WORDS: Final = {
    Product.QUESTIONS_BEFORE: ProductWords(
        N_("Questions before the meeting"), N_("Asks beforehand who comes, what for, and what may come out of it.")),
    Product.OWN_REPORT: ProductWords(
        N_("Your own report"), N_("Who was there, what was agreed, and what you object to, in your own words.")),
    Product.OWN_REPORT_ONLY: ProductWords(
        N_("Your own report, for the school made none"), N_("The same, when no report came from the school.")),
    Product.REACTION: ProductWords(
        N_("Reaction to the report"), N_("Point by point: what the report says, and what you propose instead.")),
    Product.COUNTER_VERSION: ProductWords(
        N_("The report, completed"), N_("The whole report of the school with your changes in it, in the same order.")),
    Product.AGREEMENTS: ProductWords(
        N_("List of agreements"), N_("One page: who does what, when, and a box to tick.")),
    Product.ADD_OUR_VIEW: ProductWords(
        N_("Add our view to the file"), N_("When an impression stands in the file that you see differently.")),
    Product.RECTIFICATION: ProductWords(
        N_("Request to put right"), N_("When facts in the file are wrong or incomplete. The school must answer.")),
    Product.ACCESS: ProductWords(
        N_("Request for a copy of the file"), N_("Asks for everything that the school keeps about your child.")),
    Product.REMINDER: ProductWords(
        N_("Friendly reminder"), N_("When no answer came to what you sent.")),
    Product.VIEW_ON_FILE: ProductWords(
        N_("Our view, to go with a file"), N_("When the school passes a file on to another school.")),
    Product.OPP_REACTION: ProductWords(
        N_("Reaction to the OPP"), N_("What you agree with in the plan for your child, and what not.")),
    Product.CHILDS_WORDS: ProductWords(
        N_("In the words of your child"), N_("What your child wants to say, approved by your child.")),
    Product.SPECIFIC_CONSENT: ProductWords(
        N_("Consent for one purpose"), N_("No general consent, but consent for what you describe.")),
    Product.CONSENT_CLARIFIED: ProductWords(
        N_("Putting your consent right"), N_("When the report says that you consented and you did not, or not so.")),
    Product.COVERING_MAIL: ProductWords(
        N_("Mail that goes with it"), N_("A few lines to send papers with.")),
    Product.SHORT_REPORT: ProductWords(
        N_("Short report for who treats your child"), N_("Only outcomes and agreements, for a doctor or a therapist.")),
    Product.AUTHORISATION: ProductWords(
        N_("Authorisation by a pupil of 16 or older"), N_("Lets you ask for the file in the name of your child.")),
    Product.CHRONOLOGY: ProductWords(
        N_("What happened, by date"), N_("All that happened and was sent, with its source.")),
    Product.COMPARISON: ProductWords(
        N_("Meeting beside report"),
        N_("Per difference: what was said and when, what the report says, why it matters.")),
    Product.TRANSCRIPT: ProductWords(
        N_("The whole meeting in writing"), N_("With line numbers, times, and marks where a word is in doubt.")),
    Product.RECORDING_NOTE: ProductWords(
        N_("About the recording"), N_("Who recorded, with what, and that nothing was changed.")),
    Product.APPENDICES: ProductWords(
        N_("List of appendices"), N_("All papers with their numbers and pages.")),
    Product.REQUEST: ProductWords(
        N_("Draft of the request"), N_("The beginning of a request or complaint to a committee.")),
    Product.TERMS: ProductWords(
        N_("List of terms"), N_("All terms with the rule they rest on.")),
    Product.BUNDLE: ProductWords(
        N_("Bundle with the recording"),
        N_("Everything in one PDF, with quotes and times. Only when you choose that.")),
    Product.BUNDLE_WITHOUT: ProductWords(
        N_("Bundle without the recording"), N_("Everything in one PDF, from papers only. This is the usual one.")),
    Product.HANDOVER: ProductWords(
        N_("Handing over to an advocate"), N_("The least they need, with what they may do with it and until when.")),
    Product.OWN_TRANSCRIPT: ProductWords(
        N_("What was said, to read"), N_("The whole meeting with names and times.")),
    Product.WORKSHEET: ProductWords(
        N_("Worksheet of the findings"), N_("All findings with what you decided.")),
    Product.OUTSIDER_CHECK: ProductWords(
        N_("How an outsider reads your letter"), N_("What somebody who does not know you could misread.")),
    Product.AGENDA: ProductWords(
        N_("Agenda"), N_("Agreements and terms by date.")),
    Product.GLOSSARY: ProductWords(
        N_("List of words"), N_("What the words and letters of school care mean.")),
}
# fmt: on

AUDIENCE_WORDS: Final = {
    Audience.SCHOOL: N_("For the school"),
    Audience.COMMITTEE: N_("For a committee or an advocate"),
    Audience.PRIVATE: N_("For yourself"),
}
