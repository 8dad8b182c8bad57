"""`python -m generator COMMAND`."""

import sys

from generator.cli import main

sys.exit(main())
