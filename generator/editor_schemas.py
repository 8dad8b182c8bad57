"""The schemas that editors' programs read: one a kind of file, with the real ids of this project as choices."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from generator.models import FILES, Briefing, ChartSpec
from generator.schemas import json_schema

if TYPE_CHECKING:
    from generator.catalog import Catalog

FOLDER = "data/schemas"


def schema_files(catalog: Catalog) -> dict[str, str]:
    """The text of every schema file by its path in the project."""
    enums = {
        "documents": sorted(catalog.documents),
        "concepts": list(catalog.concepts),
        "units": list(catalog.units),
        "entities": list(catalog.entities),
    }
    models = {_name(pattern): model for pattern, model in FILES.items()} | {"briefing": Briefing, "chart": ChartSpec}
    return {
        f"{FOLDER}/{name}.schema.json": json.dumps(json_schema(model, enums=enums), ensure_ascii=False, indent=1) + "\n"
        for name, model in models.items()
    }


def _name(pattern: str) -> str:
    """`documents/*.yml` → `document` (a file is one), `facts/**/*.yml` → `facts` (a file holds several)."""
    name = re.split(r"[/.]", pattern)[0]
    return "document" if name == "documents" else name
