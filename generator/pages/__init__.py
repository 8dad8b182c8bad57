"""Pages: what the reader sees, as Markdown made by templates from an edition.

`writer` turns facts, periods, prose and ids into markup for one page; `labels` names facts; `renderings` says
how a fact may be written; `tree` lists every page of a language; one module per kind of page prepares what its
template needs.
"""
