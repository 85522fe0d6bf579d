-- qr-entry (Enter with a QR code): one row for each step that followed another.
-- Purpose: Tell whether a visitor who holds a pass of ours gets in, and what stands in the way where not: the
-- pass, the app that shows it, the terminal or the building.
-- Accepted: Two visitors who share one pass (a group) and enter within two minutes are told apart only
-- because the first has got in. A code carries no person. Effect: none in the success rate, some in first-try
-- Accepted: A poster is told from a person by the number of reads, not by what it shows. The terminal repeats
-- an unchanged code once a minute, for ever. Effect: a poster that hangs for less than twenty minutes counts
-- as not-ours, which is excluded as well
-- Made by `ajar sql` for DuckDB. Change the definition, not this text.
with

-- Rows that are events: what cannot be one is left out, as the door would.
sound as (
  select
    id,
    epoch_us("time") as time_us,
    coalesce("sequence", 0) as sequence,
    name,
    "access.method" as access_method,
    "access.operation" as access_operation,
    "access.outcome" as access_outcome,
    "access.step.name" as access_step_name,
    "door.id" as door_id,
    "enduser.pseudo.id" as enduser_pseudo_id,
    "error.type" as error_type,
    "panel.mode" as panel_mode,
    "qr.id" as qr_id,
    "qr.issuer" as qr_issuer,
    "qr.purpose" as qr_purpose,
    "registry.building" as registry_building,
    "registry.panel" as registry_panel
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
    door_id,
    error_type,
    qr_id,
    qr_issuer,
    qr_purpose
  from sound
  where id not in (select id from repeated)
  union all
  select
    id,
    time_us,
    sequence,
    name,
    access_method,
    access_operation,
    door_id,
    error_type,
    qr_id,
    qr_issuer,
    qr_purpose
  from copies
  where copy = 1
),

-- The instant of the question, in microseconds since 1970: that of the latest event not after now.
asked as (
  select coalesce(max(time_us), epoch_us(current_timestamp)) as as_of_us
  from standing
  where time_us <= epoch_us(current_timestamp)
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
    replace(replace(qr_id, '\', '\\'), '|', '\|') || '|' || replace(replace(door_id, '\', '\\'), '|', '\|') || '|' || replace(replace(first(id order by time_us, sequence, id) filter (where id is not null), '\', '\\'), '|', '\|') as session_id,
    min(case when hits_shown then time_us end) as started_us,
    max(time_us) as ended_us,
    count(*) as event_count,
    count(case when hits_shown then 1 end) as attempts,
    min(case when hits_shown then time_us end) as shown_first_us,
    min(case when hits_opened then time_us end) as opened_first_us,
    count(case when hits_shown then 1 end) as shown_count,
    first(door_id order by time_us, sequence, id) filter (where door_id is not null) as first_door_id,
    first(qr_issuer order by time_us, sequence, id) filter (where qr_issuer is not null) as first_qr_issuer,
    first(qr_purpose order by time_us, sequence, id) filter (where qr_purpose is not null) as first_qr_purpose,
    first(error_type order by time_us desc, sequence desc, id desc) filter (where error_type is not null) as last_error_type,
    first(qr_purpose order by time_us desc, sequence desc, id desc) filter (where qr_purpose is not null) as last_qr_purpose
  from episodes
  group by qr_id, door_id, episode
  having count(case when hits_shown then 1 end) > 0
),

-- Which session each event belongs to.
members as (
  select
    replace(replace(qr_id, '\', '\\'), '|', '\|') || '|' || replace(replace(door_id, '\', '\\'), '|', '\|') || '|' || replace(replace(first_value(id) over of_episode, '\', '\\'), '|', '\|') as session_id,
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
)

select
  'qr-entry' as experience,
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
