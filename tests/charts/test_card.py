"""The card of a page: its sentence stands whole, or not at all."""

from __future__ import annotations

from generator.charts.card import HEIGHT, Card, card_svg


def said(text: str) -> str:
    return card_svg(Card(site="Site", title="A title", text=text))


def test_a_sentence_stands_whole() -> None:
    words = "It rose to 19.11 in the last of the quarters that are told. " * 4
    shown = said(words.strip())
    assert shown.count("19.11") == 4
    assert all(float(part.split('"')[0]) < HEIGHT for part in shown.split(' y="')[1:])


def test_a_sentence_that_has_no_room_is_left_out() -> None:
    assert "19.11" not in said("It rose to 19.11 in the last of the quarters that are told. " * 40)
