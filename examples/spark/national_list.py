"""A national list of delegates, checked on Spark: `python examples/spark/national_list.py --rows 100000 --cores 1 2`.

The rows are generated: made-up persons, some of them with a slip in their code. Prints rows a second for each number of cores.
"""

import argparse
import os
import sys
import time
from datetime import date

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f

from abilita import CodiceFiscale, Sex
from abilita.spark import with_validity

SURNAMES = ["Rossi", "Bianchi", "Verdi", "Neri", "Gallo", "Costa", "Fontana", "Conti", "Ricci", "Bruno"]
NAMES = ["Anna", "Luca", "Dora", "Gianfranco", "Mara", "Gino", "Elena", "Paolo", "Chiara", "Marco"]
PLACES = ["H501", "L219", "F205", "A001", "G273", "D612", "Z110", "A662", "E463", "C351"]
EVERY = 50  # one row in so many has a slip


def codes() -> list[str]:
    """The codes of a thousand persons, with a slip in some."""
    days = [date(1950 + i % 50, 1 + i % 12, 1 + i % 28) for i in range(10)]
    people = [(surname, name, i) for surname in SURNAMES for name in NAMES for i in range(10)]
    made = [
        CodiceFiscale.encode(surname=s, name=n, sex=Sex.FEMALE if i % 2 else Sex.MALE, birth_date=days[i], place=PLACES[i])
        for s, n, i in people
    ]
    return [code.as_str() if i % EVERY else code.as_str()[:-1] + "?" for i, code in enumerate(made)]


def national_list(spark: SparkSession, rows: int) -> DataFrame:
    """So many rows, spread over the cores."""
    pool = f.array(*[f.lit(code) for code in codes()])
    return spark.range(rows).select("id", pool[(f.col("id") % 1000).cast("int")].alias("codice_fiscale"))


def session(cores: int) -> SparkSession:
    """Spark on this machine; its workers are of this Python."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master(f"local[{cores}]").appName("abilita")
    settings = {"spark.ui.enabled": "false", "spark.sql.execution.arrow.maxRecordsPerBatch": "65536"}
    for key, value in settings.items():
        builder = builder.config(key, value)
    return builder.getOrCreate()


def count_faults(frame: DataFrame) -> dict[str | None, int]:
    """How many rows have which fault; None: none."""
    checked = with_validity(frame, "codice_fiscale")
    return {row["fault"]: row["count"] for row in checked.groupBy("fault").count().collect()}


def main() -> None:
    parser = argparse.ArgumentParser(description="A national list of delegates, checked on Spark.")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--cores", type=int, nargs="+", default=[1, 2])
    arguments = parser.parse_args()
    for cores in arguments.cores:
        spark = session(cores)
        frame = national_list(spark, arguments.rows).cache()
        frame.count()  # the rows are made before the clock runs
        started = time.perf_counter()
        faults = count_faults(frame)
        seconds = time.perf_counter() - started
        wrong = sum(count for fault, count in faults.items() if fault)
        print(f"{cores} cores: {arguments.rows / seconds:,.0f} rows/s, {wrong} of {arguments.rows} with a fault")
        spark.stop()


if __name__ == "__main__":
    main()
