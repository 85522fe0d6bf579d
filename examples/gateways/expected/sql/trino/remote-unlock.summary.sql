-- remote-unlock (Unlock from afar): one row for each kind of session, with how many are alike in all that a
-- report shows of them.
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
    cast(null as bigint) as sent_first_us,
    cast(null as bigint) as received_first_us,
    cast(null as bigint) as done_first_us,
    cast(null as varchar) as first_lock_id,
    cast(null as varchar) as last_error_type
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
      last_value(model) ignore nulls over so_far as lock_model,
      last_value(site) ignore nulls over so_far as lock_site,
      last_value(customer) ignore nulls over so_far as lock_customer
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
      when not settled then cast(null as varchar)
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
    substr(verdict, 1, 1) || case when verdict = 'good' and received_first_us - sent_first_us is not null then substr(case when received_first_us - sent_first_us <= 1000000 then 'good' else 'bad' end, 1, 1) else '-' end || case when verdict = 'good' and done_first_us - sent_first_us is not null then substr(case when done_first_us - sent_first_us <= 4000000 then 'good' else 'bad' end, 1, 1) else '-' end as indicators,
    substr(verdict_without, 1, 1) || case when verdict_without = 'good' and received_first_us - sent_first_us is not null then substr(case when received_first_us - sent_first_us <= 1000000 then 'good' else 'bad' end, 1, 1) else '-' end || case when verdict_without = 'good' and done_first_us - sent_first_us is not null then substr(case when done_first_us - sent_first_us <= 4000000 then 'good' else 'bad' end, 1, 1) else '-' end as without_exclusions,
    case when sent_first_us is not null then 'y' else '-' end || case when received_first_us is not null then 'y' else '-' end || case when done_first_us is not null then 'y' else '-' end as steps,
    '' as dimensions,
    succeeded,
    coalesce(done_first_us < started_us, false) as skewed,
    lock_customer as value_0,
    lock_model as value_1,
    lock_site as value_2,
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
    0.5E0 as share,
    '0.5' as value
  union all
  select
    0.9E0 as share,
    '0.9' as value
  union all
  select
    0.95E0 as share,
    '0.95' as value
  union all
  select
    0.99E0 as share,
    '0.99' as value
  union all
  select
    1.0E0 as share,
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
  cast(null as varchar) as name,
  cast(null as varchar) as value,
  count(*) as sessions,
  cast(null as bigint) as micros
from marked
group by verdict, reason, furthest_step, indicators, without_exclusions, steps, dimensions, succeeded, skewed
union all
select
  'value' as part,
  verdict,
  cast(null as varchar) as reason,
  cast(null as varchar) as furthest_step,
  indicators,
  cast(null as varchar) as without_exclusions,
  cast(null as varchar) as steps,
  cast(null as varchar) as dimensions,
  cast(null as boolean) as succeeded,
  cast(null as boolean) as skewed,
  'lock.customer' as name,
  value_0 as value,
  count(*) as sessions,
  cast(null as bigint) as micros
from marked
group by verdict, indicators, value_0
union all
select
  'value' as part,
  verdict,
  cast(null as varchar) as reason,
  cast(null as varchar) as furthest_step,
  indicators,
  cast(null as varchar) as without_exclusions,
  cast(null as varchar) as steps,
  cast(null as varchar) as dimensions,
  cast(null as boolean) as succeeded,
  cast(null as boolean) as skewed,
  'lock.model' as name,
  value_1 as value,
  count(*) as sessions,
  cast(null as bigint) as micros
from marked
group by verdict, indicators, value_1
union all
select
  'value' as part,
  verdict,
  cast(null as varchar) as reason,
  cast(null as varchar) as furthest_step,
  indicators,
  cast(null as varchar) as without_exclusions,
  cast(null as varchar) as steps,
  cast(null as varchar) as dimensions,
  cast(null as boolean) as succeeded,
  cast(null as boolean) as skewed,
  'lock.site' as name,
  value_2 as value,
  count(*) as sessions,
  cast(null as bigint) as micros
from marked
group by verdict, indicators, value_2
union all
select
  'quantile' as part,
  cast(null as varchar) as verdict,
  cast(null as varchar) as reason,
  cast(null as varchar) as furthest_step,
  cast(null as varchar) as indicators,
  cast(null as varchar) as without_exclusions,
  cast(null as varchar) as steps,
  cast(null as varchar) as dimensions,
  cast(null as boolean) as succeeded,
  cast(null as boolean) as skewed,
  name,
  value,
  cast(max(all_sessions) as bigint) as sessions,
  min(micros) as micros
from running
cross join shares
where cast(up_to as double) >= cast(all_sessions as double) * share
group by name, value
order by part asc, name asc nulls first, value asc nulls last, sessions desc, verdict asc, reason asc nulls last, furthest_step asc nulls last, indicators asc, without_exclusions asc, steps asc, dimensions asc, succeeded asc, skewed asc
