-- remote-unlock (Unlock from afar): one row for each indicator and minute, and for each value of every
-- dimension.
-- Purpose: Decide whether what fails is the way to the gateway, the way from the gateway to the lock, or the
-- lock, and which houses get another gateway.
-- Accepted: Whether the person at the door was still there is not known. Whoever opens from afar does not see
-- the door. Effect: none in the rate
-- Made by `ajar sql` for BigQuery. Change the definition, not this text.
with

-- Rows that are events: what cannot be one is left out, as the door would.
sound as (
  select
    id,
    unix_micros(`time`) as time_us,
    coalesce(`sequence`, 0) as sequence,
    name,
    battery_state,
    command_id,
    command_name,
    error_type,
    lock_id,
    registry_customer,
    registry_model,
    registry_site
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
    order by time_us, name, battery_state nulls last, command_id nulls last, command_name nulls last,
      error_type nulls last, lock_id nulls last, registry_customer nulls last,
      registry_model nulls last, registry_site nulls last, sequence
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
    error_type,
    lock_id,
    registry_customer,
    registry_model,
    registry_site
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
        when name = 'device.install' then registry_model
      end as model,
      case
        when name = 'device.install' then registry_site
      end as site,
      case
        when name = 'device.install' then registry_customer
      end as customer
    from standing
    cross join asked
    where time_us <= as_of_us
      and lock_id is not null
  ) as said
  where model is not null
    or site is not null
    or customer is not null
),

-- The events that belong to remote-unlock, and which steps each of them hits.
relevant as (
  select
    id,
    time_us,
    sequence,
    command_id,
    lock_id,
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
    array_agg(lock_id ignore nulls order by time_us, sequence, id limit 1)[safe_offset(0)] as first_lock_id,
    array_agg(error_type ignore nulls order by time_us desc, sequence desc, id desc limit 1)[safe_offset(0)] as last_error_type
  from relevant
  group by command_id
  having count(case when hits_sent then 1 end) > 0
),

-- Settings of lock, and when they are asked for.
lock_at_start_asked as (
  select
    thing,
    time_us,
    0 as asks,
    sequence,
    id,
    model,
    site,
    customer,
    cast(null as string) as session_id,
    cast(null as int64) as started_us,
    cast(null as int64) as ended_us,
    cast(null as int64) as event_count,
    cast(null as int64) as attempts,
    cast(null as int64) as sent_first_us,
    cast(null as int64) as received_first_us,
    cast(null as int64) as done_first_us,
    cast(null as string) as first_lock_id,
    cast(null as string) as last_error_type
  from lock_settings
  union all
  select
    first_lock_id as thing,
    started_us as time_us,
    1 as asks,
    0 as sequence,
    '' as id,
    cast(null as string) as model,
    cast(null as string) as site,
    cast(null as string) as customer,
    session_id,
    started_us,
    ended_us,
    event_count,
    attempts,
    sent_first_us,
    received_first_us,
    done_first_us,
    first_lock_id,
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
    sent_first_us,
    received_first_us,
    done_first_us,
    first_lock_id,
    last_error_type,
    lock_model,
    lock_site,
    lock_customer
  from (
    select
      *,
      last_value(model ignore nulls) over so_far as lock_model,
      last_value(site ignore nulls) over so_far as lock_site,
      last_value(customer ignore nulls) over so_far as lock_customer
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
    done_first_us is not null as succeeded,
    asked.as_of_us - started_us >= 30000000 as settled
  from lock_at_start
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
      when done_first_us is not null then 'too-late'
      else coalesce(last_error_type, 'no-outcome')
    end as reason
  from decided
),

-- What is counted.
indicators as (
  select 'success' as indicator
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
      lock_customer,
      lock_model,
      lock_site,
      case
        when indicator = 'success' then verdict
        when indicator = 'delivery'
          and verdict = 'good'
          and received_first_us - sent_first_us is not null
          then case when received_first_us - sent_first_us <= 1000000 then 'good' else 'bad' end
        when indicator = 'speed'
          and verdict = 'good'
          and done_first_us - sent_first_us is not null
          then case when done_first_us - sent_first_us <= 4000000 then 'good' else 'bad' end
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
  select 'lock.customer' as dimension
  union all
  select 'lock.model' as dimension
  union all
  select 'lock.site' as dimension
),

-- Every count with the values that it is broken down by.
broken_down as (
  select
    indicator,
    minute_us,
    dimension,
    case
      when dimension = 'lock.customer' then lock_customer
      when dimension = 'lock.model' then lock_model
      when dimension = 'lock.site' then lock_site
    end as dimension_value,
    outcome
  from counted
  cross join dimensions
)

select
  'remote-unlock' as experience,
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
