-- app-unlock (Unlock with the app): one row for each step that followed another.
-- Purpose: Decide every Thursday whether the app or firmware release that is in test may go out, and which
-- lots and buildings need a visit by the hardware team.
-- Accepted: Nobody checks whether the person stands at the door. The log cannot tell, and pressing from the
-- sofa is rare. Effect: up to 0.3 points of failures that are none
-- Accepted: An unlocked bolt counts as success, whether or not the door was then opened. Only one building in
-- ten has door sensors. Effect: a door that sticks in its frame is not seen
-- Accepted: A record from a lock with a wrong clock is set aside, so its session counts as failed until the
-- clock is mended. We would rather see a failure too many than guess a time. Effect: one or two sessions a
-- month
-- Made by `ajar sql` for BigQuery. Change the definition, not this text.
with

-- Rows that are events: what cannot be one is left out, as the door would.
sound as (
  select
    id,
    unix_micros(`time`) as time_us,
    coalesce(`sequence`, 0) as sequence,
    name,
    access_method,
    access_operation,
    access_outcome,
    access_session_id,
    access_step_name,
    battery_state,
    enduser_pseudo_id,
    error_type,
    lock_firmware_version,
    lock_id,
    os_name,
    registry_customer,
    registry_door,
    registry_lot,
    registry_model,
    registry_site,
    service_version,
    cast(signal_rssi_dbm as int64) as signal_rssi_dbm
  from events
  where id <> ''
    and name <> ''
    and unix_micros(`time`) >= 0
    and unix_micros(`time`) < 7258118400000000 /* 2200-01-01T00:00:00.000000Z */
),

-- Rows of one id, the one that stands first: the least by time, name and attributes.
copies as (
  select
    *,
    row_number() over least_first as copy
  from sound
  window least_first as (
    partition by id
    order by time_us, name, access_method nulls last, access_operation nulls last,
      access_outcome nulls last, access_session_id nulls last, access_step_name nulls last,
      battery_state nulls last, enduser_pseudo_id nulls last, error_type nulls last,
      lock_firmware_version nulls last, lock_id nulls last, os_name nulls last,
      registry_customer nulls last, registry_door nulls last, registry_lot nulls last,
      registry_model nulls last, registry_site nulls last, service_version nulls last,
      signal_rssi_dbm nulls last, sequence
  )
),

-- Every event once.
standing as (
  select
    id,
    time_us,
    sequence,
    name,
    access_method,
    access_operation,
    access_session_id,
    access_step_name,
    enduser_pseudo_id,
    error_type,
    lock_id,
    os_name,
    service_version
  from copies
  where copy = 1
),

-- The instant of the question, in microseconds since 1970: that of the latest event not after now.
asked as (
  select coalesce(max(time_us), unix_micros(current_timestamp())) as as_of_us
  from standing
  where time_us <= unix_micros(current_timestamp())
),

-- The events that belong to app-unlock, and which steps each of them hits.
relevant as (
  select
    id,
    time_us,
    sequence,
    access_session_id,
    enduser_pseudo_id,
    lock_id,
    os_name,
    service_version,
    error_type,
    name = 'access.attempt.start' as hits_pressed,
    name = 'access.step' and access_step_name = 'connect' as hits_connected,
    name = 'access.step' and access_step_name = 'authorize' as hits_granted,
    name = 'lock.operation' and access_operation = 'unlock' as hits_unlocked,
    name = 'access.key.used' as hits_gave_up
  from standing
  cross join asked
  where time_us <= as_of_us
    and access_method = 'ble_app'
    and access_session_id is not null
),

-- One row a session: its events come to facts.
sessions as (
  select
    replace(replace(access_session_id, '\\', '\\\\'), '|', '\\|') as session_id,
    min(case when hits_pressed then time_us end) as started_us,
    max(time_us) as ended_us,
    count(*) as event_count,
    count(case when hits_pressed then 1 end) as attempts,
    min(case when hits_pressed then time_us end) as pressed_first_us,
    min(case when hits_connected then time_us end) as connected_first_us,
    min(case when hits_granted then time_us end) as granted_first_us,
    min(case when hits_unlocked then time_us end) as unlocked_first_us,
    min(case when hits_gave_up then time_us end) as gave_up_first_us,
    array_agg(enduser_pseudo_id ignore nulls order by time_us, sequence, id limit 1)[safe_offset(0)] as first_enduser_pseudo_id,
    array_agg(lock_id ignore nulls order by time_us, sequence, id limit 1)[safe_offset(0)] as first_lock_id,
    array_agg(os_name ignore nulls order by time_us, sequence, id limit 1)[safe_offset(0)] as first_os_name,
    array_agg(service_version ignore nulls order by time_us, sequence, id limit 1)[safe_offset(0)] as first_service_version,
    array_agg(error_type ignore nulls order by time_us desc, sequence desc, id desc limit 1)[safe_offset(0)] as last_error_type
  from relevant
  group by access_session_id
  having count(case when hits_pressed then 1 end) > 0
),

-- Which session each event belongs to.
members as (
  select
    replace(replace(access_session_id, '\\', '\\\\'), '|', '\\|') as session_id,
    time_us,
    sequence,
    id,
    hits_pressed,
    hits_connected,
    hits_granted,
    hits_unlocked,
    hits_gave_up
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
    'pressed' as step
  from members
  where hits_pressed
  union all
  select
    session_id,
    time_us,
    sequence,
    id,
    1 as number,
    'connected' as step
  from members
  where hits_connected
  union all
  select
    session_id,
    time_us,
    sequence,
    id,
    2 as number,
    'granted' as step
  from members
  where hits_granted
  union all
  select
    session_id,
    time_us,
    sequence,
    id,
    3 as number,
    'unlocked' as step
  from members
  where hits_unlocked
),

-- Each of them with the one before it in its session, and whether the flow foresees that.
passages as (
  select
    *,
    case
      when from_step is null then step = 'pressed'
      when from_step = 'pressed' then step in ('connected', 'pressed')
      when from_step = 'connected' then step in ('granted', 'pressed')
      when from_step = 'granted' then step in ('unlocked', 'pressed')
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
  'app-unlock' as experience,
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
