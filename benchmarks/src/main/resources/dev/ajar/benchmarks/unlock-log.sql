-- A month of an apartment house's app, for app-unlock.yaml: ${events} events or a few more, in the order of arrival.
-- Chance comes from hashes, so every run makes the same log.
CREATE TEMP MACRO chance(of, what, below) AS (hash(of, what) % below)::BIGINT;

CREATE TEMP TABLE log AS
WITH
  visits AS (
    SELECT
      visit,
      chance(visit, 'lock', 5000) AS lock,
      TIMESTAMP '2026-03-01' + to_microseconds((visit * 2592000000000::hugeint // ${visits})::bigint) AS begin,
      CASE WHEN chance(visit, 'late', 50) = 0 THEN chance(visit, 'hours', 43200) ELSE 0 END AS late,
      -- One attempt in twelve fails; a third of those who failed give up.
      CASE chance(visit, 'fails', 144) WHEN 0 THEN 2 ELSE (chance(visit, 'fails', 12) = 1)::INT END AS failures,
      chance(visit, 'gives up', 3) = 0 AS gives_up
    FROM range(${visits}) AS visits (visit)
  ),
  places AS (
    SELECT *, unnest(range(2 * failures + CASE WHEN failures > 0 AND gives_up THEN 0 ELSE 4 END)) AS place
    FROM visits
  ),
  acts AS (
    SELECT
      *,
      CASE
        WHEN place >= 2 * failures THEN ['start', 'connect', 'authorize', 'unlock'][1 + place - 2 * failures]
        WHEN place % 2 = 0 THEN 'start'
        ELSE 'error'
      END AS act,
      begin + to_microseconds(place * 1050000 + chance(place, visit, 900000)) AS happened
    FROM places
  ),
  of_phones AS (
    SELECT
      left(md5(visit || '.' || place), 16) AS id,
      happened AS time,
      happened + to_microseconds(late * 1000000 + chance(visit, -place, 3000000)) AS received,
      CASE act WHEN 'start' THEN 'access.attempt.start' WHEN 'error' THEN 'access.error'
        WHEN 'unlock' THEN 'lock.operation' ELSE 'access.step' END AS name,
      md5(visit || 'session') AS "access.session.id",
      'ble_app' AS "access.method",
      CASE WHEN act IN ('connect', 'authorize') THEN act END AS "access.step.name",
      CASE WHEN act = 'unlock' THEN 'unlock' END AS "access.operation",
      (least(place // 2, failures) + 1)::INT AS "access.attempt",
      NULL AS "battery.state",
      'customer-' || lock % 300 AS "customer.id",
      CASE WHEN act = 'error' THEN
        ['ble_timeout', 'ble_timeout', 'key_expired', 'motor_jammed'][1 + chance(visit, place, 4)] END AS "error.type",
      'lock-' || lock AS "lock.id",
      NULL AS "lot.number",
      NULL AS "model.name",
      ['ios', 'android'][1 + chance(visit, 'os', 2)] AS "os.name",
      '4.2.' || chance(visit, 'version', 4) AS "service.version"
    FROM acts
  ),
  of_locks AS (
    SELECT
      'installed-' || lock AS id,
      TIMESTAMP '2026-02-01' + to_seconds(chance(lock, 'installed', 2419200)) AS time,
      time AS received,
      'device.install' AS name,
      NULL AS battery,
      lock,
      'lot-' || lock % 40 AS lot,
      'model-' || lock % 5 AS model
    FROM range(5000) AS locks (lock)
    UNION ALL
    SELECT 'battery-' || lock, TIMESTAMP '2026-03-01' + to_seconds(chance(lock, 'pulled', 2592000)) AS time, time,
      'device.battery', 'removed', lock, NULL, NULL
    FROM range(0, 5000, 20) AS locks (lock)
  ),
  once AS (
    FROM of_phones
    UNION ALL
    SELECT id, time, received, name, NULL, NULL, NULL, NULL, NULL, battery, NULL, NULL, 'lock-' || lock, lot, model, NULL, NULL
    FROM of_locks
  )
-- One event in a thousand is delivered twice.
FROM once
UNION ALL
SELECT * REPLACE (received + INTERVAL 20 SECONDS AS received) FROM of_phones WHERE chance(id, 'again', 1000) = 0
ORDER BY received, id;

COPY log TO '${folder}/log.parquet' (FORMAT parquet);
-- A program that writes lines leaves out what it does not know.
COPY (
  SELECT json_merge_patch('{}', log)
  FROM (SELECT * REPLACE (strftime(time, '%xT%X.%fZ') AS time, strftime(received, '%xT%X.%fZ') AS received) FROM log) AS log
) TO '${folder}/log.ndjson' (FORMAT csv, HEADER false, DELIMITER '\t', QUOTE '', ESCAPE '');
