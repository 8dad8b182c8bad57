"""Charts: what is declared in, finished drawings out.

From the bottom up: `model`, what goes in and comes out; `validity`, what cannot be drawn; `typeset`, widths and lines
of text; `spacing`, labels moved apart; `look`, sizes and colours; `rows`, the one table of a specification; `plot`, the
layers over it that every kind is made of; `axis`, `columns` and `points`, what the kinds share; `kinds`, a module each;
`layout`, a chart laid out in both forms, and `drawable`, what `check` says of it; so far nothing is drawn. Then
`declared`, from the record to what goes in; `frame`, where title, legends and source go; `theme`, the look as Altair
knows it; `specification`, what Altair makes of it all; `allowlist`, the gate before compiling; `compiler`, which alone
calls vl-convert; `svg`, the drawing made fit for a page; `table`, the CSV; `picture`, the PNG; `render`, one chart;
`drawing_process`, many, drawn beside; `pool`, all of them, kept.

Vega sets titles, axes, names of categories, grids and legends. What it cannot do is decided here, in pixels by the
widths of `typeset`: on which side of its mark a figure has room, the names at the ends of lines, whether bars stand or
lie, where lines of text break; and `svg` hatches what is derived and paints the swatches of states.
"""
