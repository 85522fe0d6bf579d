-- requests (Requests are answered): one row for each finding, with how often it is.
-- Purpose: See for every backend, after each deployment, whether it answers and how fast, and decide whether
-- the next deployment waits.
-- Accepted: 4xx other than 429 count as good. A wrong password or an unknown door deserves just that answer.
-- Effect: a release that makes the app ask nonsense is not seen here, but in app-unlock
-- Accepted: Two equal lines of the invoice service within one second count as two requests. It writes no
-- request ids and whole seconds, so nothing tells a repeated line from a repeated request. Effect: none as
-- long as its log is shipped once
-- Made by `ajar sql` for BigQuery. Change the definition, not this text.
with

-- Rows that are events: what cannot be one is left out, as the door would.
sound as (
  select
    id,
    unix_micros(`time`) as time_us,
    coalesce(`sequence`, 0) as sequence,
    name,
    backend_name,
    http_request_id,
    http_request_method,
    cast(http_response_status_code as int64) as http_response_status_code,
    cast(http_server_request_duration as float64) as http_server_request_duration,
    cast(http_server_request_taken as int64) as http_server_request_taken,
    url_path,
    user_agent_original
  from events
  where id <> ''
    and name <> ''
    and unix_micros(`time`) >= 0
    and unix_micros(`time`) < 7258118400000000 /* 2200-01-01T00:00:00.000000Z */
    and (http_server_request_duration is null or not (is_inf(http_server_request_duration) or is_nan(http_server_request_duration)))
),

-- Rows of one id, the one that stands first: the least by time, name and attributes.
copies as (
  select
    *,
    row_number() over least_first as copy
  from sound
  window least_first as (
    partition by id
    order by time_us, name, backend_name nulls last, http_request_id nulls last,
      http_request_method nulls last, http_response_status_code nulls last,
      http_server_request_duration nulls last, http_server_request_taken nulls last,
      url_path nulls last, user_agent_original nulls last, sequence
  )
),

-- Every event once.
standing as (
  select
    id,
    time_us,
    sequence,
    name,
    backend_name,
    http_request_method,
    http_response_status_code,
    http_server_request_duration,
    http_server_request_taken,
    url_path
  from copies
  where copy = 1
),

-- The instant of the question, in microseconds since 1970: that of the latest event not after now.
asked as (
  select coalesce(max(time_us), unix_micros(current_timestamp())) as as_of_us
  from standing
  where time_us <= unix_micros(current_timestamp())
),

-- The events that belong to requests, and which steps each of them hits.
relevant as (
  select
    id,
    time_us,
    sequence,
    backend_name,
    http_request_method,
    http_response_status_code,
    http_server_request_duration,
    http_server_request_taken,
    name = 'http.request' as hits_asked,
    http_response_status_code < 500 and http_response_status_code <> 499 as hits_answered
  from standing
  cross join asked
  where time_us <= as_of_us
    and name = 'http.request'
    and url_path <> '/healthz'
),

-- One row a session: its events come to facts.
sessions as (
  select
    replace(replace(id, '\\', '\\\\'), '|', '\\|') as session_id,
    min(case when hits_asked then time_us end) as started_us,
    max(time_us) as ended_us,
    count(*) as event_count,
    count(case when hits_asked then 1 end) as attempts,
    min(case when hits_asked then time_us end) as asked_first_us,
    min(case when hits_answered then time_us end) as answered_first_us,
    array_agg(backend_name ignore nulls order by time_us, sequence, id limit 1)[safe_offset(0)] as first_backend_name,
    array_agg(http_request_method ignore nulls order by time_us, sequence, id limit 1)[safe_offset(0)] as first_http_request_method,
    array_agg(http_response_status_code ignore nulls order by time_us, sequence, id limit 1)[safe_offset(0)] as first_http_response_status_code,
    array_agg(http_response_status_code ignore nulls order by time_us desc, sequence desc, id desc limit 1)[safe_offset(0)] as last_http_response_status_code,
    array_agg(http_server_request_duration ignore nulls order by time_us desc, sequence desc, id desc limit 1)[safe_offset(0)] as last_http_server_request_duration,
    array_agg(http_server_request_taken ignore nulls order by time_us desc, sequence desc, id desc limit 1)[safe_offset(0)] as last_http_server_request_taken
  from relevant
  group by id
  having count(case when hits_asked then 1 end) > 0
),

-- What would have been a session, had it an attempt, and how far it came.
orphans as (
  select
    case
      when count(case when hits_answered then 1 end) > 0 then 'answered'
      when count(case when hits_asked then 1 end) > 0 then 'asked'
      else ''
    end as what
  from relevant
  group by id
  having count(case when hits_asked then 1 end) = 0
),

-- Which session each event belongs to.
members as (
  select
    replace(replace(id, '\\', '\\\\'), '|', '\\|') as session_id,
    time_us,
    sequence,
    id,
    hits_asked,
    hits_answered
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
    'asked' as step
  from members
  where hits_asked
  union all
  select
    session_id,
    time_us,
    sequence,
    id,
    1 as number,
    'answered' as step
  from members
  where hits_answered
),

-- Each of them with the one before it in its session, and whether the flow foresees that.
passages as (
  select
    *,
    case
      when from_step is null then step = 'asked'
      when from_step = 'asked' then step in ('answered')
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
      order by time_us, name, backend_name nulls last, http_request_id nulls last,
        http_request_method nulls last, http_response_status_code nulls last,
        http_server_request_duration nulls last, http_server_request_taken nulls last,
        url_path nulls last, user_agent_original nulls last
    )
  ) as ranked
  group by id
  having count(*) > 1
),

-- All findings, those on the whole table last.
found as (
  select
    'requests' as experience,
    'orphan' as finding,
    what,
    count(*) as count
  from orphans
  group by what
  union all
  select
    'requests' as experience,
    'skewed' as finding,
    '' as what,
    count(case when answered_first_us < started_us then 1 end) as count
  from sessions
  union all
  select
    'requests' as experience,
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
    'backend.name' as what,
    count(*) as count
  from standing
  where not backend_name in ('keys', 'doors', 'members', 'billing')
  union all
  select
    cast(null as string) as experience,
    'unlisted' as finding,
    'http.request.method' as what,
    count(*) as count
  from standing
  where not http_request_method in ('GET', 'POST', 'PUT', 'DELETE', 'HEAD')
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
