"""Pages: what the reader sees, as Markdown made by templates from an edition.

`writer` turns facts, periods, prose and ids into markup for one page; the modules by subject say what each kind of page
holds, `contents` lists them all; `page` fills a template; `tree` is every page of a language.
"""
