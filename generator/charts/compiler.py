"""The one place that calls vl-convert and resvg: a specification to SVG, an SVG to PNG. Nothing is fetched.

vl-convert has resvg in it as well; it takes twice as long over a picture. It is loaded where something is drawn,
because it begins threads at once, and a process of several is not copied (`two_processes`).
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any, TypeVar

import resvg_py

from generator.charts.look import FONT
from generator.charts.model import FontsError

VEGA_LITE = "6.4"
SVG = "http://www.w3.org/2000/svg"
SCALE = 2  # pixels of the PNG to one of the drawing

T = TypeVar("T")


class CompilerError(Exception):
    """vl-convert refused a specification, or resvg a drawing, or one of them broke over it."""


def to_svg(specification: Mapping[str, Any], fonts: Path | None = None) -> str:
    """The drawing as vl-convert makes it, measured with the fonts of the folder `fonts`. Raises CompilerError."""
    use_fonts(fonts)
    return _guarded(lambda: _vega().vegalite_to_svg(dict(specification), vl_version=VEGA_LITE))


def to_png(svg: str, fonts: Path | None = None) -> bytes:
    """The SVG at twice its size, set in the fonts of the folder `fonts`. Raises CompilerError, and FontsError where its
    texts would be lost."""
    folder = _named(fonts) if fonts is not None and fonts.is_dir() else None
    if not _has_letters(FONT, folder):
        raise FontsError(f"neither the project nor this machine has any font of {FONT}")
    return _guarded(lambda: _painted(svg, folder))


def _painted(svg: str, fonts: str | None) -> bytes:
    return resvg_py.svg_to_bytes(svg_string=svg, zoom=SCALE, font_dirs=None if fonts is None else [fonts])


@lru_cache(maxsize=8)
def _has_letters(font: str, fonts: str | None) -> bool:
    """Whether a text shows: resvg leaves out without a word what it has no font for."""
    texts = (f'<text y="9" font-family="{escape(font, quote=True)}">{said}</text>' for said in ("", "0"))
    blank, text = (_painted(f'<svg xmlns="{SVG}" width="9" height="9">{said}</svg>', fonts) for said in texts)
    return blank != text


def use_fonts(fonts: Path | None) -> None:
    """Measure texts in the fonts of a folder from now on; those of the machine stand in for what they lack."""
    if fonts is not None and fonts.is_dir():
        _register(_named(fonts))


def _named(folder: Path) -> str:
    return os.fsencode(folder.resolve()).decode("utf-8", "replace")  # whatever encoding the locale tells of


@lru_cache(maxsize=8)
def _register(fonts: str) -> None:
    _vega().register_font_directory(fonts)


@lru_cache(maxsize=1)
def _vega() -> Any:
    """vl-convert, by which a drawing reaches neither the network nor a file, and which keeps Vega's remarks on a
    specification to itself."""
    import vl_convert

    vl_convert.configure(base_url=False, allowed_base_urls=[])
    logging.getLogger("vl_convert").setLevel(logging.ERROR)
    return vl_convert


def _guarded(call: Callable[[], T]) -> T:
    try:
        return call()
    except Exception as error:
        raise CompilerError(_said(error)) from error
    except BaseException as error:  # a Rust panic is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise CompilerError(_said(error)) from error


def _said(error: BaseException) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
