"""`python -m generator COMMAND`."""

import gc
import sys

from generator.cli import main

gc.set_threshold(1_000_000, 20)  # a run makes records by the hundred thousand, which live to its end
code = main()
gc.freeze()  # at the end nothing is looked through once more
sys.exit(code)
