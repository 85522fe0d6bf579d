-- requests (Requests are answered): one row for each step that followed another.
-- Purpose: See for every backend, after each deployment, whether it answers and how fast, and decide whether
-- the next deployment waits.
-- Accepted: 4xx other than 429 count as good. A wrong password or an unknown door deserves just that answer.
-- Effect: a release that makes the app ask nonsense is not seen here, but in app-unlock
-- Accepted: Two equal lines of the invoice service within one second count as two requests. It writes no
-- request ids and whole seconds, so nothing tells a repeated line from a repeated request. Effect: none as
-- long as its log is shipped once
-- Made by `ajar sql` for Trino. Change the definition, not this text.
with

-- Rows that are events: what cannot be one is left out, as the door would.
sound as (
  select
    id,
    cast(to_unixtime("time") as bigint) * 1000000 + cast(floor(round(to_unixtime(date_add('second', -cast(to_unixtime("time") as bigint), "time")) * 1E9) / 1E3) as bigint) as time_us,
    coalesce("sequence", 0) as sequence,
    name,
    backend_name,
    http_request_id,
    http_request_method,
    cast(http_response_status_code as bigint) as http_response_status_code,
    cast(http_server_request_duration as double) as http_server_request_duration,
    cast(http_server_request_taken as bigint) as http_server_request_taken,
    url_path,
    user_agent_original
  from events
  where id <> ''
    and name <> ''
    and "time" >= timestamp '1970-01-01 00:00:00 UTC'
    and "time" < timestamp '2200-01-01 00:00:00 UTC'
    and (http_server_request_duration is null or is_finite(http_server_request_duration))
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
  select coalesce(max(time_us), cast(to_unixtime(current_timestamp) * 1E3 as bigint) * 1000) as as_of_us
  from standing
  where time_us <= cast(to_unixtime(current_timestamp) * 1E3 as bigint) * 1000
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
    replace(replace(id, chr(92), concat(chr(92), chr(92))), '|', '\|') as session_id,
    min(case when hits_asked then time_us end) as started_us,
    max(time_us) as ended_us,
    count(*) as event_count,
    count(case when hits_asked then 1 end) as attempts,
    min(case when hits_asked then time_us end) as asked_first_us,
    min(case when hits_answered then time_us end) as answered_first_us,
    min_by(backend_name, row(time_us, sequence, id)) filter (where backend_name is not null) as first_backend_name,
    min_by(http_request_method, row(time_us, sequence, id)) filter (where http_request_method is not null) as first_http_request_method,
    min_by(http_response_status_code, row(time_us, sequence, id)) filter (where http_response_status_code is not null) as first_http_response_status_code,
    max_by(http_response_status_code, row(time_us, sequence, id)) filter (where http_response_status_code is not null) as last_http_response_status_code,
    max_by(http_server_request_duration, row(time_us, sequence, id)) filter (where http_server_request_duration is not null) as last_http_server_request_duration,
    max_by(http_server_request_taken, row(time_us, sequence, id)) filter (where http_server_request_taken is not null) as last_http_server_request_taken
  from relevant
  group by id
  having count(case when hits_asked then 1 end) > 0
),

-- Which session each event belongs to.
members as (
  select
    replace(replace(id, chr(92), concat(chr(92), chr(92))), '|', '\|') as session_id,
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
)

select
  'requests' as experience,
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
