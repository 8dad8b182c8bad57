from __future__ import annotations

import opencc
import pytest

from generator.reading.figures import lexicon, read
from generator.reading.figures.fold import fold

WORDS = [entry.partition("/")[0] for entry in lexicon.NOT_FIGURES.split()]
TO_SIMPLIFIED = opencc.OpenCC("t2s")


def test_words_that_contain_a_numeral_are_no_figures_in_either_script() -> None:
    read_as_figures = {word for word in WORDS for text in (word, TO_SIMPLIFIED.convert(word)) if read(text)}
    assert read_as_figures == set()


def test_no_classifier_stands_in_two_tables() -> None:
    words = [fold(word) for table in (lexicon.PERSONS, lexicon.ITEMS) for word in table]
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize("table", [lexicon.CURRENCIES, lexicon.MEASURES], ids=["currencies", "measures"])
def test_a_word_names_one_unit(table: dict[str, str]) -> None:
    words = [fold(word) for names in table.values() for word in names.split()]
    assert [word for word in set(words) if words.count(word) > 1] == []
