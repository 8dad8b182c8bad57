"""Charts: what is declared in, finished drawings out.

From the bottom up: `model`, what goes in and comes out; `validity`, what cannot be drawn; `typeset`, widths and lines
of text; `spacing`, labels moved apart; `look`, sizes and colours; `rows`, marks as data; `plot`, the pieces every kind
is made of; `axis`, the grid of values; `columns` and `points`, what the kinds share; `kinds`, a module each; `frame`,
title, legend and source around them; `allowlist`, the gate before compiling; `compiler`, the one place that calls
vl-convert; `svg`, the drawing made fit for a page; `table`, the CSV; `render`, one chart; `pool`, all of them, in
parallel and cached; `declared`, from the record to what goes in; `checks`, what `check` says of charts.
"""
