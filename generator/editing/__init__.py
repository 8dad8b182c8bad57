"""The editor's tools, one a module; the command line calls them and prints what they return.

What they share: `seen` (what the rules see around a figure), `selectors` (the shortest selector of a place), `trial` (a
record judged as if it stood in the project), `patches` (YAML edited by place), `former` (names that were changed).
The tools: `cite`, `listing` with `proposals`, `fix`, `rename` with `references`, `compare`, `add`, `starter`.
"""
