"""Charts: rows of facts in, finished drawings out. Nothing here knows the catalog.

From the bottom up: `model`, what goes in and comes out; `validity`, what cannot be drawn; `typeset`, widths and lines
of text; `look`, sizes and colours; `rows`, marks as data; `plot`, the pieces every kind is made of; `columns` and the
kinds (`bars`, `grouped`, `ranked`, `lines`, `stacked`, `dots`); `frame`, title, legend and source around them;
`allowlist`, the gate before compiling; `compiler`, the one place that calls vl-convert; `svg`, the drawing made fit
for a page; `table`, the CSV; `render`, one chart; `press`, all of them, in parallel and cached.
"""
