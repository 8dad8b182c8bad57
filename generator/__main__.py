"""`python -m generator COMMAND`."""

import gc
import sys

from generator.cli import main

gc.set_threshold(200_000, 20)  # a run makes records by the hundred thousand, which live to its end
sys.exit(main())
