-- face-entry (Enter with the face): one row for each step that followed another.
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
    error_type
  from copies
  where copy = 1
),

-- The instant of the question, in microseconds since 1970: that of the latest event not after now.
asked as (
  select coalesce(max(time_us), cast(to_unixtime(current_timestamp) * 1E3 as bigint) * 1000) as as_of_us
  from standing
  where time_us <= cast(to_unixtime(current_timestamp) * 1E3 as bigint) * 1000
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

-- Which session each event belongs to.
members as (
  select
    replace(replace(enduser_pseudo_id, chr(92), concat(chr(92), chr(92))), '|', '\|') || '|' || replace(replace(door_id, chr(92), concat(chr(92), chr(92))), '|', '\|') || '|' || replace(replace(first_value(id) over of_episode, chr(92), concat(chr(92), chr(92))), '|', '\|') as session_id,
    time_us,
    sequence,
    id,
    hits_shown,
    hits_commanded,
    hits_opened
  from episodes
  window of_episode as (partition by enduser_pseudo_id, door_id, episode order by time_us, sequence, id)
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
    'commanded' as step
  from members
  where hits_commanded
  union all
  select
    session_id,
    time_us,
    sequence,
    id,
    2 as number,
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
      when from_step = 'shown' then step in ('commanded', 'shown')
      when from_step = 'commanded' then step in ('opened', 'shown')
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
  'face-entry' as experience,
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
