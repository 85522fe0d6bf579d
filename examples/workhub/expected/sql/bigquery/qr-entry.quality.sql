-- qr-entry (Enter with a QR code): one row for each finding, with how often it is.
-- Purpose: Tell whether a visitor who holds a pass of ours gets in, and what stands in the way where not: the
-- pass, the app that shows it, the terminal or the building.
-- Accepted: Two visitors who share one pass (a group) and enter within two minutes are told apart only
-- because the first has got in. A code carries no person. Effect: none in the success rate, some in first-try
-- Accepted: A poster is told from a person by the number of reads, not by what it shows. The terminal repeats
-- an unchanged code once a minute, for ever. Effect: a poster that hangs for less than twenty minutes counts
-- as not-ours, which is excluded as well
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
    access_outcome,
    access_step_name,
    door_id,
    error_type,
    panel_mode,
    qr_id,
    qr_issuer,
    qr_purpose
  from copies
  where copy = 1
),

-- The instant of the question, in microseconds since 1970: that of the latest event not after now.
asked as (
  select coalesce(max(time_us), unix_micros(current_timestamp())) as as_of_us
  from standing
  where time_us <= unix_micros(current_timestamp())
),

-- The events that belong to qr-entry, and which steps each of them hits.
relevant as (
  select
    id,
    time_us,
    sequence,
    qr_id,
    door_id,
    qr_issuer,
    qr_purpose,
    error_type,
    name = 'access.attempt.start' as hits_shown,
    name = 'lock.operation' and access_operation = 'unlock' as hits_opened
  from standing
  cross join asked
  where time_us <= as_of_us
    and access_method = 'qr'
    and qr_id is not null
    and door_id is not null
),

-- Which events come more than the gap after the one before them.
spaced as (
  select
    *,
    time_us - lag(time_us) over in_order > 120000000 as after_gap
  from relevant
  window in_order as (partition by qr_id, door_id order by time_us, sequence, id)
),

-- Events with no gap between them are one run.
runs as (
  select
    *,
    count(case when after_gap then 1 end) over (in_order rows between unbounded preceding and current row) as run
  from spaced
  window in_order as (partition by qr_id, door_id order by time_us, sequence, id)
),

-- For every event the nearest earlier one of its run that hits shown or opened, and whether it hits opened.
looked_back as (
  select
    *,
    last_value(case when hits_shown or hits_opened then time_us end ignore nulls) over earlier as decisive_us,
    last_value(case when hits_shown or hits_opened then coalesce(hits_opened, false) end ignore nulls) over earlier as decisive_until
  from runs
  window earlier as (partition by qr_id, door_id, run order by time_us, sequence, id
    rows between unbounded preceding and 1 preceding)
),

-- A gap parts one episode from the next, and so does shown after opened.
episodes as (
  select
    *,
    count(case when after_gap or hits_shown and decisive_until and time_us - decisive_us > 2000000 then 1 end) over (in_order rows between unbounded preceding and current row) as episode
  from looked_back
  window in_order as (partition by qr_id, door_id order by time_us, sequence, id)
),

-- One row a session: its events come to facts.
sessions as (
  select
    concat(replace(replace(qr_id, '\\', '\\\\'), '|', '\\|'), '|', replace(replace(door_id, '\\', '\\\\'), '|', '\\|'), '|', replace(replace(array_agg(id ignore nulls order by time_us, sequence, id limit 1)[safe_offset(0)], '\\', '\\\\'), '|', '\\|')) as session_id,
    min(case when hits_shown then time_us end) as started_us,
    max(time_us) as ended_us,
    count(*) as event_count,
    count(case when hits_shown then 1 end) as attempts,
    min(case when hits_shown then time_us end) as shown_first_us,
    min(case when hits_opened then time_us end) as opened_first_us,
    count(case when hits_shown then 1 end) as shown_count,
    array_agg(door_id ignore nulls order by time_us, sequence, id limit 1)[safe_offset(0)] as first_door_id,
    array_agg(qr_issuer ignore nulls order by time_us, sequence, id limit 1)[safe_offset(0)] as first_qr_issuer,
    array_agg(qr_purpose ignore nulls order by time_us, sequence, id limit 1)[safe_offset(0)] as first_qr_purpose,
    array_agg(error_type ignore nulls order by time_us desc, sequence desc, id desc limit 1)[safe_offset(0)] as last_error_type,
    array_agg(qr_purpose ignore nulls order by time_us desc, sequence desc, id desc limit 1)[safe_offset(0)] as last_qr_purpose
  from episodes
  group by qr_id, door_id, episode
  having count(case when hits_shown then 1 end) > 0
),

-- What would have been a session, had it an attempt, and how far it came.
orphans as (
  select
    case
      when count(case when hits_opened then 1 end) > 0 then 'opened'
      when count(case when hits_shown then 1 end) > 0 then 'shown'
      else ''
    end as what
  from episodes
  group by qr_id, door_id, episode
  having count(case when hits_shown then 1 end) = 0
),

-- Events that hit a step and belong to no session, for part of the key is unknown.
unkeyed as (
  select
    case
      when name = 'access.attempt.start' then 'shown'
      when name = 'lock.operation' and access_operation = 'unlock' then 'opened'
    end as what
  from standing
  cross join asked
  where time_us <= as_of_us
    and access_method = 'qr'
    and (qr_id is null or door_id is null)
),

-- Which session each event belongs to.
members as (
  select
    concat(replace(replace(qr_id, '\\', '\\\\'), '|', '\\|'), '|', replace(replace(door_id, '\\', '\\\\'), '|', '\\|'), '|', replace(replace(first_value(id) over of_episode, '\\', '\\\\'), '|', '\\|')) as session_id,
    time_us,
    sequence,
    id,
    hits_shown,
    hits_opened
  from episodes
  window of_episode as (partition by qr_id, door_id, episode order by time_us, sequence, id)
),

-- One row for each step that an event hits, numbered as they are declared.
hits as (
  select
    session_id,
    time_us,
    sequence,
    id,
    0 as number,
    'shown' as step
  from members
  where hits_shown
  union all
  select
    session_id,
    time_us,
    sequence,
    id,
    1 as number,
    'opened' as step
  from members
  where hits_opened
),

-- Each of them with the one before it in its session, and whether the flow foresees that.
passages as (
  select
    *,
    case
      when from_step is null then step = 'shown'
      when from_step = 'shown' then step in ('opened', 'shown')
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
    string_agg(step, ' > ' order by time_us, sequence, id, number) as path,
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
      order by time_us, name, access_method nulls last, access_operation nulls last,
        access_outcome nulls last, access_step_name nulls last, door_id nulls last,
        enduser_pseudo_id nulls last, error_type nulls last, panel_mode nulls last, qr_id nulls last,
        qr_issuer nulls last, qr_purpose nulls last, registry_building nulls last,
        registry_panel nulls last
    )
  ) as ranked
  group by id
  having count(*) > 1
),

-- All findings, those on the whole table last.
found as (
  select
    'qr-entry' as experience,
    'orphan' as finding,
    what,
    count(*) as count
  from orphans
  group by what
  union all
  select
    'qr-entry' as experience,
    'unkeyed' as finding,
    what,
    count(*) as count
  from unkeyed
  where what is not null
  group by what
  union all
  select
    'qr-entry' as experience,
    'skewed' as finding,
    '' as what,
    count(case when opened_first_us < started_us then 1 end) as count
  from sessions
  union all
  select
    'qr-entry' as experience,
    'unmodelled' as finding,
    '' as what,
    count(case when unmodelled then 1 end) as count
  from sessions
  left join paths on sessions.session_id = paths.session_id
  union all
  select
    cast(null as string) as experience,
    'events' as finding,
    '' as what,
    count(*) as count
  from standing
  union all
  select
    cast(null as string) as experience,
    'future' as finding,
    '' as what,
    count(*) as count
  from standing
  cross join asked
  where time_us > as_of_us
  union all
  select
    cast(null as string) as experience,
    'unlisted' as finding,
    'access.method' as what,
    count(*) as count
  from standing
  where not access_method in ('face', 'qr')
  union all
  select
    cast(null as string) as experience,
    'unlisted' as finding,
    'access.operation' as what,
    count(*) as count
  from standing
  where not access_operation in ('unlock', 'lock')
  union all
  select
    cast(null as string) as experience,
    'unlisted' as finding,
    'access.outcome' as what,
    count(*) as count
  from standing
  where not access_outcome in ('success', 'failure', 'denied')
  union all
  select
    cast(null as string) as experience,
    'unlisted' as finding,
    'access.step.name' as what,
    count(*) as count
  from standing
  where not access_step_name in ('command')
  union all
  select
    cast(null as string) as experience,
    'unlisted' as finding,
    'error.type' as what,
    count(*) as count
  from standing
  where not error_type in ('control_panel_unreachable', 'relay_timeout', 'time_not_allowed', 'wrong_purpose', 'qr_expired', 'unknown_code')
  union all
  select
    cast(null as string) as experience,
    'unlisted' as finding,
    'panel.mode' as what,
    count(*) as count
  from standing
  where not panel_mode in ('normal', 'passage')
  union all
  select
    cast(null as string) as experience,
    'unlisted' as finding,
    'qr.issuer' as what,
    count(*) as count
  from standing
  where not qr_issuer in ('ours', 'foreign')
  union all
  select
    cast(null as string) as experience,
    'unlisted' as finding,
    'qr.purpose' as what,
    count(*) as count
  from standing
  where not qr_purpose in ('entry', 'locker', 'meeting_room')
  union all
  select
    cast(null as string) as experience,
    'duplicates' as finding,
    '' as what,
    cast(coalesce(sum(duplicates), 0) as int64) as count
  from repeats
  union all
  select
    cast(null as string) as experience,
    'conflicting' as finding,
    '' as what,
    cast(coalesce(sum(conflicting), 0) as int64) as count
  from repeats
  union all
  select
    cast(null as string) as experience,
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
