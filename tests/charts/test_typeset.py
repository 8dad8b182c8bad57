"""Where lines break: between words, never within a number, a period or a Latin word."""

from __future__ import annotations

import pytest

from generator.charts.typeset import balanced, width, wrap


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("資本開支在2024年第四季見頂，其後逐季回落", 170, "資本開支在2024年第四季 / 見頂，其後逐季回落"),
        ("2024年第四季", 60, "2024年 / 第四季"),
        ("2025年5月14日", 60, "2025年 / 5月14日"),
        ("收入1,845億元", 60, "收入 / 1,845億 / 元"),
        ("Non-IFRS operating profit", 120, "Non-IFRS / operating profit"),
        ("收入與毛利加快，非IFRS淨利潤的增速放緩", 140, "收入與毛利加快， / 非IFRS淨利潤的增速 / 放緩"),
        ("Extraordinarily", 20, "Extraordinarily"),
        ("（甲）乙", 35, "（甲） / 乙"),
        ("截至第二季・文字", 80, "截至 / 第二季・ / 文字"),
        ("As a share of revenue · % · Tencent", 170, "As a share of / revenue · % · / Tencent"),
        ("", 100, ""),
    ],
)
def test_lines(text: str, room: float, lines: str) -> None:
    assert " / ".join(wrap(text, 14, room)) == lines


def test_nothing_is_lost() -> None:
    text = "毛利率以金融科技及企業服務最低，仍在上升"
    assert "".join(wrap(text, 14, 100)) == text


def test_balanced_lines_are_of_about_equal_length() -> None:
    text = "Gross profit rose in marketing services and fintech and stood still"
    lines = balanced(text, 14, 300)
    assert len(lines) == len(wrap(text, 14, 300))
    assert min(width(line, 14) for line in lines) > 0.6 * max(width(line, 14) for line in lines)


def test_chinese_is_wider_and_bold_wider_still() -> None:
    assert width("中", 14) > width("a", 14)
    assert width("中", 14, bold=True) > width("中", 14)
