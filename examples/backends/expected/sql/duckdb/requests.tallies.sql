-- requests (Requests are answered): one row for each indicator and minute, and for each value of every
-- dimension.
-- Purpose: See for every backend, after each deployment, whether it answers and how fast, and decide whether
-- the next deployment waits.
-- Accepted: 4xx other than 429 count as good. A wrong password or an unknown door deserves just that answer.
-- Effect: a release that makes the app ask nonsense is not seen here, but in app-unlock
-- Accepted: Two equal lines of the invoice service within one second count as two requests. It writes no
-- request ids and whole seconds, so nothing tells a repeated line from a repeated request. Effect: none as
-- long as its log is shipped once
-- Made by `ajar sql` for DuckDB. Change the definition, not this text.
with

-- Rows that are events: what cannot be one is left out, as the door would.
sound as (
  select
    id,
    epoch_us("time") as time_us,
    coalesce("sequence", 0) as sequence,
    name,
    "backend.name" as backend_name,
    "http.request.id" as http_request_id,
    "http.request.method" as http_request_method,
    cast("http.response.status_code" as bigint) as http_response_status_code,
    cast("http.server.request.duration" as double) as http_server_request_duration,
    cast("http.server.request.taken" as bigint) as http_server_request_taken,
    "url.path" as url_path,
    "user_agent.original" as user_agent_original
  from events
  where id <> ''
    and name <> ''
    and epoch_us("time") >= 0
    and epoch_us("time") < 7258118400000000 /* 2200-01-01T00:00:00.000000Z */
    and ("http.server.request.duration" is null or isfinite("http.server.request.duration"))
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
  from sound
  where id not in (select id from repeated)
  union all
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
  select coalesce(max(time_us), epoch_us(current_timestamp)) as as_of_us
  from standing
  where time_us <= epoch_us(current_timestamp)
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
    replace(replace(id, '\', '\\'), '|', '\|') as session_id,
    min(case when hits_asked then time_us end) as started_us,
    max(time_us) as ended_us,
    count(*) as event_count,
    count(case when hits_asked then 1 end) as attempts,
    min(case when hits_asked then time_us end) as asked_first_us,
    min(case when hits_answered then time_us end) as answered_first_us,
    first(backend_name order by time_us, sequence, id) filter (where backend_name is not null) as first_backend_name,
    first(http_request_method order by time_us, sequence, id) filter (where http_request_method is not null) as first_http_request_method,
    first(http_response_status_code order by time_us, sequence, id) filter (where http_response_status_code is not null) as first_http_response_status_code,
    first(http_response_status_code order by time_us desc, sequence desc, id desc) filter (where http_response_status_code is not null) as last_http_response_status_code,
    first(http_server_request_duration order by time_us desc, sequence desc, id desc) filter (where http_server_request_duration is not null) as last_http_server_request_duration,
    first(http_server_request_taken order by time_us desc, sequence desc, id desc) filter (where http_server_request_taken is not null) as last_http_server_request_taken
  from relevant
  group by id
  having count(case when hits_asked then 1 end) > 0
),

-- What was known of things when each session started; whether it succeeded, and whether it is settled.
facts as (
  select
    sessions.*,
    asked.as_of_us,
    answered_first_us is not null as succeeded,
    asked.as_of_us - started_us >= 1000000 as settled
  from sessions
  cross join asked
),

-- The first that applies: a planned window, a rule, the success.
decided as (
  select
    *,
    case
      -- The month is closed; the invoice service is read-only and answers 503 to everything else, as announced.
      when started_us >= 1793466000000000 /* 2026-10-31T17:00:00.000000Z */
        and started_us < 1793467800000000 /* 2026-10-31T17:30:00.000000Z */
        and first_backend_name in ('billing')
        then 'window billing-month-end'
      -- Only our own apps ask here. Turning them away is our failure, however politely it is said.
      when last_http_response_status_code = 429 then 'rule throttled'
      -- Somebody closed the app within a second. Nobody has waited in vain.
      when last_http_response_status_code = 499
        and (last_http_server_request_duration < 1.0e0 or last_http_server_request_taken < 1000000)
        then 'rule caller-left'
      -- The caller hung up after more than a second, so we were too slow.
      when last_http_response_status_code = 499 then 'rule waited-in-vain'
      -- The backend itself was not there; the edge answered in its place.
      when last_http_response_status_code in (502, 503, 504) then 'rule no-answer'
      when succeeded then 'success'
    end as decided_by
  from facts
),

-- What that makes of each session; what is not settled has to wait, unless it is decided at once.
judged as (
  select
    *,
    case
      when decided_by = 'window billing-month-end' then 'excluded'
      when decided_by = 'success' then 'good'
      when not settled then 'pending'
      when decided_by = 'rule throttled' then 'bad'
      when decided_by = 'rule caller-left' then 'excluded'
      when decided_by = 'rule waited-in-vain' then 'bad'
      when decided_by = 'rule no-answer' then 'bad'
      else 'bad'
    end as verdict,
    case
      when decided_by = 'window billing-month-end' then 'billing-month-end'
      when decided_by = 'rule throttled' and settled then 'throttled'
      when decided_by = 'rule caller-left' and settled then 'caller-left'
      when decided_by = 'rule waited-in-vain' and settled then 'waited-in-vain'
      when decided_by = 'rule no-answer' and settled then 'no-answer'
      when decided_by = 'success' then 'succeeded'
      when not settled then cast(null as varchar)
      when answered_first_us is not null then 'too-late'
      else coalesce(cast(last_http_response_status_code as varchar), 'no-outcome')
    end as reason
  from decided
),

-- What is counted.
indicators as (
  select 'success' as indicator
  union all
  select 'fast' as indicator
  union all
  select 'billing-fast' as indicator
),

-- How every indicator counts every session, and in which minute it started.
counted as (
  select *
  from (
    select
      indicator,
      started_us - mod(started_us, 60000000) as minute_us,
      first_backend_name,
      first_http_request_method,
      first_http_response_status_code,
      case
        when indicator = 'success' then verdict
        when indicator = 'fast'
          and verdict = 'good'
          and try_cast(trunc(last_http_server_request_duration * 1000000.0e0) as bigint) is not null
          then case when try_cast(trunc(last_http_server_request_duration * 1000000.0e0) as bigint) <= 300000 then 'good' else 'bad' end
        when indicator = 'billing-fast'
          and verdict = 'good'
          and last_http_server_request_taken is not null
          then case when last_http_server_request_taken <= 1000000 then 'good' else 'bad' end
      end as outcome
    from judged
    cross join indicators
  ) as every_session
  where outcome is not null
),

-- All as a whole, and once more for each dimension.
dimensions as (
  select cast(null as varchar) as dimension
  union all
  select 'backend.name' as dimension
  union all
  select 'http.request.method' as dimension
  union all
  select 'http.response.status_code' as dimension
),

-- Every count with the values that it is broken down by.
broken_down as (
  select
    indicator,
    minute_us,
    dimension,
    case
      when dimension = 'backend.name' then first_backend_name
      when dimension = 'http.request.method' then first_http_request_method
      when dimension = 'http.response.status_code' then cast(first_http_response_status_code as varchar)
    end as dimension_value,
    outcome
  from counted
  cross join dimensions
)

select
  'requests' as experience,
  indicator,
  make_timestamptz(minute_us) as minute,
  dimension,
  dimension_value,
  count(case when outcome = 'good' then 1 end) as good,
  count(case when outcome = 'bad' then 1 end) as bad,
  count(case when outcome = 'excluded' then 1 end) as excluded,
  count(case when outcome = 'pending' then 1 end) as pending
from broken_down
group by indicator, minute_us, dimension, dimension_value
order by indicator, minute_us, dimension nulls first, dimension_value nulls last
