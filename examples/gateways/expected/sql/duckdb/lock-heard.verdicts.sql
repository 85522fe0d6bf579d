-- lock-heard (Locks report in): one row for each session, with its verdict.
-- Purpose: Know for every two hours whether a lock with a gateway was heard, and tell a gateway without
-- network from a lock that is dead, before somebody is sent out.
-- Accepted: A report that comes while the gateway has no network is lost, and the lock counts as silent.
-- Nobody could have opened it from afar in that time either. Effect: every hour without network is an hour of
-- silence for all locks of the house
-- Made by `ajar sql` for DuckDB. Change the definition, not this text.
with

-- Rows that are events: what cannot be one is left out, as the door would.
sound as (
  select
    id,
    epoch_us("time") as time_us,
    coalesce("sequence", 0) as sequence,
    name,
    "battery.state" as battery_state,
    "command.id" as command_id,
    "command.name" as command_name,
    "error.type" as error_type,
    "lock.id" as lock_id,
    "registry.customer" as registry_customer,
    "registry.model" as registry_model,
    "registry.site" as registry_site
  from events
  where id <> ''
    and name <> ''
    and epoch_us("time") >= 0
    and epoch_us("time") < 7258118400000000 /* 2200-01-01T00:00:00.000000Z */
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
    lock_id,
    registry_customer,
    registry_model,
    registry_site
  from sound
  where id not in (select id from repeated)
  union all
  select
    id,
    time_us,
    sequence,
    name,
    battery_state,
    lock_id,
    registry_customer,
    registry_model,
    registry_site
  from copies
  where copy = 1
),

-- The instant of the question, in microseconds since 1970: that of the latest event not after now.
asked as (
  select coalesce(max(time_us), epoch_us(current_timestamp)) as as_of_us
  from standing
  where time_us <= epoch_us(current_timestamp)
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
  cross join unnest(generate_series(from_us + 7199999999 - mod(from_us + 7199999999, 7200000000), as_of_us + 7200000000, cast(7200000000 as bigint))) as series (at_us)
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
      last_value(battery ignore nulls) over so_far as lock_battery
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
    replace(replace(slots.entity, '\', '\\'), '|', '\|') || '|' || cast(slots.slot_us as varchar) as session_id,
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
    cast(null as varchar) as session_id,
    cast(null as bigint) as started_us,
    cast(null as bigint) as ended_us,
    cast(null as bigint) as event_count,
    cast(null as bigint) as attempts,
    cast(null as bigint) as heard_first_us,
    cast(null as varchar) as first_lock_id
  from lock_settings
  union all
  select
    first_lock_id as thing,
    started_us as time_us,
    1 as asks,
    0 as sequence,
    '' as id,
    cast(null as varchar) as model,
    cast(null as varchar) as site,
    cast(null as varchar) as customer,
    session_id,
    started_us,
    ended_us,
    event_count,
    attempts,
    heard_first_us,
    first_lock_id
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
    heard_first_us,
    first_lock_id,
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
    heard_first_us is not null as succeeded,
    asked.as_of_us - ended_us >= 600000000 as settled
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
      when not settled then cast(null as varchar)
      when heard_first_us is not null then 'too-late'
      else 'silent'
    end as reason
  from decided
)

select
  'lock-heard' as experience,
  session_id,
  make_timestamptz(started_us) as started_at,
  make_timestamptz(ended_us) as ended_at,
  verdict,
  reason,
  case
    when heard_first_us is not null then 'heard'
  end as furthest_step,
  attempts,
  lock_customer,
  first_lock_id as lock_id,
  lock_model,
  lock_site,
  'a6dfd47680fd53965cda8fb978160ec1' as fingerprint
from judged
order by judged.started_us, judged.session_id
