"""The editor's tools, one a module; the command line calls them and prints what they return.

What they share: `surroundings` (what the rules see around a figure), `selectors` (the shortest selector of a place),
`trial` (a record judged as if it stood in the project), `patches` (YAML edited by place).
The tools: `cite`, `listing` with `proposals`, `trace`, `fix`, `fmt`, `rename` with `references`, `compare`, `diff`,
`add`, `starter`.
"""
