"""Do the words around a figure bear out what a fact says of it? See `doubts` for the answer, one rule a part; who asks
imports it where it is asked, because most commands have the answers of an earlier run."""

from generator.sources.cues.verdicts import Assertion, Doubt, Scene, Setting
from generator.sources.cues.vocabulary import Mentions, Vocabulary, mentions, vocabulary

CUES_VERSION = "8"  # written into receipts: a change of the rules calls for a new verification

__all__ = [
    "CUES_VERSION",
    "Assertion",
    "Doubt",
    "Mentions",
    "Scene",
    "Setting",
    "Vocabulary",
    "mentions",
    "vocabulary",
]
