-- lock-heard (Locks report in): one row for each finding, with how often it is.
-- Purpose: Know for every two hours whether a lock with a gateway was heard, and tell a gateway without
-- network from a lock that is dead, before somebody is sent out.
-- Accepted: A report that comes while the gateway has no network is lost, and the lock counts as silent.
-- Nobody could have opened it from afar in that time either. Effect: every hour without network is an hour of
-- silence for all locks of the house
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
    command_name,
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
  select coalesce(max(time_us), cast(to_unixtime(current_timestamp) * 1E3 as bigint) * 1000) as as_of_us
  from standing
  where time_us <= cast(to_unixtime(current_timestamp) * 1E3 as bigint) * 1000
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
      end as customer,
      case
        when name = 'device.battery' and battery_state = 'removed' then 'removed'
        when name = 'device.power_restored' then 'inserted'
      end as battery
    from standing
    cross join asked
    where time_us <= as_of_us
      and lock_id is not null
  ) as said
  where model is not null
    or site is not null
    or customer is not null
    or battery is not null
),

-- Whatever any event names is expected to be heard of from then on.
entities as (
  select
    lock_id as entity,
    greatest(min(time_us), 1791126000000000 /* 2026-10-04T15:00:00.000000Z */) as from_us
  from standing
  cross join asked
  where time_us <= as_of_us
    and lock_id is not null
  group by lock_id
),

-- When slots begin and end, for every entity.
moments as (
  select
    entity,
    at_us
  from entities
  cross join asked
  cross join unnest(case when from_us + 7199999999 - mod(from_us + 7199999999, 7200000000) <= as_of_us + 7200000000 then sequence(from_us + 7199999999 - mod(from_us + 7199999999, 7200000000), as_of_us + 7200000000, 72000000000000) end) as strides (stride)
  cross join unnest(sequence(stride, least(stride + 71992800000000, as_of_us + 7200000000), 7200000000)) as series (at_us)
),

-- Settings of lock, and when they are asked for.
lock_at_moment_asked as (
  select
    thing,
    time_us,
    0 as asks,
    sequence,
    id,
    battery,
    cast(null as varchar) as entity,
    cast(null as bigint) as at_us
  from lock_settings
  union all
  select
    entity as thing,
    at_us as time_us,
    1 as asks,
    0 as sequence,
    '' as id,
    cast(null as varchar) as battery,
    entity,
    at_us
  from moments
),

-- What was known of lock: its last setting by then.
lock_at_moment as (
  select
    entity,
    at_us,
    case when entity is not null then coalesce(lock_battery, 'inserted') end as lock_battery
  from (
    select
      *,
      last_value(battery) ignore nulls over so_far as lock_battery
    from lock_at_moment_asked
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
    lock_battery <> 'removed' as expected
  from lock_at_moment
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

-- The events that belong to lock-heard, and which steps each of them hits.
relevant as (
  select
    id,
    time_us,
    sequence,
    lock_id,
    name = 'device.heartbeat' as hits_heard,
    lock_id as event_entity,
    time_us - mod(time_us, 7200000000) as event_slot_us
  from standing
  cross join asked
  where time_us <= as_of_us
    and name = 'device.heartbeat'
    and lock_id is not null
),

-- One row a slot: its events come to facts.
sessions as (
  select
    replace(replace(slots.entity, chr(92), concat(chr(92), chr(92))), '|', '\|') || '|' || cast(slots.slot_us as varchar) as session_id,
    slots.slot_us as started_us,
    slots.slot_us + 7200000000 as ended_us,
    count(id) as event_count,
    1 as attempts,
    min(case when hits_heard then time_us end) as heard_first_us,
    slots.entity as first_lock_id
  from slots
  left join relevant on slots.entity = event_entity and slots.slot_us = event_slot_us
  group by slots.entity, slots.slot_us
),

-- Slots of which nobody can tell whether anything was expected in them: `while` is unknown.
unclear as (
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
  where at_us <= as_of_us
    and coalesce(expected, true)
    and coalesce(expected_still, true)
    and (expected is null or expected_still is null)
),

-- Events that hit a step and belong to no session, for part of the key is unknown.
unkeyed as (
  select
    case
      when name = 'device.heartbeat' then 'heard'
    end as what
  from standing
  cross join asked
  where time_us <= as_of_us
    and name = 'device.heartbeat'
    and lock_id is null
),

-- Which session each event belongs to.
members as (
  select
    replace(replace(event_entity, chr(92), concat(chr(92), chr(92))), '|', '\|') || '|' || cast(event_slot_us as varchar) as session_id,
    time_us,
    sequence,
    id,
    hits_heard
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
    'heard' as step
  from members
  where hits_heard
),

-- Each of them with the one before it in its session, and whether the flow foresees that.
passages as (
  select
    *,
    true as foreseen
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
    'lock-heard' as experience,
    'unclear' as finding,
    '' as what,
    count(*) as count
  from unclear
  union all
  select
    'lock-heard' as experience,
    'unkeyed' as finding,
    what,
    count(*) as count
  from unkeyed
  where what is not null
  group by what
  union all
  select
    'lock-heard' as experience,
    'skewed' as finding,
    '' as what,
    count(case when heard_first_us < started_us then 1 end) as count
  from sessions
  union all
  select
    'lock-heard' as experience,
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
