-- What the report of `ajar measure` says, in the shape of app-unlock.sql.
WITH
  experiences AS (SELECT unnest(experiences) AS experience FROM read_json('${report}')),
  indicators AS (SELECT unnest(experience.indicators) AS of FROM experiences),
  reasons AS (SELECT unnest(experience.reasons) AS of FROM experiences),
  counts AS (
    SELECT
      of.name AS indicator,
      unnest(['good', 'bad', 'excluded', 'pending']) AS verdict,
      unnest([of.good, of.bad, of.excluded, of.pending]) AS count
    FROM indicators
    UNION ALL
    SELECT 'reason', of.verdict || ' ' || of.reason, of.count FROM reasons
  )
FROM counts
WHERE count > 0
ORDER BY ALL
