-- app-unlock (Unlock with the app): one row for each indicator and minute, and for each value of every
-- dimension.
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

-- What events set of lock.
lock_settings as (
  select *
  from (
    select
      lock_id as thing,
      time_us,
      sequence,
      id,
      case
        when name = 'device.battery' and battery_state = 'removed' then 'removed'
        when name = 'device.power_restored' then 'inserted'
      end as battery,
      case
        when name = 'device.install' then registry_model
      end as model,
      case
        when name = 'device.install' then registry_lot
      end as lot,
      case
        when name = 'device.install' then registry_door
      end as door,
      case
        when name = 'device.install' then registry_site
      end as site,
      case
        when name = 'device.install' then registry_customer
      end as customer,
      case
        when name in ('device.install', 'release.exposure') then lock_firmware_version
      end as firmware
    from standing
    cross join asked
    where time_us <= as_of_us
      and lock_id is not null
  ) as said
  where battery is not null
    or model is not null
    or lot is not null
    or door is not null
    or site is not null
    or customer is not null
    or firmware is not null
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

-- Settings of lock, and when they are asked for.
lock_at_start_asked as (
  select
    thing,
    time_us,
    0 as asks,
    sequence,
    id,
    battery,
    model,
    lot,
    door,
    site,
    customer,
    firmware,
    cast(null as string) as session_id,
    cast(null as int64) as started_us,
    cast(null as int64) as ended_us,
    cast(null as int64) as event_count,
    cast(null as int64) as attempts,
    cast(null as int64) as pressed_first_us,
    cast(null as int64) as connected_first_us,
    cast(null as int64) as granted_first_us,
    cast(null as int64) as unlocked_first_us,
    cast(null as int64) as gave_up_first_us,
    cast(null as string) as first_enduser_pseudo_id,
    cast(null as string) as first_lock_id,
    cast(null as string) as first_os_name,
    cast(null as string) as first_service_version,
    cast(null as string) as last_error_type
  from lock_settings
  union all
  select
    first_lock_id as thing,
    started_us as time_us,
    1 as asks,
    0 as sequence,
    '' as id,
    cast(null as string) as battery,
    cast(null as string) as model,
    cast(null as string) as lot,
    cast(null as string) as door,
    cast(null as string) as site,
    cast(null as string) as customer,
    cast(null as string) as firmware,
    session_id,
    started_us,
    ended_us,
    event_count,
    attempts,
    pressed_first_us,
    connected_first_us,
    granted_first_us,
    unlocked_first_us,
    gave_up_first_us,
    first_enduser_pseudo_id,
    first_lock_id,
    first_os_name,
    first_service_version,
    last_error_type
  from sessions
),

-- What was known of lock: its last setting by then.
lock_at_start as (
  select
    session_id,
    started_us,
    ended_us,
    event_count,
    attempts,
    pressed_first_us,
    connected_first_us,
    granted_first_us,
    unlocked_first_us,
    gave_up_first_us,
    first_enduser_pseudo_id,
    first_lock_id,
    first_os_name,
    first_service_version,
    last_error_type,
    case when first_lock_id is not null then coalesce(lock_battery, 'inserted') end as lock_battery,
    lock_model,
    lock_lot,
    lock_door,
    lock_site,
    lock_customer,
    lock_firmware
  from (
    select
      *,
      last_value(battery ignore nulls) over so_far as lock_battery,
      last_value(model ignore nulls) over so_far as lock_model,
      last_value(lot ignore nulls) over so_far as lock_lot,
      last_value(door ignore nulls) over so_far as lock_door,
      last_value(site ignore nulls) over so_far as lock_site,
      last_value(customer ignore nulls) over so_far as lock_customer,
      last_value(firmware ignore nulls) over so_far as lock_firmware
    from lock_at_start_asked
    window so_far as (partition by thing order by time_us, asks, sequence, id
      rows between unbounded preceding and current row)
  ) as known
  where asks = 1
),

-- What was known of things when each session started; whether it succeeded, and whether it is settled.
facts as (
  select
    lock_at_start.*,
    asked.as_of_us,
    unlocked_first_us is not null as succeeded,
    asked.as_of_us - started_us >= 60000000 as settled
  from lock_at_start
  cross join asked
),

-- The first that applies: a planned window, a rule, the success.
decided as (
  select
    *,
    case
      -- The building's yearly inspection switches the power off, and with it the motor of the entrance.
      when started_us >= 1793631600000000 /* 2026-11-02T15:00:00.000000Z */
        and started_us < 1793653200000000 /* 2026-11-02T21:00:00.000000Z */
        and lock_site in ('tower-8')
        then 'window annual-power-cut'
      -- Facilities pull the batteries of vacant flats on purpose; no release could have opened that door.
      when lock_battery = 'removed' then 'rule battery-removed'
      -- The stay was over or had not begun. Refusing was right, and it says nothing about how well we open doors.
      when not succeeded
        and last_error_type in ('key_expired', 'time_not_allowed')
        then 'rule not-entitled'
      -- Whoever reaches for the key has given up on us, whatever the app thinks went wrong.
      when gave_up_first_us is not null and not succeeded then 'rule used-the-key'
      when succeeded then 'success'
    end as decided_by
  from facts
),

-- What that makes of each session; what is not settled has to wait, unless it is decided at once.
judged as (
  select
    *,
    case
      when decided_by = 'window annual-power-cut' then 'excluded'
      when decided_by = 'success' then 'good'
      when not settled then 'pending'
      when decided_by = 'rule battery-removed' then 'excluded'
      when decided_by = 'rule not-entitled' then 'excluded'
      when decided_by = 'rule used-the-key' then 'bad'
      else 'bad'
    end as verdict,
    case
      when decided_by = 'window annual-power-cut' then 'annual-power-cut'
      when decided_by = 'rule battery-removed' and settled then 'battery-removed'
      when decided_by = 'rule not-entitled' and settled then 'not-entitled'
      when decided_by = 'rule used-the-key' and settled then 'used-the-key'
      when decided_by = 'success' then 'succeeded'
      when not settled then cast(null as string)
      when unlocked_first_us is not null then 'too-late'
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
  select 'in-time' as indicator
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
      first_enduser_pseudo_id,
      lock_customer,
      lock_door,
      lock_firmware,
      first_lock_id,
      lock_lot,
      lock_model,
      lock_site,
      first_os_name,
      first_service_version,
      case
        when indicator = 'success' then verdict
        when indicator = 'first-try'
          then case when verdict = 'good' and attempts > 1 then 'bad' else verdict end
        when indicator = 'in-time'
          then case when verdict = 'good' and unlocked_first_us - started_us > 5000000 then 'bad' else verdict end
        when indicator = 'speed'
          and verdict = 'good'
          and unlocked_first_us - pressed_first_us is not null
          then case when unlocked_first_us - pressed_first_us <= 3000000 then 'good' else 'bad' end
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
  select 'enduser.pseudo.id' as dimension
  union all
  select 'lock.customer' as dimension
  union all
  select 'lock.door' as dimension
  union all
  select 'lock.firmware' as dimension
  union all
  select 'lock.id' as dimension
  union all
  select 'lock.lot' as dimension
  union all
  select 'lock.model' as dimension
  union all
  select 'lock.site' as dimension
  union all
  select 'os.name' as dimension
  union all
  select 'service.version' as dimension
),

-- Every count with the values that it is broken down by.
broken_down as (
  select
    indicator,
    minute_us,
    dimension,
    case
      when dimension = 'enduser.pseudo.id' then first_enduser_pseudo_id
      when dimension = 'lock.customer' then lock_customer
      when dimension = 'lock.door' then lock_door
      when dimension = 'lock.firmware' then lock_firmware
      when dimension = 'lock.id' then first_lock_id
      when dimension = 'lock.lot' then lock_lot
      when dimension = 'lock.model' then lock_model
      when dimension = 'lock.site' then lock_site
      when dimension = 'os.name' then first_os_name
      when dimension = 'service.version' then first_service_version
    end as dimension_value,
    outcome
  from counted
  cross join dimensions
)

select
  'app-unlock' as experience,
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
