#!/usr/bin/env python3
"""Reads the DAG of `ajar export dbt` as Airflow itself does, and looks whether it is what it should be.

Runs in the Python that has requirements.txt installed (with --no-deps, for all of them stand there), from anywhere:
python check.py
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import warnings

HOME = pathlib.Path(__file__).resolve().parents[2]

# What Airflow makes of every task: its command, what comes before it, when it runs, and how often it is tried again.
TASKS = {
    "events_are_fresh": ("dbt source freshness --project-dir . --profiles-dir .", set(), "all_success", 2),
    "build": ("dbt build --project-dir . --profiles-dir .", {"events_are_fresh"}, "all_done", 2),
}


def export(work):
    """The DAG as people get it."""
    definitions = HOME / "examples" / "homehub" / "definitions"
    project = work / "project"
    command = [HOME / "ajar", "export", "dbt", "--definitions", definitions, "--out", project]
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)
    return project


def expect(what, expected, got):
    if expected != got:
        sys.exit(f"{what}: expected {expected}, got {got}")


def main():
    work = pathlib.Path(tempfile.mkdtemp(prefix="ajar-airflow-"))
    try:
        project = export(work)
        # Airflow makes itself a home as soon as it is imported.
        os.environ["AIRFLOW_HOME"] = str(work / "airflow")
        os.environ["AIRFLOW__CORE__LOAD_EXAMPLES"] = "False"
        os.environ["AIRFLOW__LOGGING__LOGGING_LEVEL"] = "WARNING"
        os.environ["AJAR_DBT"] = str(project)
        from airflow.dag_processing.dagbag import DagBag

        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            bag = DagBag(dag_folder=str(project / "airflow"))
        expect("what could not be imported", {}, bag.import_errors)
        expect("DAGs", ["ajar_daily"], list(bag.dags))
        outdated = [str(each.message) for each in told if "ajar_daily" in each.filename]
        expect("warnings about the DAG", [], outdated)
        dag = bag.dags["ajar_daily"]
        expect("schedule", "30 5 * * *", dag.timetable.expression)
        expect("runs for days gone by", False, dag.catchup)
        expect("runs at a time", 1, dag.max_active_runs)
        tasks = {
            task.task_id: (task.bash_command, task.upstream_task_ids, str(task.trigger_rule.value), task.retries)
            for task in dag.tasks
        }
        expect("tasks", TASKS, tasks)
        for task in dag.tasks:
            expect(f"folder of {task.task_id}", str(project), task.cwd)
            expect(f"{task.task_id} sees the environment", True, task.append_env)
        print("ajar_daily: Airflow reads it, with", " >> ".join(TASKS))
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
