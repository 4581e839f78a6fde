"""Codici fiscali and rosters on a Spark cluster, batch by batch through Arrow (`mapInArrow`).

Each worker needs `abilita` installed; nothing else is sent there but the campaign.
"""

from collections.abc import Iterable
from datetime import datetime

import pyarrow
from pyspark.sql import DataFrame
from pyspark.sql.pandas.types import to_arrow_schema
from pyspark.sql.types import BooleanType, IntegerType, LongType, StringType, StructField, StructType

from abilita._abilita import Campaign, check_rosters, classify_codici_fiscali, validate_codici_fiscali
from abilita.enums import Stage, Strictness

__all__ = ["FINDINGS", "check_rosters_of", "with_validity"]

FINDINGS = StructType(
    [
        StructField("institute", StringType(), nullable=False),
        StructField("row", LongType()),
        StructField("severity", StringType(), nullable=False),
        StructField("code", StringType(), nullable=False),
        StructField("field", StringType()),
        StructField("position", IntegerType()),
        StructField("role", StringType()),
        StructField("it", StringType(), nullable=False),
        StructField("en", StringType(), nullable=False),
    ]
)
"""The columns of findings. `row` counts within the institute, in the order of `order_by`."""


def with_validity(
    frame: DataFrame,
    column: str,
    *,
    valid: str = "valid",
    fault: str = "fault",
    strictness: Strictness = Strictness.STRICT,
) -> DataFrame:
    """The frame with two columns more: whether `column` holds a codice fiscale of a natural person, and why not."""
    schema = StructType([*frame.schema.fields, StructField(valid, BooleanType()), StructField(fault, StringType())])

    def validate(batches: Iterable[pyarrow.RecordBatch]) -> Iterable[pyarrow.RecordBatch]:
        for batch in batches:
            texts = batch.column(batch.schema.get_field_index(column))
            is_valid = pyarrow.array(validate_codici_fiscali(texts, strictness=strictness))
            faults = pyarrow.array(classify_codici_fiscali(texts, strictness=strictness))
            columns = [*batch.columns, is_valid, faults]
            yield pyarrow.RecordBatch.from_arrays(columns, names=[*batch.schema.names, valid, fault])

    return frame.mapInArrow(validate, schema)


def check_rosters_of(
    frame: DataFrame, campaign: Campaign, *, stage: Stage, at: datetime, order_by: str | None = None
) -> DataFrame:
    """The findings of the rosters in a frame, one roster an institute.

    Columns as for `abilita.arrow.check_rosters`, `institute` among them; the rows of one institute go to one worker.
    """
    order = [order_by] if order_by else []

    def check(rows: pyarrow.Table) -> pyarrow.Table:
        table = rows.sort_by([(column, "ascending") for column in order]) if order else rows
        found = pyarrow.record_batch(check_rosters(table, campaign, stage=stage, at=at))
        return pyarrow.Table.from_batches([found]).cast(_ARROW)

    return frame.groupBy("institute").applyInArrow(check, FINDINGS)


_ARROW = to_arrow_schema(FINDINGS)
