-- What app-unlock.yaml says, as somebody who knows DuckDB well would write it by hand for this one log: the counts of each
-- indicator, and the reasons. No drop-off, no transitions, no quantiles, no breakdowns, nothing about the quality of the data.
WITH
  repeated AS (SELECT id FROM events GROUP BY id HAVING count(*) > 1),
  kept AS (
    SELECT * FROM events WHERE id NOT IN (FROM repeated)
    UNION ALL
    (SELECT DISTINCT ON (id) * FROM events WHERE id IN (FROM repeated) ORDER BY received)
  ),
  batteries AS (
    SELECT
      "lock.id" AS lock,
      coalesce("battery.state", 'inserted') AS state,
      time AS since,
      lead(time, 1, 'infinity') OVER (PARTITION BY "lock.id" ORDER BY time, id) AS until
    FROM kept
    WHERE name = 'device.battery'
  ),
  sessions AS (
    SELECT
      min(time) FILTER (name = 'access.attempt.start') AS start,
      min(time) FILTER (name = 'lock.operation' AND "access.operation" = 'unlock') AS unlocked,
      count(*) FILTER (name = 'access.attempt.start') AS attempts,
      arg_max("error.type", (time, id)) FILTER ("error.type" IS NOT NULL) AS error,
      arg_max("lock.id", (time, id)) AS lock,
      start + INTERVAL 60 SECONDS <= (SELECT max(time) FROM kept) AS settled
    FROM kept
    WHERE "access.method" = 'ble_app'
    GROUP BY "access.session.id"
    HAVING start IS NOT NULL
  ),
  judged AS (
    SELECT
      attempts,
      CASE WHEN unlocked < start THEN INTERVAL 0 SECONDS ELSE unlocked - start END AS latency,
      CASE
        WHEN state = 'removed' THEN 'battery-removed'
        WHEN unlocked IS NULL AND error IN ('key_expired', 'time_not_allowed') THEN 'refused-rightly'
        WHEN unlocked IS NOT NULL THEN 'succeeded'
        ELSE coalesce(error, 'no-outcome')
      END AS reason,
      CASE
        WHEN NOT settled AND reason != 'succeeded' THEN 'pending'
        WHEN reason = 'battery-removed' THEN 'excluded'
        WHEN reason IN ('refused-rightly', 'succeeded') THEN 'good'
        ELSE 'bad'
      END AS verdict
    FROM sessions LEFT JOIN batteries ON batteries.lock = sessions.lock AND since <= start AND start < until
  ),
  valued AS (
    SELECT unnest([
      {'indicator': 'success', 'verdict': verdict},
      {'indicator': 'first-try', 'verdict': CASE WHEN verdict = 'good' AND attempts > 1 THEN 'bad' ELSE verdict END},
      {'indicator': 'speed', 'verdict': CASE WHEN verdict = 'good' AND latency IS NOT NULL THEN
        CASE WHEN latency <= INTERVAL 3 SECONDS THEN 'good' ELSE 'bad' END END},
      {'indicator': 'reason', 'verdict': CASE WHEN verdict != 'pending' THEN verdict || ' ' || reason END}
    ], recursive := true)
    FROM judged
  )
SELECT indicator, verdict, count(*) AS count
FROM valued
WHERE verdict IS NOT NULL
GROUP BY ALL
ORDER BY ALL
