{{ config(materialized='table') }}
{%- set last = ajar_last_run() %}
{%- set day = 86400000000 %}

-- What this run has to state anew, and what had been received by then. A run that fails is made up for by the next:
-- only those that came to their end are remembered, in ajar_runs.
with

last_run as (
{%- if last %}
  select
    max(received_until_us) as received_until_us,
    max(latest_us) as latest_us
  from {{ last }}
{%- else %}
  select
    cast(null as bigint) as received_until_us,
    cast(null as bigint) as latest_us
{%- endif %}
),

arrived as (
  select
    {{ ajar_micros('rows_of_events.time') }} as time_us,
    -- A row that does not tell when it came in came when its event happened; a clock that is ahead tells nothing.
    coalesce(
      {{ ajar_micros('rows_of_events.received') }},
      case
        when {{ ajar_micros('rows_of_events.time') }} <= {{ ajar_micros('current_timestamp') }}
          then {{ ajar_micros('rows_of_events.time') }}
      end
    ) as received_us
  from ${rows} as rows_of_events
),

known as (
  select
    max(case when time_us <= {{ ajar_micros('current_timestamp') }} then time_us end) as latest_us,
    max(received_us) as received_until_us
  from arrived
),

-- The earliest that a run goes back by itself. What happened before waits for a full refresh.
bounds as (
  select latest_us - {{ var('ajar_look_back_max_days') }} * {{ day }} as earliest_us
  from known
),

-- What came in since the last run.
late as (
  select
    min(case when arrived.time_us >= bounds.earliest_us then arrived.time_us end) as from_us,
    count(case when arrived.time_us < bounds.earliest_us then 1 end) as too_late
  from arrived
  cross join last_run
  cross join bounds
  where arrived.received_us > last_run.received_until_us
),

-- Early enough for sessions that began before the first of those events.
starting as (
  select
    least(
      coalesce(late.from_us, last_run.latest_us),
      last_run.latest_us - {{ var('ajar_look_back_days') }} * {{ day }}
    ) - {{ var('ajar_reach_hours') }} * 3600000000 as from_us
  from late
  cross join last_run
)

select
  '{{ invocation_id }}' as run_id,
  current_timestamp as ran_at,
  known.received_until_us,
  known.latest_us,
  coalesce(greatest(starting.from_us - mod(starting.from_us, {{ day }}), 0), 0) as since_us,
  late.too_late
from known
cross join late
cross join starting
