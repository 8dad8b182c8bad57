"""The mutation test of the record: every small error an editor could make is made, and the press must notice it.

`python -m tests.mutants` (`make mutants`) makes thousands of such errors (mutants), one at a time and in memory, tries
each twice (with the texts at hand, and with receipts only) and writes `tests/mutants/REPORT.md`: how many of each
class are noticed, and of the others what in the evidence fails to contradict them. Order of the modules: `edits` (what
a mutant changes), `tokens`, `places`, `keys`, `decisions`, `forgeries` (the classes), `makers` (all of them), `bench`
(the trial), `reasons` (why one survived), `report`.
"""
