"""Gates over the finished tree, before it is published: one rule a file, each a function of site and context.

`gate` runs them all, `context` holds what they share. The rules: `files`, `wellformed`, `alternates`, `ids`,
`dead_links`, `reach`, `forward_pages`, `markup`, `policy`, `digits`, `search_entries`, `leaks`, `machine`.
"""
