-- vehicle-heard (Scooters report in): one row for each indicator and minute, and for each value of every
-- dimension.
-- Purpose: Know for every half hour whether a scooter that is on the street was heard, and tell a dead
-- scooter from a dead base station before somebody is sent out.
-- Accepted: One report in half an hour is enough, whatever it says. A low battery has its own alarm. Effect:
-- a scooter that reports nonsense counts as heard
-- Made by `ajar sql` for BigQuery. Change the definition, not this text.
with

-- Rows that are events: what cannot be one is left out, as the door would.
sound as (
  select
    id,
    unix_micros(`time`) as time_us,
    coalesce(`sequence`, 0) as sequence,
    name,
    cast(battery_charge as float64) as battery_charge,
    command_id,
    command_name,
    error_type,
    firmware_version,
    fleet_status,
    registry_area,
    registry_model,
    vehicle_id
  from events
  where id <> ''
    and name <> ''
    and unix_micros(`time`) >= 0
    and unix_micros(`time`) < 7258118400000000 /* 2200-01-01T00:00:00.000000Z */
    and (battery_charge is null or not (is_inf(battery_charge) or is_nan(battery_charge)))
),

-- Rows of one id, the one that stands first: the least by time, name and attributes.
copies as (
  select
    *,
    row_number() over least_first as copy
  from sound
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
  from copies
  where copy = 1
),

-- The instant of the question, in microseconds since 1970: that of the latest event not after now.
asked as (
  select coalesce(max(time_us), unix_micros(current_timestamp())) as as_of_us
  from standing
  where time_us <= unix_micros(current_timestamp())
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
  cross join unnest(generate_array(from_us + 1799999999 - mod(from_us + 1799999999, 1800000000), as_of_us + 1800000000, 1800000000000)) as at_us_from
  cross join unnest(generate_array(at_us_from, least(at_us_from + 1798200000000, as_of_us + 1800000000), 1800000000)) as at_us
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
    cast(null as string) as entity,
    cast(null as int64) as at_us
  from vehicle_settings
  union all
  select
    entity as thing,
    at_us as time_us,
    1 as asks,
    0 as sequence,
    '' as id,
    cast(null as string) as status,
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
    concat(replace(replace(slots.entity, '\\', '\\\\'), '|', '\\|'), '|', cast(slots.slot_us as string)) as session_id,
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
    cast(null as string) as session_id,
    cast(null as int64) as started_us,
    cast(null as int64) as ended_us,
    cast(null as int64) as event_count,
    cast(null as int64) as attempts,
    cast(null as int64) as heard_first_us,
    cast(null as string) as first_vehicle_id
  from vehicle_settings
  union all
  select
    first_vehicle_id as thing,
    started_us as time_us,
    1 as asks,
    0 as sequence,
    '' as id,
    cast(null as string) as model,
    cast(null as string) as area,
    cast(null as string) as firmware,
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
      when not settled then cast(null as string)
      when heard_first_us is not null then 'too-late'
      else 'silent'
    end as reason
  from decided
),

-- What is counted.
indicators as (
  select 'heard' as indicator
),

-- How every indicator counts every session, and in which minute it started.
counted as (
  select *
  from (
    select
      indicator,
      started_us - mod(started_us, 60000000) as minute_us,
      vehicle_area,
      vehicle_firmware,
      first_vehicle_id,
      vehicle_model,
      case
        when indicator = 'heard' then verdict
      end as outcome
    from judged
    cross join indicators
  ) as every_session
  where outcome is not null
),

-- All as a whole, and once more for each dimension.
dimensions as (
  select cast(null as string) as dimension
  union all
  select 'vehicle.area' as dimension
  union all
  select 'vehicle.firmware' as dimension
  union all
  select 'vehicle.id' as dimension
  union all
  select 'vehicle.model' as dimension
),

-- Every count with the values that it is broken down by.
broken_down as (
  select
    indicator,
    minute_us,
    dimension,
    case
      when dimension = 'vehicle.area' then vehicle_area
      when dimension = 'vehicle.firmware' then vehicle_firmware
      when dimension = 'vehicle.id' then first_vehicle_id
      when dimension = 'vehicle.model' then vehicle_model
    end as dimension_value,
    outcome
  from counted
  cross join dimensions
)

select
  'vehicle-heard' as experience,
  indicator,
  timestamp_micros(minute_us) as minute,
  dimension,
  dimension_value,
  count(case when outcome = 'good' then 1 end) as good,
  count(case when outcome = 'bad' then 1 end) as bad,
  count(case when outcome = 'excluded' then 1 end) as excluded,
  count(case when outcome = 'pending' then 1 end) as pending
from broken_down
group by indicator, minute_us, dimension, dimension_value
order by indicator, minute_us, dimension nulls first, dimension_value nulls last
