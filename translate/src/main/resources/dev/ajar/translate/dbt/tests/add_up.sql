-- Every session is counted once by every indicator of sessions, as a whole and in each dimension.
with

indicators as (
${indicators}
),

verdicts as (
  select count(*) as sessions
  from ${verdicts}
),

tallies as (
  select
    indicator,
    sum(case when dimension is null then good + bad + excluded + pending else 0 end) as as_a_whole,
    sum(case when dimension is null then 0 else good + bad + excluded + pending end) as broken_down
  from ${tallies}
  group by indicator
)

select
  indicators.indicator,
  verdicts.sessions,
  tallies.as_a_whole,
  tallies.broken_down
from indicators
cross join verdicts
left join tallies on indicators.indicator = tallies.indicator
where coalesce(tallies.as_a_whole, 0) <> verdicts.sessions
  or coalesce(tallies.broken_down, 0) <> verdicts.sessions * ${dimensions}
