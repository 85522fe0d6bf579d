-- qr-entry (Enter with a QR code): one row for each session, with its verdict.
-- Purpose: Tell whether a visitor who holds a pass of ours gets in, and what stands in the way where not: the
-- pass, the app that shows it, the terminal or the building.
-- Accepted: Two visitors who share one pass (a group) and enter within two minutes are told apart only
-- because the first has got in. A code carries no person. Effect: none in the success rate, some in first-try
-- Accepted: A poster is told from a person by the number of reads, not by what it shows. The terminal repeats
-- an unchanged code once a minute, for ever. Effect: a poster that hangs for less than twenty minutes counts
-- as not-ours, which is excluded as well
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
    door_id,
    error_type,
    qr_id,
    qr_issuer,
    qr_purpose,
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
  where building is not null
    or panel is not null
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
    last_value(case when hits_shown or hits_opened then time_us end) ignore nulls over earlier as decisive_us,
    last_value(case when hits_shown or hits_opened then coalesce(hits_opened, false) end) ignore nulls over earlier as decisive_until
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
    replace(replace(qr_id, chr(92), concat(chr(92), chr(92))), '|', '\|') || '|' || replace(replace(door_id, chr(92), concat(chr(92), chr(92))), '|', '\|') || '|' || replace(replace(min_by(id, row(time_us, sequence, id)) filter (where id is not null), chr(92), concat(chr(92), chr(92))), '|', '\|') as session_id,
    min(case when hits_shown then time_us end) as started_us,
    max(time_us) as ended_us,
    count(*) as event_count,
    count(case when hits_shown then 1 end) as attempts,
    min(case when hits_shown then time_us end) as shown_first_us,
    min(case when hits_opened then time_us end) as opened_first_us,
    count(case when hits_shown then 1 end) as shown_count,
    min_by(door_id, row(time_us, sequence, id)) filter (where door_id is not null) as first_door_id,
    min_by(qr_issuer, row(time_us, sequence, id)) filter (where qr_issuer is not null) as first_qr_issuer,
    min_by(qr_purpose, row(time_us, sequence, id)) filter (where qr_purpose is not null) as first_qr_purpose,
    max_by(error_type, row(time_us, sequence, id)) filter (where error_type is not null) as last_error_type,
    max_by(qr_purpose, row(time_us, sequence, id)) filter (where qr_purpose is not null) as last_qr_purpose
  from episodes
  group by qr_id, door_id, episode
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
    building,
    panel,
    cast(null as varchar) as session_id,
    cast(null as bigint) as started_us,
    cast(null as bigint) as ended_us,
    cast(null as bigint) as event_count,
    cast(null as bigint) as attempts,
    cast(null as bigint) as shown_first_us,
    cast(null as bigint) as opened_first_us,
    cast(null as bigint) as shown_count,
    cast(null as varchar) as first_door_id,
    cast(null as varchar) as first_qr_issuer,
    cast(null as varchar) as first_qr_purpose,
    cast(null as varchar) as last_error_type,
    cast(null as varchar) as last_qr_purpose
  from door_settings
  union all
  select
    first_door_id as thing,
    started_us as time_us,
    1 as asks,
    0 as sequence,
    '' as id,
    cast(null as varchar) as building,
    cast(null as varchar) as panel,
    session_id,
    started_us,
    ended_us,
    event_count,
    attempts,
    shown_first_us,
    opened_first_us,
    shown_count,
    first_door_id,
    first_qr_issuer,
    first_qr_purpose,
    last_error_type,
    last_qr_purpose
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
    opened_first_us,
    shown_count,
    first_door_id,
    first_qr_issuer,
    first_qr_purpose,
    last_error_type,
    last_qr_purpose,
    door_building,
    door_panel
  from (
    select
      *,
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
    asked.as_of_us - started_us >= 120000000 as settled
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
      -- Nobody holds up a code for twenty minutes. A poster hangs in view of the camera; facilities move it.
      when not succeeded and first_qr_issuer = 'foreign' and shown_count >= 20 then 'rule poster'
      -- A code of somebody else (a ticket, a boarding pass) opens no door of ours, and should not.
      when not succeeded and first_qr_issuer = 'foreign' then 'rule not-ours'
      -- We issued that code. Whoever shows it at a door was led to the wrong one by our own app.
      when not succeeded and last_qr_purpose in ('locker', 'meeting_room') then 'rule wrong-purpose'
      -- The pass is for other hours. Refusing it is what the tenant pays for.
      when not succeeded and last_error_type = 'time_not_allowed' then 'rule outside-hours'
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
      when decided_by = 'rule poster' then 'excluded'
      when decided_by = 'rule not-ours' then 'excluded'
      when decided_by = 'rule wrong-purpose' then 'bad'
      when decided_by = 'rule outside-hours' then 'good'
      else 'bad'
    end as verdict,
    case
      when decided_by = 'window fire-drill' then 'fire-drill'
      when decided_by = 'rule poster' and settled then 'poster'
      when decided_by = 'rule not-ours' and settled then 'not-ours'
      when decided_by = 'rule wrong-purpose' and settled then 'wrong-purpose'
      when decided_by = 'rule outside-hours' and settled then 'outside-hours'
      when decided_by = 'success' then 'succeeded'
      when not settled then cast(null as varchar)
      when opened_first_us is not null then 'too-late'
      else coalesce(last_error_type, 'no-outcome')
    end as reason
  from decided
)

select
  'qr-entry' as experience,
  session_id,
  cast(from_unixtime_nanos(started_us * decimal '1000') as timestamp(6) with time zone) as started_at,
  cast(from_unixtime_nanos(ended_us * decimal '1000') as timestamp(6) with time zone) as ended_at,
  verdict,
  reason,
  case
    when opened_first_us is not null then 'opened'
    when shown_first_us is not null then 'shown'
  end as furthest_step,
  attempts,
  case
    when verdict <> 'good' then cast(null as bigint)
    when opened_first_us - shown_first_us < 0 then 0
    else opened_first_us - shown_first_us
  end as latency_speed_us,
  door_building,
  first_door_id as door_id,
  door_panel,
  first_qr_issuer as qr_issuer,
  first_qr_purpose as qr_purpose,
  '13ee4147e7742b467260af4d4b9f7cf3' as fingerprint
from judged
order by judged.started_us, judged.session_id
