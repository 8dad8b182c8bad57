"""Charts: rows of facts in, finished drawings out. Nothing here knows the catalog.

From the bottom up: `model`, what goes in and comes out; `validity`, what cannot be drawn; `typeset`, widths and lines
of text; `spacing`, labels moved apart; `look`, sizes and colours; `rows`, marks as data; `plot`, the pieces every kind
is made of; `axis`, the grid of values; `columns` and `points`, what the kinds share; the kinds (`bars`, which also
draws groups, `ranked`, `stacked`, `lines`, `dots`, `guidance`, `timeline`, `sparklines`); `frame`, title, legend and
source around them; `allowlist`, the gate before compiling; `compiler`, the one place that calls vl-convert; `svg`, the
drawing made fit for a page; `table`, the CSV; `render`, one chart; `press`, all of them, in parallel and cached.
"""

from generator.charts.model import ChartInput, Mark, Rendered, Tick
from generator.charts.pool import render_all
from generator.charts.render import render

__all__ = ["ChartInput", "Mark", "Rendered", "Tick", "render", "render_all"]
