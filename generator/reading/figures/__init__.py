"""Figures: quantities as they are read out of a text, what they state, and when two of them agree."""

from __future__ import annotations

from generator.reading.figures.beside import divided_by
from generator.reading.figures.quantity import Quantity, as_plain, from_plain, to_json
from generator.reading.figures.reader import read, read_whole
from generator.reading.figures.stated import Stated, agreement, as_texts, from_texts, overlap, stated_of

READER_VERSION = "7"  # written into receipts: a change of what is read calls for a new verification

__all__ = [
    "READER_VERSION",
    "Quantity",
    "Stated",
    "agreement",
    "as_plain",
    "as_texts",
    "divided_by",
    "from_plain",
    "from_texts",
    "overlap",
    "read",
    "read_whole",
    "stated_of",
    "to_json",
]
