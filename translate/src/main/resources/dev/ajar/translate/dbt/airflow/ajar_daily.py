"""Runs the measurement every morning: are the events fresh, then the models and their tests.

Copy this file into the folder of your DAGs. It needs dbt where Airflow's workers run, and two environment variables:

AJAR_DBT      the folder of this dbt project (default: /opt/ajar)
AJAR_TARGET   duckdb, bigquery or trino, and what profiles.yml asks for that target
"""

import os
from datetime import datetime, timedelta

try:
    from airflow.providers.standard.operators.bash import BashOperator
    from airflow.sdk import DAG
except ImportError:  # Airflow 2
    from airflow import DAG
    from airflow.operators.bash import BashOperator

PROJECT = os.environ.get("AJAR_DBT", "/opt/ajar")

with DAG(
    dag_id="ajar_daily",
    description="States the sessions of the last days anew, and tests what came out",
    schedule="30 5 * * *",
    start_date=datetime(2026, 1, 1),
    catchup=False,
    # A second run beside the first would state the same days.
    max_active_runs=1,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=10)},
    tags=["ajar"],
) as dag:
    fresh = BashOperator(
        task_id="events_are_fresh",
        bash_command="dbt source freshness --project-dir . --profiles-dir .",
        cwd=PROJECT,
        append_env=True,
    )
    build = BashOperator(
        task_id="build",
        bash_command="dbt build --project-dir . --profiles-dir .",
        cwd=PROJECT,
        append_env=True,
        # Old events are still worth counting: whoever reads the alert decides.
        trigger_rule="all_done",
    )
    fresh >> build
