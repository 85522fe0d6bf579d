-- remote-unlock (Unlock from afar): one row for each finding, with how often it is.
-- Purpose: Decide whether what fails is the way to the gateway, the way from the gateway to the lock, or the
-- lock, and which houses get another gateway.
-- Accepted: Whether the person at the door was still there is not known. Whoever opens from afar does not see
-- the door. Effect: none in the rate
-- Made by `ajar sql` for Trino. Change the definition, not this text.
with

-- Rows that are events: what cannot be one is left out, as the door would.
sound as (
  select
    id,
    cast(to_unixtime("time") as bigint) * 1000000 + cast(floor(round(to_unixtime(date_add('second', -cast(to_unixtime("time") as bigint), "time")) * 1E9) / 1E3) as bigint) as time_us,
    coalesce("sequence", 0) as sequence,
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
    and "time" >= timestamp '1970-01-01 00:00:00 UTC'
    and "time" < timestamp '2200-01-01 00:00:00 UTC'
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
    battery_state,
    command_id,
    command_name,
    error_type,
    lock_id
  from copies
  where copy = 1
),

-- The instant of the question, in microseconds since 1970: that of the latest event not after now.
asked as (
  select coalesce(max(time_us), cast(to_unixtime(current_timestamp) * 1E3 as bigint) * 1000) as as_of_us
  from standing
  where time_us <= cast(to_unixtime(current_timestamp) * 1E3 as bigint) * 1000
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
    replace(replace(command_id, chr(92), concat(chr(92), chr(92))), '|', '\|') as session_id,
    min(case when hits_sent then time_us end) as started_us,
    max(time_us) as ended_us,
    count(*) as event_count,
    count(case when hits_sent then 1 end) as attempts,
    min(case when hits_sent then time_us end) as sent_first_us,
    min(case when hits_received then time_us end) as received_first_us,
    min(case when hits_done then time_us end) as done_first_us,
    min_by(lock_id, row(time_us, sequence, id)) filter (where lock_id is not null) as first_lock_id,
    max_by(error_type, row(time_us, sequence, id)) filter (where error_type is not null) as last_error_type
  from relevant
  group by command_id
  having count(case when hits_sent then 1 end) > 0
),

-- What would have been a session, had it an attempt, and how far it came.
orphans as (
  select
    case
      when count(case when hits_done then 1 end) > 0 then 'done'
      when count(case when hits_received then 1 end) > 0 then 'received'
      when count(case when hits_sent then 1 end) > 0 then 'sent'
      else ''
    end as what
  from relevant
  group by command_id
  having count(case when hits_sent then 1 end) = 0
),

-- Events that hit a step and belong to no session, for part of the key is unknown.
unkeyed as (
  select
    case
      when name = 'command.sent' then 'sent'
      when name = 'command.received' then 'received'
      when name = 'command.done' then 'done'
    end as what
  from standing
  cross join asked
  where time_us <= as_of_us
    and command_id is null
),

-- Which session each event belongs to.
members as (
  select
    replace(replace(command_id, chr(92), concat(chr(92), chr(92))), '|', '\|') as session_id,
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
      when from_step = 'sent' then step in ('received')
      when from_step = 'received' then step in ('done')
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
),

-- The way each session went, and whether the flow did not think of it.
paths as (
  select
    session_id,
    array_join(array_agg(step order by time_us, sequence, id, number), ' > ') as path,
    count(case when not foreseen then 1 end) > 0 as unmodelled
  from passages
  group by session_id
),

-- For each id that comes more than once how many copies say the same as the one that stands, and how many do
-- not.
repeats as (
  select
    id,
    min(time_us) as time_us,
    count(case when content = 1 then 1 end) - 1 as duplicates,
    count(case when content > 1 then 1 end) as conflicting
  from (
    select
      id,
      time_us,
      rank() over by_content as content
    from sound
    window by_content as (
      partition by id
      order by time_us, name, battery_state nulls last, command_id nulls last, command_name nulls last,
        error_type nulls last, lock_id nulls last, registry_customer nulls last,
        registry_model nulls last, registry_site nulls last
    )
  ) as ranked
  group by id
  having count(*) > 1
),

-- All findings, those on the whole table last.
found as (
  select
    'remote-unlock' as experience,
    'orphan' as finding,
    what,
    count(*) as count
  from orphans
  group by what
  union all
  select
    'remote-unlock' as experience,
    'unkeyed' as finding,
    what,
    count(*) as count
  from unkeyed
  where what is not null
  group by what
  union all
  select
    'remote-unlock' as experience,
    'skewed' as finding,
    '' as what,
    count(case when done_first_us < started_us then 1 end) as count
  from sessions
  union all
  select
    'remote-unlock' as experience,
    'unmodelled' as finding,
    '' as what,
    count(case when unmodelled then 1 end) as count
  from sessions
  left join paths on sessions.session_id = paths.session_id
  union all
  select
    cast(null as varchar) as experience,
    'events' as finding,
    '' as what,
    count(*) as count
  from standing
  union all
  select
    cast(null as varchar) as experience,
    'future' as finding,
    '' as what,
    count(*) as count
  from standing
  cross join asked
  where time_us > as_of_us
  union all
  select
    cast(null as varchar) as experience,
    'unlisted' as finding,
    'battery.state' as what,
    count(*) as count
  from standing
  where not battery_state in ('removed', 'inserted')
  union all
  select
    cast(null as varchar) as experience,
    'unlisted' as finding,
    'command.name' as what,
    count(*) as count
  from standing
  where not command_name in ('unlock', 'lock')
  union all
  select
    cast(null as varchar) as experience,
    'unlisted' as finding,
    'error.type' as what,
    count(*) as count
  from standing
  where not error_type in ('motor_blocked')
  union all
  select
    cast(null as varchar) as experience,
    'duplicates' as finding,
    '' as what,
    cast(coalesce(sum(duplicates), 0) as bigint) as count
  from repeats
  union all
  select
    cast(null as varchar) as experience,
    'conflicting' as finding,
    '' as what,
    cast(coalesce(sum(conflicting), 0) as bigint) as count
  from repeats
  union all
  select
    cast(null as varchar) as experience,
    'refused' as finding,
    '' as what,
    (select count(*) from events) - (select count(*) from sound) as count
)

select
  experience,
  finding,
  what,
  count
from found
order by experience nulls last, finding, what
