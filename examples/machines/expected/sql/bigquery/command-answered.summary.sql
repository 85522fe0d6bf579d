-- command-answered (Scooters obey commands): one row for each kind of session, with how many are alike in all
-- that a report shows of them.
-- Purpose: Decide whether a firmware may go to the rest of the fleet, and whether what is slow is the way to
-- the scooter or the scooter.
-- Accepted: A command that was carried out but whose answer got lost counts as failed. The rider saw a
-- failure, too. Effect: the scooter's own share of the failures looks larger than it is
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
    replace(replace(command_id, '\\', '\\\\'), '|', '\\|') as session_id,
    min(case when hits_sent then time_us end) as started_us,
    max(time_us) as ended_us,
    count(*) as event_count,
    count(case when hits_sent then 1 end) as attempts,
    min(case when hits_sent then time_us end) as sent_first_us,
    min(case when hits_received then time_us end) as received_first_us,
    min(case when hits_done then time_us end) as done_first_us,
    array_agg(command_name ignore nulls order by time_us, sequence, id limit 1)[safe_offset(0)] as first_command_name,
    array_agg(vehicle_id ignore nulls order by time_us, sequence, id limit 1)[safe_offset(0)] as first_vehicle_id,
    array_agg(command_name ignore nulls order by time_us desc, sequence desc, id desc limit 1)[safe_offset(0)] as last_command_name,
    array_agg(error_type ignore nulls order by time_us desc, sequence desc, id desc limit 1)[safe_offset(0)] as last_error_type
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
    cast(null as string) as session_id,
    cast(null as int64) as started_us,
    cast(null as int64) as ended_us,
    cast(null as int64) as event_count,
    cast(null as int64) as attempts,
    cast(null as int64) as sent_first_us,
    cast(null as int64) as received_first_us,
    cast(null as int64) as done_first_us,
    cast(null as string) as first_command_name,
    cast(null as string) as first_vehicle_id,
    cast(null as string) as last_command_name,
    cast(null as string) as last_error_type
  from vehicle_settings
  union all
  select
    first_vehicle_id as thing,
    started_us as time_us,
    1 as asks,
    0 as sequence,
    '' as id,
    cast(null as string) as status,
    cast(null as string) as model,
    cast(null as string) as area,
    cast(null as string) as firmware,
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
      when not settled then cast(null as string)
      when done_first_us is not null then 'too-late'
      else coalesce(last_error_type, 'no-outcome')
    end as reason
  from decided
),

-- What each session would be if nothing were ever excluded.
unexcluded as (
  select
    *,
    case
      when verdict not in ('excluded', 'pending') then verdict
      when not succeeded
        and last_error_type = 'riding'
        and last_command_name = 'lock'
        then case when settled then 'good' else 'pending' end
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
      when done_first_us is not null then 'done'
      when received_first_us is not null then 'received'
      when sent_first_us is not null then 'sent'
    end as furthest_step,
    concat(substr(verdict, 1, 1), substr(case when verdict = 'good' and attempts > 1 then 'bad' else verdict end, 1, 1), case when verdict = 'good' and received_first_us - sent_first_us is not null then substr(case when received_first_us - sent_first_us <= 1000000 then 'good' else 'bad' end, 1, 1) else '-' end, case when verdict = 'good' and done_first_us - sent_first_us is not null then substr(case when done_first_us - sent_first_us <= 3000000 then 'good' else 'bad' end, 1, 1) else '-' end) as indicators,
    concat(substr(verdict_without, 1, 1), substr(case when verdict_without = 'good' and attempts > 1 then 'bad' else verdict_without end, 1, 1), case when verdict_without = 'good' and received_first_us - sent_first_us is not null then substr(case when received_first_us - sent_first_us <= 1000000 then 'good' else 'bad' end, 1, 1) else '-' end, case when verdict_without = 'good' and done_first_us - sent_first_us is not null then substr(case when done_first_us - sent_first_us <= 3000000 then 'good' else 'bad' end, 1, 1) else '-' end) as without_exclusions,
    concat(case when sent_first_us is not null then 'y' else '-' end, case when received_first_us is not null then 'y' else '-' end, case when done_first_us is not null then 'y' else '-' end) as steps,
    '' as dimensions,
    succeeded,
    coalesce(done_first_us < started_us, false) as skewed,
    first_command_name as value_0,
    vehicle_area as value_1,
    vehicle_firmware as value_2,
    vehicle_model as value_3,
    received_first_us - sent_first_us as taken_0,
    done_first_us - sent_first_us as taken_1
  from unexcluded
),

-- How many good sessions took how long, for each latency.
lengths as (
  select
    'delivery' as name,
    case when taken_0 < 0 then 0 else taken_0 end as micros,
    count(*) as sessions
  from marked
  where verdict = 'good'
    and taken_0 is not null
  group by case when taken_0 < 0 then 0 else taken_0 end
  union all
  select
    'speed' as name,
    case when taken_1 < 0 then 0 else taken_1 end as micros,
    count(*) as sessions
  from marked
  where verdict = 'good'
    and taken_1 is not null
  group by case when taken_1 < 0 then 0 else taken_1 end
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
    0.5 as share,
    '0.5' as value
  union all
  select
    0.9 as share,
    '0.9' as value
  union all
  select
    0.95 as share,
    '0.95' as value
  union all
  select
    0.99 as share,
    '0.99' as value
  union all
  select
    1.0 as share,
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
  cast(null as string) as name,
  cast(null as string) as value,
  count(*) as sessions,
  cast(null as int64) as micros
from marked
group by verdict, reason, furthest_step, indicators, without_exclusions, steps, dimensions, succeeded, skewed
union all
select
  'value' as part,
  verdict,
  cast(null as string) as reason,
  cast(null as string) as furthest_step,
  indicators,
  cast(null as string) as without_exclusions,
  cast(null as string) as steps,
  cast(null as string) as dimensions,
  cast(null as bool) as succeeded,
  cast(null as bool) as skewed,
  'command.name' as name,
  value_0 as value,
  count(*) as sessions,
  cast(null as int64) as micros
from marked
group by verdict, indicators, value_0
union all
select
  'value' as part,
  verdict,
  cast(null as string) as reason,
  cast(null as string) as furthest_step,
  indicators,
  cast(null as string) as without_exclusions,
  cast(null as string) as steps,
  cast(null as string) as dimensions,
  cast(null as bool) as succeeded,
  cast(null as bool) as skewed,
  'vehicle.area' as name,
  value_1 as value,
  count(*) as sessions,
  cast(null as int64) as micros
from marked
group by verdict, indicators, value_1
union all
select
  'value' as part,
  verdict,
  cast(null as string) as reason,
  cast(null as string) as furthest_step,
  indicators,
  cast(null as string) as without_exclusions,
  cast(null as string) as steps,
  cast(null as string) as dimensions,
  cast(null as bool) as succeeded,
  cast(null as bool) as skewed,
  'vehicle.firmware' as name,
  value_2 as value,
  count(*) as sessions,
  cast(null as int64) as micros
from marked
group by verdict, indicators, value_2
union all
select
  'value' as part,
  verdict,
  cast(null as string) as reason,
  cast(null as string) as furthest_step,
  indicators,
  cast(null as string) as without_exclusions,
  cast(null as string) as steps,
  cast(null as string) as dimensions,
  cast(null as bool) as succeeded,
  cast(null as bool) as skewed,
  'vehicle.model' as name,
  value_3 as value,
  count(*) as sessions,
  cast(null as int64) as micros
from marked
group by verdict, indicators, value_3
union all
select
  'quantile' as part,
  cast(null as string) as verdict,
  cast(null as string) as reason,
  cast(null as string) as furthest_step,
  cast(null as string) as indicators,
  cast(null as string) as without_exclusions,
  cast(null as string) as steps,
  cast(null as string) as dimensions,
  cast(null as bool) as succeeded,
  cast(null as bool) as skewed,
  name,
  value,
  cast(max(all_sessions) as int64) as sessions,
  min(micros) as micros
from running
cross join shares
where cast(up_to as float64) >= safe_multiply(cast(all_sessions as float64), share)
group by name, value
order by part asc, name asc nulls first, value asc nulls last, sessions desc, verdict asc, reason asc nulls last, furthest_step asc nulls last, indicators asc, without_exclusions asc, steps asc, dimensions asc, succeeded asc, skewed asc
