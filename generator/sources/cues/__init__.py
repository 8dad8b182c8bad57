"""Do the words around a figure bear out what a fact says of it? See `rules` for the answer, one rule a part."""

from generator.sources.cues.doubts import Assertion, Doubt, Scene, Setting, doubts
from generator.sources.cues.vocabulary import Mentions, Vocabulary, mentions, vocabulary

CUES_VERSION = "2"  # written into receipts: a change of the rules calls for a new verification

__all__ = [
    "CUES_VERSION",
    "Assertion",
    "Doubt",
    "Mentions",
    "Scene",
    "Setting",
    "Vocabulary",
    "doubts",
    "mentions",
    "vocabulary",
]
