#!/usr/bin/env python3
"""Holds the dbt project of `ajar export dbt` against `ajar measure`, with real dbt.

For each of some examples: a fleet is simulated; the rows that had come in by a certain moment are put into a DuckDB file,
and dbt builds; then the rest comes in, some of it days late, and dbt builds again. After each build every verdict must be
the one that `ajar measure` gives for the same rows. Then rows are tampered with, and the tests of the project must tell.
The first example is built in DuckDB and, where conformance-trino has been built, in a Trino with Iceberg tables. For BigQuery,
which is not here, the project must parse and compile.

One example's rows lie in tables of another shape as well (own-tables.yaml); a second project reads those, and so does
`ajar measure --warehouse`. All three give the same verdicts.

Runs in the Python that has requirements.txt installed, from anywhere:  python check.py
"""

import contextlib
import csv
import datetime
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse

import duckdb
import trino

HOME = pathlib.Path(__file__).resolve().parents[2]
DBT = pathlib.Path(sys.executable).with_name("dbt")

# Example, scenario, and how many days after its first row the first build comes. Terminals and
# gateways are always connected: there no row comes late.
TRIALS = [
    ("homehub", "everything", 20),
    ("workhub", "everything", 20),
    ("gateways", "everything", 26),
]
CONNECTED = {"workhub", "gateways"}

# What dbt's own adapters want before they let anything be compiled. Nobody is asked, so nothing of it is used.
ELSEWHERE = """
ajar:
  target: bigquery
  outputs:
    bigquery: {type: bigquery, method: oauth-secrets, token: none, project: p, dataset: ajar, threads: 1}
    trino: {type: trino, method: none, host: localhost, port: 1, user: ajar, database: c, schema: ajar, threads: 1}
"""


def run(*command, cwd=HOME, code=0, **environment):
    """Runs a command; says all that it said where it does not end as expected."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, "DBT_SEND_ANONYMOUS_USAGE_STATS": "false", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != code:
        sys.exit(f"{' '.join(map(str, command))}: exit code {done.returncode}, expected {code}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def dbt(project, *command, code=0, **environment):
    return run(DBT, "--no-use-colors", *command, cwd=project, code=code, AJAR_DUCKDB="warehouse.duckdb", **environment)


class DuckDb:
    """The DuckDB file of a project."""

    target = "duckdb"

    def __init__(self, project):
        self.file = project / "warehouse.duckdb"
        self.environment = {}

    def add(self, part):
        """Puts the rows of a Parquet file into the table of events."""
        with duckdb.connect(str(self.file)) as db:
            db.execute(f"create table if not exists events as select * from read_parquet('{part}') limit 0")
            db.execute(f"insert into events select * from read_parquet('{part}')")

    def ask(self, query):
        """The names of the columns, and the rows."""
        with duckdb.connect(str(self.file)) as db:
            db.execute("set timezone = 'UTC'")
            result = db.execute(query)
            return [column[0] for column in result.description], result.fetchall()

    def run(self, statement):
        with duckdb.connect(str(self.file)) as db:
            db.execute(statement)


class Trino:
    """A schema of Iceberg tables in a Trino that runs here, with files in a folder."""

    target = "trino"

    # As Iceberg calls what a fleet's Parquet file holds.
    TYPES = {
        "VARCHAR": "varchar",
        "BIGINT": "bigint",
        "INTEGER": "integer",
        "DOUBLE": "double",
        "BOOLEAN": "boolean",
        "TIMESTAMP WITH TIME ZONE": "timestamp(6) with time zone",
    }

    def __init__(self, address, folder, schema):
        where = urllib.parse.urlsplit(address)
        self.folder = folder
        self.schema = schema
        self.parts = 0
        self.connection = trino.dbapi.connect(
            host=where.hostname, port=where.port, user="ajar", catalog="iceberg", schema=schema
        )
        self.environment = {
            "AJAR_TARGET": "trino",
            "AJAR_TRINO_HOST": where.hostname,
            "AJAR_TRINO_PORT": str(where.port),
            "AJAR_SCHEMA": schema,
        }
        self.run(f"create schema if not exists {schema} with (location = 'local:///{schema}')")

    def add(self, part):
        """Gives the file, with plain names of columns, to the table of events."""
        self.parts += 1
        name = f"incoming/{self.schema}-{self.parts}"
        there = self.folder / name
        there.mkdir(parents=True)
        with duckdb.connect() as db:
            columns = [(row[0], row[1]) for row in db.execute(f"describe select * from '{part}'").fetchall()]
            plain = ", ".join(f'"{column}" as {re.sub("[.-]", "_", column)}' for column, _ in columns)
            db.execute(f"copy (select {plain} from '{part}') to '{there}/rows.parquet' (format parquet)")
        typed = ", ".join(f'"{re.sub("[.-]", "_", column)}" {self.TYPES[kind]}' for column, kind in columns)
        self.run(f"create table if not exists events ({typed})")
        self.run(f"alter table events execute add_files(location => 'local:///{name}', format => 'PARQUET')")

    def ask(self, query):
        cursor = self.connection.cursor()
        cursor.execute(query)
        rows = cursor.fetchall()
        return [column[0] for column in cursor.description], rows

    def run(self, statement):
        # A statement is done only when its rows, even none, have been fetched.
        self.connection.cursor().execute(statement).fetchall()


@contextlib.contextmanager
def trino_server(folder):
    """The address of a Trino that runs as long as it is used, or None where the JDK is too old for it."""
    home = pathlib.Path(run("sh", HOME / "scripts" / "find-jdk").strip())
    version = re.search(r'JAVA_VERSION="(\d+)', (home / "release").read_text(encoding="utf-8"))
    if int(version.group(1)) < 25:
        print("Trino needs a JDK from 25 on: not built there")
        yield None
        return
    there = HOME / "conformance-trino" / "target"
    classes = (there / "classpath.txt").read_text(encoding="utf-8").strip()
    command = [
        home / "bin" / "java",
        "--enable-native-access=ALL-UNNAMED",
        "--add-modules=jdk.incubator.vector",
        "-Xmx1500m",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        f"{there / 'test-classes'}{os.pathsep}{classes}",
        "dev.ajar.conformance.TrinoWithIceberg",
        folder,
    ]
    with open(folder / "server.log", "w", encoding="utf-8") as log:
        server = subprocess.Popen(
            [str(part) for part in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True
        )
    try:
        address = server.stdout.readline().strip()
        if not address:
            sys.exit(f"Trino did not start:\n{(folder / 'server.log').read_text(encoding='utf-8')}")
        yield address
    finally:
        server.stdin.close()
        try:
            server.wait(30)
        except subprocess.TimeoutExpired:
            server.kill()


class Trial:
    """One example's definitions, and the rows of a fleet that a warehouse gets bit by bit."""

    more = []
    sources = []

    def __init__(self, work, example, fleet, days):
        self.work = work
        self.definitions = ["--definitions", HOME / "examples" / example / "definitions", *self.more]
        self.project = self.work / "project"
        self.name = f"{example} in {work.parent.name}"
        self.connected = example in CONNECTED
        self.days = days
        self.work.mkdir(parents=True)
        print(run(HOME / "ajar", "export", "dbt", *self.definitions, *self.sources, "--out", self.project).strip())
        self.rows = duckdb.connect()
        # `ajar measure` numbers the rows of a file; a table has to carry the number.
        self.rows.execute(
            "create table every_row as select * exclude (file_row_number), file_row_number + 1 as sequence"
            f" from read_parquet('{fleet / example / 'events.parquet'}', file_row_number = true)"
        )
        self.rows.execute("create table events as select * from every_row limit 0")

    def hold(self, warehouse):
        """Builds twice, and looks whether rows that came late were counted."""
        self.warehouse = warehouse
        self.comes(
            f"received < (select min(received) + interval {self.days} day from every_row)"
        )
        self.dbt("build")
        self.compare("first build")
        [(late,)] = self.rows.execute(
            "select count(*) from every_row where received > (select max(received) from events)"
            " and time < (select max(time) - interval 1 day from events)"
        ).fetchall()
        self.comes("true")
        self.dbt("build")
        self.compare("second build")
        _, runs = warehouse.ask("select since_us, too_late from ajar_runs order by ran_at")
        if len(runs) != 2 or runs[0][0] != 0 or runs[1][0] == 0 or runs[1][1] != 0:
            sys.exit(f"{self.name}: expected a run from the beginning and one that goes back some days, got {runs}")
        if late == 0 and not self.connected:
            sys.exit(f"{self.name}: no row came late, so nothing is shown")
        since = datetime.datetime.fromtimestamp(runs[1][0] / 1e6, datetime.timezone.utc)
        print(f"{self.name}: {late} rows came more than a day late; the second run went back to {since:%Y-%m-%d}")
        self.tamper()

    def dbt(self, *command, code=0):
        return dbt(self.project, *command, code=code, **self.warehouse.environment)

    def comes(self, condition):
        """More rows come into the warehouse."""
        part = self.work / "coming.parquet"
        self.rows.execute(
            f"create or replace table coming as select * from every_row anti join events using (id) where {condition}"
        )
        self.rows.execute(f"copy (select * from coming order by sequence) to '{part}' (format parquet)")
        self.rows.execute("insert into events select * from coming")
        self.warehouse.add(part)

    def compare(self, when):
        """Every verdict of the warehouse is the one of `ajar measure` over the same rows."""
        part = self.work / "rows.parquet"
        self.rows.execute(f"copy (select * from events order by sequence) to '{part}' (format parquet)")
        told = self.work / "verdicts.csv"
        run(HOME / "ajar", "measure", *self.definitions, "--events", part, "--verdicts", told)
        with open(told, newline="", encoding="utf-8") as lines:
            expected = list(csv.DictReader(lines))
        got = []
        for experience in sorted({row["experience"] for row in expected}):
            columns, rows = self.warehouse.ask(
                f'select * from "{table(experience)}" order by started_at, session_id'
            )
            got += [dict(zip(columns, map(text, row))) for row in rows]
        if not expected:
            sys.exit(f"{self.name}, {when}: no verdicts to compare")
        for one, other in zip(expected, got):
            # A file of several experiences has the columns of all.
            known = {column: cell for column, cell in one.items() if column in other}
            if known != other or any(cell for column, cell in one.items() if column not in other):
                sys.exit(f"{self.name}, {when}: expected {one}\n got {other}")
        if len(expected) != len(got):
            sys.exit(f"{self.name}, {when}: expected {len(expected)} verdicts, got {len(got)}")
        self.experiences = sorted({row["experience"] for row in expected})
        print(f"{self.name}, {when}: {len(got)} of {len(expected)} verdicts are those of ajar measure")
        self.compare_there(when, told)

    def compare_there(self, when, told):
        """Whatever else can be asked gives the same."""

    def tamper(self):
        """The tests of the project have teeth."""
        one = table(self.experiences[0])
        self.warehouse.run(f"delete from {one} where started_at = (select max(started_at) from {one})")
        self.warehouse.run(f"update {one} set verdict = 'fine' where started_at = (select min(started_at) from {one})")
        said = self.dbt("test", code=1)
        for test in [one.replace("_verdicts", "_tallies_add_up"), f"accepted_values_{one}_verdict"]:
            if not re.search(rf"FAIL \d+ {test}", said):
                sys.exit(f"{self.name}: rows were tampered with, and {test} did not tell\n{said}")
        self.dbt("build", "--full-refresh")
        self.compare("full refresh")

    def elsewhere(self):
        """What is not here at least parses and compiles."""
        profiles = self.work / "elsewhere"
        profiles.mkdir()
        (profiles / "profiles.yml").write_text(ELSEWHERE, encoding="utf-8")
        for target in ["bigquery", "trino"]:
            if not (self.project / "models" / target).is_dir():
                sys.exit(f"{self.name}: no models for {target}")
            arguments = ["--target", target, "--profiles-dir", profiles]
            dbt(self.project, "parse", *arguments)
            dbt(self.project, "compile", *arguments, "--full-refresh", "--no-introspect", "--no-populate-cache")
            compiled = list((self.project / "target" / "compiled").glob(f"*/models/{target}/*.sql"))
            if not compiled or any("{{" in path.read_text(encoding="utf-8") for path in compiled):
                sys.exit(f"{self.name}: models for {target} are not compiled: {compiled}")
            manifest = json.loads((self.project / "target" / "manifest.json").read_text(encoding="utf-8"))
            fresh = {source["name"]: source["loaded_at_field"] for source in manifest["sources"].values()}
            if fresh != self.fresh(target):
                sys.exit(f"{self.name}: for {target} freshness goes by {fresh}")
            print(f"{self.name}: {len(compiled)} models compile for {target}")

    def fresh(self, target):
        """By what freshness goes, for each table."""
        return {"events": "received"}


class OwnTables(Trial):
    """The same rows in tables of somebody's own, which the project reads through their sources."""

    more = ["--definitions", HOME / "conformance" / "dbt" / "own-tables.yaml"]
    sources = ["--source", "phone.log=phones.taps", "--source", "lock-log=warehouse.main.lock log"]

    def comes(self, condition):
        super().comes(condition)
        with duckdb.connect(str(self.warehouse.file)) as db:
            db.execute("create schema if not exists phones")
            db.execute(
                """
                create or replace table phones.taps as
                select
                  id as entry, epoch_us(time) as at_us, sequence as line,
                  case name
                    when 'access.attempt.start' then 'tap' when 'access.step' then 'step'
                    when 'access.attempt.end' then 'end' else 'key'
                  end as what,
                  "access.session.id" as wish, "access.method" as method, "access.operation" as operation,
                  coalesce("access.step.name", '-') as step, "access.outcome" as outcome,
                  coalesce("error.type", '-') as error, "lock.id" as lock, "enduser.pseudo.id" as who,
                  "os.name" as phone, "service.version" as "app version", "signal.rssi_dbm" as loudness
                from events
                where name like 'access.%'
                """
            )
            db.execute(
                """
                create or replace table "lock log" as
                select
                  id as entry, time as happened, received as "Uploaded At", sequence as line, name as kind,
                  "access.session.id" as wish, "access.method" as method, "access.operation" as operation,
                  "error.type" as error, "lock.id" as lock, "battery.state" as battery,
                  "lock.firmware_version" as firmware, "registry.model" as model, "registry.lot" as lot,
                  "registry.door" as door, "registry.site" as site, "registry.customer" as customer
                from events
                where name not like 'access.%'
                """
            )
            # A row that can be no event: it is left out, and counted.
            db.execute("insert into phones.taps by name select * replace (null as at_us) from phones.taps limit 1")

    def fresh(self, target):
        return {
            "phone_log": {
                "bigquery": "timestamp_micros(at_us)",
                "trino": "cast(from_unixtime_nanos(at_us * decimal '1000') as timestamp(6) with time zone)",
            }[target],
            "lock_log": {"bigquery": "`Uploaded At`", "trino": '"Uploaded At"'}[target],
        }

    def compare_there(self, when, told):
        there = self.work / "there.csv"
        # In the format that every DuckDB reads, whichever dbt brought.
        copy = self.work / "there.duckdb"
        copy.unlink(missing_ok=True)
        with duckdb.connect(str(self.warehouse.file)) as db:
            db.execute(f"attach '{copy}' as there (storage_version 'v1.2.0')")
            db.execute("create schema there.phones")
            db.execute("create table there.phones.taps as select * from phones.taps")
            db.execute('create table there."lock log" as select * from "lock log"')
        run(HOME / "ajar", "measure", *self.definitions, "--warehouse", f"duckdb:{copy}",
            "--source", "phone.log=phones.taps", "--source", "lock-log=lock log", "--verdicts", there)
        if there.read_bytes() != told.read_bytes():
            sys.exit(f"{self.name}, {when}: ajar measure --warehouse gives other verdicts than the file")
        with duckdb.connect(str(self.warehouse.file)) as db:
            refused = db.execute("select sum(count) from app_unlock_quality where finding = 'refused'").fetchall()
            latest = db.execute(
                'select (select max(at_us) from phones.taps), (select max(epoch_us("Uploaded At")) from "lock log")'
            ).fetchall()
        if refused != [(1,)]:
            sys.exit(f"{self.name}, {when}: expected one row that is refused, got {refused}")
        # The rows are old, or not, depending on the day: what matters is that dbt can tell.
        subprocess.run([DBT, "source", "freshness"], cwd=self.project, capture_output=True, check=False,
                       env={**os.environ, "DBT_SEND_ANONYMOUS_USAGE_STATS": "false", "AJAR_DUCKDB": "warehouse.duckdb"})
        results = json.loads((self.project / "target" / "sources.json").read_text(encoding="utf-8"))["results"]
        loaded = {result["unique_id"].split(".")[-1]: result.get("max_loaded_at", "nothing") for result in results}
        for table, micros in zip(["phone_log", "lock_log"], latest[0]):
            expected = datetime.datetime.fromtimestamp(micros // 1_000_000, datetime.timezone.utc)
            if not loaded.get(table, "nothing").startswith(f"{expected:%Y-%m-%dT%H:%M:%S}"):
                sys.exit(f"{self.name}, {when}: {table} is fresh as of {expected}, and dbt says {loaded}")
        print(f"{self.name}, {when}: ajar measure --warehouse gives the same; one row refused; freshness is told")


HOSTILE = "{{ env_var('NO_SUCH') }} {% do nothing %} {# gone #} it's so -- */ }}"

HOSTILE_DEFINITION = f"""
apiVersion: ajar.dev/v1
kind: Schema
metadata: {{name: door}}
attributes:
  visit.id: {{type: string, about: "{HOSTILE}"}}
---
apiVersion: ajar.dev/v1
kind: Experience
metadata: {{name: unlock, title: {{en: "{HOSTILE}"}}, owner: "{HOSTILE}"}}
purpose: "{HOSTILE}"
session: {{key: [visit.id], settle: 60s}}
steps:
  pressed:  {{when: "event.name == 'press' || event.name == '{{{{ this }}}}'"}}
  unlocked: {{when: "event.name == 'unlock'"}}
attempt: pressed
success: unlocked
indicators:
  success: {{sessions: good}}
"""


def hostile(work):
    """Whatever a definition says, dbt reads it as text."""
    work.mkdir()
    (work / "unlock.yaml").write_text(HOSTILE_DEFINITION, encoding="utf-8")
    project = work / "project"
    run(HOME / "ajar", "export", "dbt", "--definitions", work / "unlock.yaml", "--out", project)
    dbt(project, "compile", "--full-refresh")
    manifest = json.loads((project / "target" / "manifest.json").read_text(encoding="utf-8"))
    told = manifest["nodes"]["model.ajar.unlock_verdicts"]["description"]
    if told != HOSTILE:
        sys.exit(f"a hostile purpose: expected {HOSTILE}\n got {told}")
    compiled = (project / "target/compiled/ajar/models/duckdb/unlock_sessions.sql").read_text(encoding="utf-8")
    if "'{{ this }}'" not in compiled:
        sys.exit(f"a hostile literal is not as it was:\n{compiled}")
    print("hostile definitions: read as text")


def table(experience):
    """The table that holds the verdicts of an experience."""
    return re.sub(r"[.-]", "_", experience) + "_verdicts"


def text(cell):
    """A cell as the CSV of `ajar measure` has it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, datetime.datetime):
        return cell.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return str(cell)


def fleet(work, scenario, locks):
    """The logs of a simulated fleet."""
    there = work / f"{scenario}-{locks}"
    if not there.exists():
        run(HOME / "ajar", "simulate", "--scenario", scenario, "--locks", str(locks), "--seed", "7",
            "--format", "parquet", "--out", there)
    return there


def main():
    work = pathlib.Path(tempfile.mkdtemp(prefix="ajar-dbt-"))
    try:
        hostile(work / "hostile")
        for example, scenario, days in TRIALS:
            trials = [Trial(work / "duckdb" / example, example, fleet(work, scenario, 150), days)]
            if example == "homehub":
                trials.append(OwnTables(work / "own tables" / example, example, fleet(work, scenario, 150), days))
            for trial in trials:
                trial.hold(DuckDb(trial.project))
                trial.elsewhere()
        folder = work / "iceberg"
        folder.mkdir()
        with trino_server(folder) as address:
            if address:
                for example, scenario, days in TRIALS[:1]:
                    trial = Trial(work / "trino" / example, example, fleet(work, scenario, 60), days)
                    trial.hold(Trino(address, folder, example))
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
