"""Languages: one record each, the only place that knows anything of a language by its tag.

`zh-Hant`, `zh-Hans` and `en` are shipped; a project brings others in `site_src/languages/`, and says in `mkdocs.yml`
which it has, in which order (`record.project_languages` reads both).
"""

from __future__ import annotations

from pathlib import Path

SHIPPED = Path(__file__).parent
DEFAULT = ("zh-Hant", "en")  # where a project does not say which it has
