"""Spark: judges a data set of pages by piping each partition through Nostrum.

    spark-submit spark_pipe.py s3://bucket/pages/*.ndjson s3://bucket/verdicts

A line in is {"id", "url", "text" or "html"}; a line out is the verdict with that id and url. Each executor needs the project (npm ci) and Node;
NOSTRUM names its folder. The pipe keeps no state: Spark itself repeats a partition that failed.
"""

import os
import sys

COMMAND = "npx --prefix {folder} nostrum scan - --as ndjson --out - --concurrency 0 --quiet"


def command(folder=os.environ.get("NOSTRUM", ".")):
    # 5 says that some documents failed; their lines say why, so it is no failure of the partition.
    return "bash -c '{} || [ $? -eq 5 ]'".format(COMMAND.format(folder=folder))


def main(source, target):
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName("nostrum").getOrCreate()
    spark.sparkContext.textFile(source).pipe(command(), os.environ).saveAsTextFile(target)


if __name__ == "__main__":
    main(*sys.argv[1:3])
