-- command-answered (Scooters obey commands): one row for each indicator and minute, and for each value of
-- every dimension.
-- Purpose: Decide whether a firmware may go to the rest of the fleet, and whether what is slow is the way to
-- the scooter or the scooter.
-- Accepted: A command that was carried out but whose answer got lost counts as failed. The rider saw a
-- failure, too. Effect: the scooter's own share of the failures looks larger than it is
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
    command_id,
    command_name,
    error_type,
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
    command_id,
    command_name,
    error_type,
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
        when name = 'fleet.status_change' then fleet_status
      end as status,
      case
        when name = 'device.install' then registry_model
      end as model,
      case
        when name = 'device.install' then registry_area
      end as area,
      case
        when name = 'device.heartbeat' then firmware_version
      end as firmware
    from standing
    cross join asked
    where time_us <= as_of_us
      and vehicle_id is not null
  ) as said
  where status is not null
    or model is not null
    or area is not null
    or firmware is not null
),

-- The events that belong to command-answered, and which steps each of them hits.
relevant as (
  select
    id,
    time_us,
    sequence,
    command_id,
    command_name,
    vehicle_id,
    error_type,
    name = 'command.sent' as hits_sent,
    name = 'command.received' as hits_received,
    name = 'command.done' as hits_done
  from standing
  cross join asked
  where time_us <= as_of_us
    and command_id is not null
),

-- One row a session: its events come to facts.
sessions as (
  select
    replace(replace(command_id, '\', '\\'), '|', '\|') as session_id,
    min(case when hits_sent then time_us end) as started_us,
    max(time_us) as ended_us,
    count(*) as event_count,
    count(case when hits_sent then 1 end) as attempts,
    min(case when hits_sent then time_us end) as sent_first_us,
    min(case when hits_received then time_us end) as received_first_us,
    min(case when hits_done then time_us end) as done_first_us,
    first(command_name order by time_us, sequence, id) filter (where command_name is not null) as first_command_name,
    first(vehicle_id order by time_us, sequence, id) filter (where vehicle_id is not null) as first_vehicle_id,
    first(command_name order by time_us desc, sequence desc, id desc) filter (where command_name is not null) as last_command_name,
    first(error_type order by time_us desc, sequence desc, id desc) filter (where error_type is not null) as last_error_type
  from relevant
  group by command_id
  having count(case when hits_sent then 1 end) > 0
),

-- Settings of vehicle, and when they are asked for.
vehicle_at_start_asked as (
  select
    thing,
    time_us,
    0 as asks,
    sequence,
    id,
    status,
    model,
    area,
    firmware,
    cast(null as varchar) as session_id,
    cast(null as bigint) as started_us,
    cast(null as bigint) as ended_us,
    cast(null as bigint) as event_count,
    cast(null as bigint) as attempts,
    cast(null as bigint) as sent_first_us,
    cast(null as bigint) as received_first_us,
    cast(null as bigint) as done_first_us,
    cast(null as varchar) as first_command_name,
    cast(null as varchar) as first_vehicle_id,
    cast(null as varchar) as last_command_name,
    cast(null as varchar) as last_error_type
  from vehicle_settings
  union all
  select
    first_vehicle_id as thing,
    started_us as time_us,
    1 as asks,
    0 as sequence,
    '' as id,
    cast(null as varchar) as status,
    cast(null as varchar) as model,
    cast(null as varchar) as area,
    cast(null as varchar) as firmware,
    session_id,
    started_us,
    ended_us,
    event_count,
    attempts,
    sent_first_us,
    received_first_us,
    done_first_us,
    first_command_name,
    first_vehicle_id,
    last_command_name,
    last_error_type
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
    sent_first_us,
    received_first_us,
    done_first_us,
    first_command_name,
    first_vehicle_id,
    last_command_name,
    last_error_type,
    case when first_vehicle_id is not null then coalesce(vehicle_status, 'in_service') end as vehicle_status,
    vehicle_model,
    vehicle_area,
    vehicle_firmware
  from (
    select
      *,
      last_value(status ignore nulls) over so_far as vehicle_status,
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
    coalesce(done_first_us - started_us <= 10000000, false) as succeeded,
    asked.as_of_us - started_us >= 30000000 as settled
  from vehicle_at_start
  cross join asked
),

-- The first that applies: a planned window, a rule, the success.
decided as (
  select
    *,
    case
      -- The mechanics try commands on scooters that lie in pieces.
      when not succeeded and vehicle_status = 'in_workshop' then 'rule in-workshop'
      -- A scooter that locks its wheel at full speed would be worse than any failure. Refusing is what it was built
      -- for.
      when not succeeded
        and last_error_type = 'riding'
        and last_command_name = 'lock'
        then 'rule refused-while-riding'
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
      when decided_by = 'rule in-workshop' then 'excluded'
      when decided_by = 'rule refused-while-riding' then 'good'
      else 'bad'
    end as verdict,
    case
      when decided_by = 'rule in-workshop' and settled then 'in-workshop'
      when decided_by = 'rule refused-while-riding' and settled then 'refused-while-riding'
      when decided_by = 'success' then 'succeeded'
      when not settled then cast(null as varchar)
      when done_first_us is not null then 'too-late'
      else coalesce(last_error_type, 'no-outcome')
    end as reason
  from decided
),

-- What is counted.
indicators as (
  select 'success' as indicator
  union all
  select 'first-try' as indicator
  union all
  select 'delivery' as indicator
  union all
  select 'speed' as indicator
),

-- How every indicator counts every session, and in which minute it started.
counted as (
  select *
  from (
    select
      indicator,
      started_us - mod(started_us, 60000000) as minute_us,
      first_command_name,
      vehicle_area,
      vehicle_firmware,
      vehicle_model,
      case
        when indicator = 'success' then verdict
        when indicator = 'first-try'
          then case when verdict = 'good' and attempts > 1 then 'bad' else verdict end
        when indicator = 'delivery'
          and verdict = 'good'
          and received_first_us - sent_first_us is not null
          then case when received_first_us - sent_first_us <= 1000000 then 'good' else 'bad' end
        when indicator = 'speed'
          and verdict = 'good'
          and done_first_us - sent_first_us is not null
          then case when done_first_us - sent_first_us <= 3000000 then 'good' else 'bad' end
      end as outcome
    from judged
    cross join indicators
  ) as every_session
  where outcome is not null
),

-- All as a whole, and once more for each dimension.
dimensions as (
  select cast(null as varchar) as dimension
  union all
  select 'command.name' as dimension
  union all
  select 'vehicle.area' as dimension
  union all
  select 'vehicle.firmware' as dimension
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
      when dimension = 'command.name' then first_command_name
      when dimension = 'vehicle.area' then vehicle_area
      when dimension = 'vehicle.firmware' then vehicle_firmware
      when dimension = 'vehicle.model' then vehicle_model
    end as dimension_value,
    outcome
  from counted
  cross join dimensions
)

select
  'command-answered' as experience,
  indicator,
  make_timestamptz(minute_us) as minute,
  dimension,
  dimension_value,
  count(case when outcome = 'good' then 1 end) as good,
  count(case when outcome = 'bad' then 1 end) as bad,
  count(case when outcome = 'excluded' then 1 end) as excluded,
  count(case when outcome = 'pending' then 1 end) as pending
from broken_down
group by indicator, minute_us, dimension, dimension_value
order by indicator, minute_us, dimension nulls first, dimension_value nulls last
