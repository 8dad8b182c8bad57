"""Drawings are measured with the font of the project, whatever the machine has."""

from __future__ import annotations

from pathlib import Path

from generator.charts.compiler import use_fonts

use_fonts(Path(__file__).parents[2] / "site_src" / "assets" / "fonts")
