"""Pages: what the reader sees, as Markdown made by templates from an edition.

`writer` turns facts, periods, prose and ids into markup for one page; `kinds` says what each kind of page holds; `page`
fills its template; `tree` lists every page of a language.
"""
