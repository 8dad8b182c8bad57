"""The one place that calls vl-convert: a specification to SVG, an SVG to PNG. Nothing is fetched."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import vl_convert

VEGA_LITE = "6.4"
SCALE = 2  # pixels of the PNG to one of the drawing

T = TypeVar("T")


class CompilerError(Exception):
    """vl-convert refused a specification, or broke over it."""


def to_svg(specification: Mapping[str, Any], fonts: Path | None = None) -> str:
    """The drawing as vl-convert makes it, measured with the fonts of the folder `fonts`. Raises CompilerError."""
    use_fonts(fonts)
    return _guarded(lambda: vl_convert.vegalite_to_svg(dict(specification), vl_version=VEGA_LITE, allowed_base_urls=[]))


def to_png(svg: str, fonts: Path | None = None) -> bytes:
    """The SVG at twice its size, set in the fonts of the folder `fonts`. Raises CompilerError."""
    use_fonts(fonts)
    return _guarded(lambda: vl_convert.svg_to_png(svg, scale=SCALE))


def use_fonts(fonts: Path | None) -> None:
    """Measure and set texts in the fonts of a folder from now on; those of the machine stand in for what they lack."""
    if fonts is not None and fonts.is_dir():
        _register(os.fsencode(fonts.resolve()).decode("utf-8", "replace"))  # whatever encoding the locale tells of


@lru_cache(maxsize=8)
def _register(fonts: str) -> None:
    vl_convert.register_font_directory(fonts)


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
