"""A page as Markdown: what shows apart is apart in its words too."""

from __future__ import annotations

import pytest

from generator.pages.page import shown_apart


@pytest.mark.parametrize(
    ("html", "apart"),
    [
        ("<td>108</td><td>108</td>", "<td>108</td> <td>108</td>"),
        ("<dt>Period</dt><dd>Q4</dd></dl>", "<dt>Period</dt> <dd>Q4</dd> </dl>"),
        ("<li>1</li><li>2</li>\n", "<li>1</li> <li>2</li>\n"),
        ("1<br>2", "1<br> 2"),
        ("<b>1</b>2 <tspan>3</tspan><tspan>4</tspan>", "<b>1</b>2 <tspan>3</tspan><tspan>4</tspan>"),
    ],
)
def test_cells_terms_items_and_lines_are_parted(html: str, apart: str) -> None:
    assert shown_apart(html) == apart
