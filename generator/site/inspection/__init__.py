"""Gates over the finished tree, before it is published: one rule a file, each a function of site and context.

`gate` runs them all; `site` holds what they share; `shingles` the fingerprints of documents. The rules: `files`,
`wellformed`, `languages`, `ids`, `links`, `markup`, `policy`, `digits`, `leaks`, `machine`.
"""
