"""Strict input, in the order it is read.

`strict_bytes` makes text of a file or says why not; `strict_yaml` makes a placed tree of that text;
`scalars` are the types a field may have; `validation` makes a model of the tree and gives every
complaint the place it belongs to. None of them raises on bad input: what is wrong is a `Finding`.
"""
