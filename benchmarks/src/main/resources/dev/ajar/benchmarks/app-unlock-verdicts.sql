-- The verdict table of app-unlock.yaml, as somebody who knows DuckDB well would write it by hand for this one log. Same rows,
-- same columns, same order as the generated SQL.
WITH
  repeated AS (SELECT id FROM events GROUP BY id HAVING count(*) > 1),
  kept AS (
    SELECT * FROM events WHERE id NOT IN (FROM repeated)
    UNION ALL
    (SELECT DISTINCT ON (id) * FROM events WHERE id IN (FROM repeated) ORDER BY id, time, name)
  ),
  asked AS (SELECT max(time) AS as_of FROM events WHERE time <= now()),
  batteries AS (SELECT "lock.id" AS lock, time, "battery.state" AS battery FROM kept
    WHERE name = 'device.battery' AND "battery.state" IS NOT NULL),
  installed AS (SELECT "lock.id" AS lock, time, "lot.number" AS lot, "model.name" AS model FROM kept
    WHERE name = 'device.install'),
  sessions AS (
    SELECT
      "access.session.id" AS session_id,
      min(time) FILTER (name = 'access.attempt.start') AS started_at,
      max(time) AS ended_at,
      count(*) FILTER (name = 'access.attempt.start') AS attempts,
      count(*) FILTER (name = 'access.step' AND "access.step.name" = 'connect') AS connected,
      count(*) FILTER (name = 'access.step' AND "access.step.name" = 'authorize') AS granted,
      min(time) FILTER (name = 'lock.operation' AND "access.operation" = 'unlock') AS unlocked,
      first("customer.id" ORDER BY time, id) FILTER ("customer.id" IS NOT NULL) AS customer_id,
      first("service.version" ORDER BY time, id) FILTER ("service.version" IS NOT NULL) AS service_version,
      first("os.name" ORDER BY time, id) FILTER ("os.name" IS NOT NULL) AS os_name,
      first("lock.id" ORDER BY time, id) FILTER ("lock.id" IS NOT NULL) AS lock,
      first("error.type" ORDER BY time DESC, id DESC) FILTER ("error.type" IS NOT NULL) AS error
    FROM kept
    WHERE "access.method" = 'ble_app' AND "access.session.id" IS NOT NULL AND time <= (SELECT as_of FROM asked)
    GROUP BY "access.session.id"
    HAVING started_at IS NOT NULL
  ),
  known AS (
    SELECT sessions.*, coalesce(battery, 'inserted') AS battery, lot, model,
      started_at + INTERVAL 60 SECONDS <= (SELECT as_of FROM asked) AS settled
    FROM sessions
    ASOF LEFT JOIN batteries ON batteries.lock = sessions.lock AND batteries.time <= started_at
    ASOF LEFT JOIN installed ON installed.lock = sessions.lock AND installed.time <= started_at
  ),
  judged AS (
    SELECT *,
      CASE
        WHEN battery = 'removed' THEN CASE WHEN settled THEN 'battery-removed' END
        WHEN unlocked IS NULL AND error IN ('key_expired', 'time_not_allowed') THEN
          CASE WHEN settled THEN 'refused-rightly' END
        WHEN unlocked IS NOT NULL THEN 'succeeded'
        WHEN settled THEN coalesce(error, 'no-outcome')
      END AS reason
    FROM known
  )
SELECT
  'app-unlock' AS experience,
  replace(replace(session_id, '\', '\\'), '|', '\|') AS session_id,
  started_at,
  ended_at,
  CASE
    WHEN reason IS NULL THEN 'pending'
    WHEN reason = 'battery-removed' THEN 'excluded'
    WHEN reason IN ('refused-rightly', 'succeeded') THEN 'good'
    ELSE 'bad'
  END AS verdict,
  reason,
  CASE WHEN unlocked IS NOT NULL THEN 'unlocked' WHEN granted > 0 THEN 'granted' WHEN connected > 0 THEN 'connected'
    ELSE 'pressed' END AS furthest_step,
  attempts,
  CASE WHEN verdict = 'good' AND unlocked IS NOT NULL THEN greatest(epoch_us(unlocked) - epoch_us(started_at), 0)
    END AS latency_speed_us,
  'ble_app' AS access_method,
  customer_id,
  lot AS lock_lot,
  model AS lock_model,
  os_name,
  service_version,
  '${fingerprint}' AS fingerprint
FROM judged
ORDER BY started_at, session_id
