-- vehicle-heard (Scooters report in): one row for each kind of session, with how many are alike in all that a
-- report shows of them.
-- Purpose: Know for every half hour whether a scooter that is on the street was heard, and tell a dead
-- scooter from a dead base station before somebody is sent out.
-- Accepted: One report in half an hour is enough, whatever it says. A low battery has its own alarm. Effect:
-- a scooter that reports nonsense counts as heard
-- Made by `ajar sql` for DuckDB. Change the definition, not this text.
with

-- Rows that are events: what cannot be one is left out, as the door would.
sound as (
  select
    id,
    epoch_us("time") as time_us,
    coalesce("sequence", 0) as sequence,
    name,
    cast("battery.charge" as double) as battery_charge,
    "command.id" as command_id,
    "command.name" as command_name,
    "error.type" as error_type,
    "firmware.version" as firmware_version,
    "fleet.status" as fleet_status,
    "registry.area" as registry_area,
    "registry.model" as registry_model,
    "vehicle.id" as vehicle_id
  from events
  where id <> ''
    and name <> ''
    and epoch_us("time") >= 0
    and epoch_us("time") < 7258118400000000 /* 2200-01-01T00:00:00.000000Z */
    and ("battery.charge" is null or isfinite("battery.charge"))
),

-- Ids that come more than once.
repeated as (
  select id
  from sound
  group by id
  having count(*) > 1
),

-- Rows of one id, the one that stands first: the least by time, name and attributes.
copies as (
  select
    *,
    row_number() over least_first as copy
  from sound
  where id in (select id from repeated)
  window least_first as (
    partition by id
    order by time_us, name, battery_charge nulls last, command_id nulls last, command_name nulls last,
      error_type nulls last, firmware_version nulls last, fleet_status nulls last,
      registry_area nulls last, registry_model nulls last, vehicle_id nulls last, sequence
  )
),

-- Every event once.
standing as (
  select
    id,
    time_us,
    sequence,
    name,
    firmware_version,
    fleet_status,
    registry_area,
    registry_model,
    vehicle_id
  from sound
  where id not in (select id from repeated)
  union all
  select
    id,
    time_us,
    sequence,
    name,
    firmware_version,
    fleet_status,
    registry_area,
    registry_model,
    vehicle_id
  from copies
  where copy = 1
),

-- The instant of the question, in microseconds since 1970: that of the latest event not after now.
asked as (
  select coalesce(max(time_us), epoch_us(current_timestamp)) as as_of_us
  from standing
  where time_us <= epoch_us(current_timestamp)
),

-- What events set of vehicle.
vehicle_settings as (
  select *
  from (
    select
      vehicle_id as thing,
      time_us,
      sequence,
      id,
      case
        when name = 'device.install' then registry_model
      end as model,
      case
        when name = 'device.install' then registry_area
      end as area,
      case
        when name = 'device.heartbeat' then firmware_version
      end as firmware,
      case
        when name = 'fleet.status_change' then fleet_status
      end as status
    from standing
    cross join asked
    where time_us <= as_of_us
      and vehicle_id is not null
  ) as said
  where model is not null
    or area is not null
    or firmware is not null
    or status is not null
),

-- Whatever any event names is expected to be heard of from then on.
entities as (
  select
    vehicle_id as entity,
    greatest(min(time_us), 1794236400000000 /* 2026-11-09T15:00:00.000000Z */) as from_us
  from standing
  cross join asked
  where time_us <= as_of_us
    and vehicle_id is not null
  group by vehicle_id
),

-- When slots begin and end, for every entity.
moments as (
  select
    entity,
    at_us
  from entities
  cross join asked
  cross join unnest(generate_series(from_us + 1799999999 - mod(from_us + 1799999999, 1800000000), as_of_us + 1800000000, cast(1800000000 as bigint))) as series (at_us)
),

-- Settings of vehicle, and when they are asked for.
vehicle_at_moment_asked as (
  select
    thing,
    time_us,
    0 as asks,
    sequence,
    id,
    status,
    cast(null as varchar) as entity,
    cast(null as bigint) as at_us
  from vehicle_settings
  union all
  select
    entity as thing,
    at_us as time_us,
    1 as asks,
    0 as sequence,
    '' as id,
    cast(null as varchar) as status,
    entity,
    at_us
  from moments
),

-- What was known of vehicle: its last setting by then.
vehicle_at_moment as (
  select
    entity,
    at_us,
    case when entity is not null then coalesce(vehicle_status, 'in_service') end as vehicle_status
  from (
    select
      *,
      last_value(status ignore nulls) over so_far as vehicle_status
    from vehicle_at_moment_asked
    window so_far as (partition by thing order by time_us, asks, sequence, id
      rows between unbounded preceding and current row)
  ) as known
  where asks = 1
),

-- Whether `while` holds at each of those moments.
expectations as (
  select
    entity,
    at_us,
    vehicle_status = 'in_service' as expected
  from vehicle_at_moment
),

-- There is a slot where `while` holds at its start and at its end.
slots as (
  select
    entity,
    at_us as slot_us
  from (
    select
      entity,
      at_us,
      expected,
      lead(expected) over (partition by entity order by at_us) as expected_still
    from expectations
  ) as neighbours
  cross join asked
  where expected
    and expected_still
    and at_us <= as_of_us
),

-- The events that belong to vehicle-heard, and which steps each of them hits.
relevant as (
  select
    id,
    time_us,
    sequence,
    vehicle_id,
    name = 'device.heartbeat' as hits_heard,
    vehicle_id as event_entity,
    time_us - mod(time_us, 1800000000) as event_slot_us
  from standing
  cross join asked
  where time_us <= as_of_us
    and name = 'device.heartbeat'
    and vehicle_id is not null
),

-- One row a slot: its events come to facts.
sessions as (
  select
    replace(replace(slots.entity, '\', '\\'), '|', '\|') || '|' || cast(slots.slot_us as varchar) as session_id,
    slots.slot_us as started_us,
    slots.slot_us + 1800000000 as ended_us,
    count(id) as event_count,
    1 as attempts,
    min(case when hits_heard then time_us end) as heard_first_us,
    slots.entity as first_vehicle_id
  from slots
  left join relevant on slots.entity = event_entity and slots.slot_us = event_slot_us
  group by slots.entity, slots.slot_us
),

-- Settings of vehicle, and when they are asked for.
vehicle_at_start_asked as (
  select
    thing,
    time_us,
    0 as asks,
    sequence,
    id,
    model,
    area,
    firmware,
    cast(null as varchar) as session_id,
    cast(null as bigint) as started_us,
    cast(null as bigint) as ended_us,
    cast(null as bigint) as event_count,
    cast(null as bigint) as attempts,
    cast(null as bigint) as heard_first_us,
    cast(null as varchar) as first_vehicle_id
  from vehicle_settings
  union all
  select
    first_vehicle_id as thing,
    started_us as time_us,
    1 as asks,
    0 as sequence,
    '' as id,
    cast(null as varchar) as model,
    cast(null as varchar) as area,
    cast(null as varchar) as firmware,
    session_id,
    started_us,
    ended_us,
    event_count,
    attempts,
    heard_first_us,
    first_vehicle_id
  from sessions
),

-- What was known of vehicle: its last setting by then.
vehicle_at_start as (
  select
    session_id,
    started_us,
    ended_us,
    event_count,
    attempts,
    heard_first_us,
    first_vehicle_id,
    vehicle_model,
    vehicle_area,
    vehicle_firmware
  from (
    select
      *,
      last_value(model ignore nulls) over so_far as vehicle_model,
      last_value(area ignore nulls) over so_far as vehicle_area,
      last_value(firmware ignore nulls) over so_far as vehicle_firmware
    from vehicle_at_start_asked
    window so_far as (partition by thing order by time_us, asks, sequence, id
      rows between unbounded preceding and current row)
  ) as known
  where asks = 1
),

-- What was known of things when each session started; whether it succeeded, and whether it is settled.
facts as (
  select
    vehicle_at_start.*,
    asked.as_of_us,
    heard_first_us is not null as succeeded,
    asked.as_of_us - ended_us >= 600000000 as settled
  from vehicle_at_start
  cross join asked
),

-- The first that applies: a planned window, a rule, the success.
decided as (
  select
    *,
    case
      when succeeded then 'success'
    end as decided_by
  from facts
),

-- What that makes of each session; what is not settled has to wait, unless it is decided at once.
judged as (
  select
    *,
    case
      when decided_by = 'success' then 'good'
      when not settled then 'pending'
      else 'bad'
    end as verdict,
    case
      when decided_by = 'success' then 'succeeded'
      when not settled then cast(null as varchar)
      when heard_first_us is not null then 'too-late'
      else 'silent'
    end as reason
  from decided
),

-- What each session would be if nothing were ever excluded.
unexcluded as (
  select
    *,
    case
      when verdict not in ('excluded', 'pending') then verdict
      when succeeded then 'good'
      when not settled then 'pending'
      else 'bad'
    end as verdict_without
  from judged
),

-- What is shown of each session. In indicators and without_exclusions a letter for each indicator, in
-- declared order: g for good, b for bad, e for excluded, p for pending, - where it does not count. In steps
-- and dimensions: y where the step was hit, or the dimension is known, else -.
marked as (
  select
    verdict,
    reason,
    case
      when heard_first_us is not null then 'heard'
    end as furthest_step,
    substr(verdict, 1, 1) as indicators,
    substr(verdict_without, 1, 1) as without_exclusions,
    case when heard_first_us is not null then 'y' else '-' end as steps,
    '' as dimensions,
    succeeded,
    coalesce(heard_first_us < started_us, false) as skewed,
    vehicle_area as value_0,
    vehicle_firmware as value_1,
    first_vehicle_id as value_2,
    vehicle_model as value_3
  from unexcluded
),

-- The time since the thing was last heard of, for each event that hits a step.
beats as (
  select time_us - lag(time_us) over (partition by event_entity order by time_us, sequence, id) as micros
  from relevant
  where hits_heard
),

-- How many good sessions took how long, for each latency.
lengths as (
  select
    cast(null as varchar) as name,
    micros,
    count(*) as sessions
  from beats
  where micros is not null
  group by micros
),

-- How many of them took at most so long.
running as (
  select
    name,
    micros,
    sum(sessions) over (partition by name order by micros) as up_to,
    sum(sessions) over (partition by name) as all_sessions
  from lengths
),

-- The quantiles that are asked for.
shares as (
  select
    0.5e0 as share,
    '0.5' as value
  union all
  select
    0.9e0 as share,
    '0.9' as value
  union all
  select
    0.95e0 as share,
    '0.95' as value
  union all
  select
    0.99e0 as share,
    '0.99' as value
  union all
  select
    1.0e0 as share,
    '1.0' as value
)

select
  'alike' as part,
  verdict,
  reason,
  furthest_step,
  indicators,
  without_exclusions,
  steps,
  dimensions,
  succeeded,
  skewed,
  cast(null as varchar) as name,
  cast(null as varchar) as value,
  count(*) as sessions,
  cast(null as bigint) as micros
from marked
group by verdict, reason, furthest_step, indicators, without_exclusions, steps, dimensions, succeeded, skewed
union all
select
  'value' as part,
  verdict,
  cast(null as varchar) as reason,
  cast(null as varchar) as furthest_step,
  indicators,
  cast(null as varchar) as without_exclusions,
  cast(null as varchar) as steps,
  cast(null as varchar) as dimensions,
  cast(null as boolean) as succeeded,
  cast(null as boolean) as skewed,
  'vehicle.area' as name,
  value_0 as value,
  count(*) as sessions,
  cast(null as bigint) as micros
from marked
group by verdict, indicators, value_0
union all
select
  'value' as part,
  verdict,
  cast(null as varchar) as reason,
  cast(null as varchar) as furthest_step,
  indicators,
  cast(null as varchar) as without_exclusions,
  cast(null as varchar) as steps,
  cast(null as varchar) as dimensions,
  cast(null as boolean) as succeeded,
  cast(null as boolean) as skewed,
  'vehicle.firmware' as name,
  value_1 as value,
  count(*) as sessions,
  cast(null as bigint) as micros
from marked
group by verdict, indicators, value_1
union all
select
  'value' as part,
  verdict,
  cast(null as varchar) as reason,
  cast(null as varchar) as furthest_step,
  indicators,
  cast(null as varchar) as without_exclusions,
  cast(null as varchar) as steps,
  cast(null as varchar) as dimensions,
  cast(null as boolean) as succeeded,
  cast(null as boolean) as skewed,
  'vehicle.id' as name,
  value_2 as value,
  count(*) as sessions,
  cast(null as bigint) as micros
from marked
group by verdict, indicators, value_2
union all
select
  'value' as part,
  verdict,
  cast(null as varchar) as reason,
  cast(null as varchar) as furthest_step,
  indicators,
  cast(null as varchar) as without_exclusions,
  cast(null as varchar) as steps,
  cast(null as varchar) as dimensions,
  cast(null as boolean) as succeeded,
  cast(null as boolean) as skewed,
  'vehicle.model' as name,
  value_3 as value,
  count(*) as sessions,
  cast(null as bigint) as micros
from marked
group by verdict, indicators, value_3
union all
select
  'quantile' as part,
  cast(null as varchar) as verdict,
  cast(null as varchar) as reason,
  cast(null as varchar) as furthest_step,
  cast(null as varchar) as indicators,
  cast(null as varchar) as without_exclusions,
  cast(null as varchar) as steps,
  cast(null as varchar) as dimensions,
  cast(null as boolean) as succeeded,
  cast(null as boolean) as skewed,
  name,
  value,
  cast(max(all_sessions) as bigint) as sessions,
  min(micros) as micros
from running
cross join shares
where cast(up_to as double) >= cast(all_sessions as double) * share
group by name, value
order by part asc, name asc nulls first, value asc nulls last, sessions desc, verdict asc, reason asc nulls last, furthest_step asc nulls last, indicators asc, without_exclusions asc, steps asc, dimensions asc, succeeded asc, skewed asc
