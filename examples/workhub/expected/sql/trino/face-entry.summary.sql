-- face-entry (Enter with the face): one row for each kind of session, with how many are alike in all that a
-- report shows of them.
-- Purpose: Tell, every week and for each building, whether terminals and control panels open the door for
-- people they know, and whom to send if not: us, or the building's maintenance.
-- Accepted: Whether a face was shown well enough to be recognised is not considered; a session begins when a
-- registered face was recognised. A face that is not recognised has no name, and most of those are
-- passers-by. Effect: people whom the camera does not know are not in this number at all
-- Accepted: Somebody who is turned away and comes back after half a minute counts as a new session. By then
-- most have taken another door. Effect: a failure is sometimes counted twice
-- Made by `ajar sql` for Trino. Change the definition, not this text.
with

-- Rows that are events: what cannot be one is left out, as the door would.
sound as (
  select
    id,
    cast(to_unixtime("time") as bigint) * 1000000 + cast(floor(round(to_unixtime(date_add('second', -cast(to_unixtime("time") as bigint), "time")) * 1E9) / 1E3) as bigint) as time_us,
    coalesce("sequence", 0) as sequence,
    name,
    access_method,
    access_operation,
    access_outcome,
    access_step_name,
    door_id,
    enduser_pseudo_id,
    error_type,
    panel_mode,
    qr_id,
    qr_issuer,
    qr_purpose,
    registry_building,
    registry_panel
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
    order by time_us, name, access_method nulls last, access_operation nulls last,
      access_outcome nulls last, access_step_name nulls last, door_id nulls last,
      enduser_pseudo_id nulls last, error_type nulls last, panel_mode nulls last, qr_id nulls last,
      qr_issuer nulls last, qr_purpose nulls last, registry_building nulls last,
      registry_panel nulls last, sequence
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
    access_step_name,
    door_id,
    enduser_pseudo_id,
    error_type,
    panel_mode,
    registry_building,
    registry_panel
  from copies
  where copy = 1
),

-- The instant of the question, in microseconds since 1970: that of the latest event not after now.
asked as (
  select coalesce(max(time_us), cast(to_unixtime(current_timestamp) * 1E3 as bigint) * 1000) as as_of_us
  from standing
  where time_us <= cast(to_unixtime(current_timestamp) * 1E3 as bigint) * 1000
),

-- What events set of door.
door_settings as (
  select *
  from (
    select
      door_id as thing,
      time_us,
      sequence,
      id,
      case
        when name = 'door.mode_change' then panel_mode
      end as mode,
      case
        when name = 'door.install' then registry_building
      end as building,
      case
        when name = 'door.install' then registry_panel
      end as panel
    from standing
    cross join asked
    where time_us <= as_of_us
      and door_id is not null
  ) as said
  where mode is not null
    or building is not null
    or panel is not null
),

-- The events that belong to face-entry, and which steps each of them hits.
relevant as (
  select
    id,
    time_us,
    sequence,
    enduser_pseudo_id,
    door_id,
    error_type,
    name = 'access.attempt.start' as hits_shown,
    name = 'access.step' and access_step_name = 'command' as hits_commanded,
    name = 'lock.operation' and access_operation = 'unlock' as hits_opened
  from standing
  cross join asked
  where time_us <= as_of_us
    and access_method = 'face'
    and enduser_pseudo_id is not null
    and door_id is not null
),

-- Which events come more than the gap after the one before them.
spaced as (
  select
    *,
    time_us - lag(time_us) over in_order > 30000000 as after_gap
  from relevant
  window in_order as (partition by enduser_pseudo_id, door_id order by time_us, sequence, id)
),

-- Events with no gap between them are one run.
runs as (
  select
    *,
    count(case when after_gap then 1 end) over (in_order rows between unbounded preceding and current row) as run
  from spaced
  window in_order as (partition by enduser_pseudo_id, door_id order by time_us, sequence, id)
),

-- For every event the nearest earlier one of its run that hits shown or opened, and whether it hits opened.
looked_back as (
  select
    *,
    last_value(case when hits_shown or hits_opened then time_us end) ignore nulls over earlier as decisive_us,
    last_value(case when hits_shown or hits_opened then coalesce(hits_opened, false) end) ignore nulls over earlier as decisive_until
  from runs
  window earlier as (partition by enduser_pseudo_id, door_id, run order by time_us, sequence, id
    rows between unbounded preceding and 1 preceding)
),

-- A gap parts one episode from the next, and so does shown after opened.
episodes as (
  select
    *,
    count(case when after_gap or hits_shown and decisive_until and time_us - decisive_us > 2000000 then 1 end) over (in_order rows between unbounded preceding and current row) as episode
  from looked_back
  window in_order as (partition by enduser_pseudo_id, door_id order by time_us, sequence, id)
),

-- One row a session: its events come to facts.
sessions as (
  select
    replace(replace(enduser_pseudo_id, chr(92), concat(chr(92), chr(92))), '|', '\|') || '|' || replace(replace(door_id, chr(92), concat(chr(92), chr(92))), '|', '\|') || '|' || replace(replace(min_by(id, row(time_us, sequence, id)) filter (where id is not null), chr(92), concat(chr(92), chr(92))), '|', '\|') as session_id,
    min(case when hits_shown then time_us end) as started_us,
    max(time_us) as ended_us,
    count(*) as event_count,
    count(case when hits_shown then 1 end) as attempts,
    min(case when hits_shown then time_us end) as shown_first_us,
    min(case when hits_commanded then time_us end) as commanded_first_us,
    min(case when hits_opened then time_us end) as opened_first_us,
    min_by(door_id, row(time_us, sequence, id)) filter (where door_id is not null) as first_door_id,
    max_by(error_type, row(time_us, sequence, id)) filter (where error_type is not null) as last_error_type
  from episodes
  group by enduser_pseudo_id, door_id, episode
  having count(case when hits_shown then 1 end) > 0
),

-- Settings of door, and when they are asked for.
door_at_start_asked as (
  select
    thing,
    time_us,
    0 as asks,
    sequence,
    id,
    mode,
    building,
    panel,
    cast(null as varchar) as session_id,
    cast(null as bigint) as started_us,
    cast(null as bigint) as ended_us,
    cast(null as bigint) as event_count,
    cast(null as bigint) as attempts,
    cast(null as bigint) as shown_first_us,
    cast(null as bigint) as commanded_first_us,
    cast(null as bigint) as opened_first_us,
    cast(null as varchar) as first_door_id,
    cast(null as varchar) as last_error_type
  from door_settings
  union all
  select
    first_door_id as thing,
    started_us as time_us,
    1 as asks,
    0 as sequence,
    '' as id,
    cast(null as varchar) as mode,
    cast(null as varchar) as building,
    cast(null as varchar) as panel,
    session_id,
    started_us,
    ended_us,
    event_count,
    attempts,
    shown_first_us,
    commanded_first_us,
    opened_first_us,
    first_door_id,
    last_error_type
  from sessions
),

-- What was known of door: its last setting by then.
door_at_start as (
  select
    session_id,
    started_us,
    ended_us,
    event_count,
    attempts,
    shown_first_us,
    commanded_first_us,
    opened_first_us,
    first_door_id,
    last_error_type,
    case when first_door_id is not null then coalesce(door_mode, 'normal') end as door_mode,
    door_building,
    door_panel
  from (
    select
      *,
      last_value(mode) ignore nulls over so_far as door_mode,
      last_value(building) ignore nulls over so_far as door_building,
      last_value(panel) ignore nulls over so_far as door_panel
    from door_at_start_asked
    window so_far as (partition by thing order by time_us, asks, sequence, id
      rows between unbounded preceding and current row)
  ) as known
  where asks = 1
),

-- What was known of things when each session started; whether it succeeded, and whether it is settled.
facts as (
  select
    door_at_start.*,
    asked.as_of_us,
    opened_first_us is not null as succeeded,
    asked.as_of_us - started_us >= 30000000 as settled
  from door_at_start
  cross join asked
),

-- The first that applies: a planned window, a rule, the success.
decided as (
  select
    *,
    case
      -- The yearly drill opens every door of the north building and takes its panels off the network.
      when started_us >= 1794459600000000 /* 2026-11-12T05:00:00.000000Z */
        and started_us < 1794461400000000 /* 2026-11-12T05:30:00.000000Z */
        and door_building in ('north')
        then 'window fire-drill'
      -- The building holds the door open for movers. The panel answers no command then, and everybody gets in.
      when not succeeded and door_mode = 'passage' then 'rule door-kept-open'
      when succeeded then 'success'
    end as decided_by
  from facts
),

-- What that makes of each session; what is not settled has to wait, unless it is decided at once.
judged as (
  select
    *,
    case
      when decided_by = 'window fire-drill' then 'excluded'
      when decided_by = 'success' then 'good'
      when not settled then 'pending'
      when decided_by = 'rule door-kept-open' then 'excluded'
      else 'bad'
    end as verdict,
    case
      when decided_by = 'window fire-drill' then 'fire-drill'
      when decided_by = 'rule door-kept-open' and settled then 'door-kept-open'
      when decided_by = 'success' then 'succeeded'
      when not settled then cast(null as varchar)
      when opened_first_us is not null then 'too-late'
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
      when opened_first_us is not null then 'opened'
      when commanded_first_us is not null then 'commanded'
      when shown_first_us is not null then 'shown'
    end as furthest_step,
    substr(verdict, 1, 1) || substr(case when verdict = 'good' and attempts > 1 then 'bad' else verdict end, 1, 1) || case when verdict = 'good' and opened_first_us - shown_first_us is not null then substr(case when opened_first_us - shown_first_us <= 1500000 then 'good' else 'bad' end, 1, 1) else '-' end as indicators,
    substr(verdict_without, 1, 1) || substr(case when verdict_without = 'good' and attempts > 1 then 'bad' else verdict_without end, 1, 1) || case when verdict_without = 'good' and opened_first_us - shown_first_us is not null then substr(case when opened_first_us - shown_first_us <= 1500000 then 'good' else 'bad' end, 1, 1) else '-' end as without_exclusions,
    case when shown_first_us is not null then 'y' else '-' end || case when commanded_first_us is not null then 'y' else '-' end || case when opened_first_us is not null then 'y' else '-' end as steps,
    '' as dimensions,
    succeeded,
    coalesce(opened_first_us < started_us, false) as skewed,
    door_building as value_0,
    first_door_id as value_1,
    door_panel as value_2,
    opened_first_us - shown_first_us as taken_0
  from unexcluded
),

-- How many good sessions took how long, for each latency.
lengths as (
  select
    'speed' as name,
    case when taken_0 < 0 then 0 else taken_0 end as micros,
    count(*) as sessions
  from marked
  where verdict = 'good'
    and taken_0 is not null
  group by case when taken_0 < 0 then 0 else taken_0 end
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
  'door.building' as name,
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
  'door.id' as name,
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
  'door.panel' as name,
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
