"""A small kind of record with one field of each type: what the cases in `cases/` are validated with."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from generator.record.scalars import HttpsUrl, Identifier, IsoDate, PlainBool, PlainInt, PlainText, Sha256, Verbatim


class Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Cue(Record):
    word: PlainText
    reason: PlainText


class Reading(Record):
    id: Identifier
    document: Identifier = Field(alias="in", json_schema_extra={"x-ids": "documents"})
    exact: Verbatim
    status: Literal["actual", "guidance", "plan"] = "actual"
    cue: PlainText | Cue | None = None
    suffix: Annotated[PlainText, StringConstraints(max_length=12)] | None = None


class Sum(Record):
    kind: Literal["sum"]
    sum: tuple[Identifier, ...]
    rest: PlainText | None = None


class Share(Record):
    kind: Literal["share"]
    share: Identifier
    of: Identifier


class Decision(Record):
    accept: Literal["none"] | Identifier
    show: Identifier | None = None

    @model_validator(mode="after")
    def _shows(self) -> Decision:
        if self.accept == "none" and self.show is None:
            raise ValueError("where nothing is accepted, `show` is due")
        return self


class Fact(Record):
    """One fact."""

    title: PlainText = Field(description="what the fact is called")
    read: Annotated[tuple[Reading, ...], Field(min_length=1)]
    issued: IsoDate | None = None
    pages: Annotated[PlainInt, Field(ge=1)] | None = None
    complete: PlainBool = False
    url: HttpsUrl | None = None
    sha256: Sha256 | None = None
    names: dict[Identifier, PlainText] = {}
    relation: Annotated[Sum | Share, Field(discriminator="kind")] | None = None
    decision: Decision | None = None
    periods: tuple[PlainText, ...] | Literal["every"] = "every"
