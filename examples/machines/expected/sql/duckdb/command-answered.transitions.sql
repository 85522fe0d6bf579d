-- command-answered (Scooters obey commands): one row for each step that followed another.
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

-- Which session each event belongs to.
members as (
  select
    replace(replace(command_id, '\', '\\'), '|', '\|') as session_id,
    time_us,
    sequence,
    id,
    hits_sent,
    hits_received,
    hits_done
  from relevant
),

-- One row for each step that an event hits, numbered as they are declared.
hits as (
  select
    session_id,
    time_us,
    sequence,
    id,
    0 as number,
    'sent' as step
  from members
  where hits_sent
  union all
  select
    session_id,
    time_us,
    sequence,
    id,
    1 as number,
    'received' as step
  from members
  where hits_received
  union all
  select
    session_id,
    time_us,
    sequence,
    id,
    2 as number,
    'done' as step
  from members
  where hits_done
),

-- Each of them with the one before it in its session, and whether the flow foresees that.
passages as (
  select
    *,
    case
      when from_step is null then step = 'sent'
      when from_step = 'sent' then step in ('received', 'sent')
      when from_step = 'received' then step in ('done', 'sent', 'received')
      else false
    end as foreseen
  from (
    select
      *,
      lag(step) over in_order as from_step,
      lag(number) over in_order as from_number
    from hits
    window in_order as (partition by session_id order by time_us, sequence, id, number)
  ) as neighbours
)

select
  'command-answered' as experience,
  from_step,
  step as to_step,
  foreseen,
  count(*) as transitions,
  count(distinct session_id) as sessions
from passages
where from_step is not null
  and session_id in (select session_id from sessions)
group by from_step, step, foreseen, from_number, number
order by transitions desc, from_number asc, number asc
