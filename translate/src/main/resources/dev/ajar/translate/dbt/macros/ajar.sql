{#- What the models share. A run states anew whatever starts at or after `since`, and leaves the rest as it is. -#}

{#- The instant from which this run states anew, in microseconds since 1970. It is asked for once, and printed as a
    number, so that the warehouse can leave out the partitions before it. -#}
{% macro ajar_since() %}
  {%- set run = ref('ajar_run') -%}
  {%- if not execute or flags.FULL_REFRESH or not is_incremental() -%}
    {{ return(0) }}
  {%- endif -%}
  {{ return(run_query('select since_us from ' ~ run).columns[0].values()[0] | int) }}
{% endmacro %}

{#- An instant some reaches earlier: for sessions, and for copies of one event, that span the edge. -#}
{% macro ajar_edge(reaches) %}
  {{- return([ajar_since() - reaches * var('ajar_reach_hours') * 3600000000, 0] | max | int) -}}
{% endmacro %}

{#- Takes out what the run is about to state anew. -#}
{% macro ajar_forget(column) %}
  {%- if execute and not flags.FULL_REFRESH and is_incremental() -%}
    delete from {{ this }} where {{ column }} >= {{ ajar_instant(ajar_since()) }}
  {%- endif -%}
{% endmacro %}

{#- The last run that came to its end, or nothing where there is none. -#}
{% macro ajar_last_run() %}
  {%- if execute and not flags.FULL_REFRESH -%}
    {{ return(adapter.get_relation(database=this.database, schema=this.schema, identifier='ajar_runs')) }}
  {%- endif -%}
{% endmacro %}

{#- An instant that a column of timestamps is compared with. -#}
{% macro ajar_instant(micros) %}
  {{- adapter.dispatch('ajar_instant', 'ajar')(micros) -}}
{% endmacro %}

{#- A text, for it becomes whatever the column is; without a zone that is UTC, whatever the session's zone. -#}
{% macro duckdb__ajar_instant(micros) %}'{{ ajar_moment(micros) }}+00'{% endmacro %}

{% macro bigquery__ajar_instant(micros) %}timestamp_micros({{ micros }}){% endmacro %}

{% macro trino__ajar_instant(micros) %}timestamp '{{ ajar_moment(micros) }} UTC'{% endmacro %}

{#- An instant as its clock in UTC shows it. -#}
{% macro ajar_moment(micros) %}
  {%- set moment = modules.datetime.datetime(1970, 1, 1) + modules.datetime.timedelta(microseconds=micros) -%}
  {{- return(moment.strftime('%Y-%m-%d %H:%M:%S.%f')) -}}
{% endmacro %}

{#- A timestamp as microseconds since 1970. -#}
{% macro ajar_micros(timestamp) %}
  {{- adapter.dispatch('ajar_micros', 'ajar')(timestamp) -}}
{% endmacro %}

{% macro duckdb__ajar_micros(timestamp) %}epoch_us({{ timestamp }}){% endmacro %}

{% macro bigquery__ajar_micros(timestamp) %}unix_micros({{ timestamp }}){% endmacro %}

{#- Whole seconds first, then what is left of the timestamp: as a double, all of it would lose digits. -#}
{% macro trino__ajar_micros(timestamp) %}
  {%- set seconds = "cast(to_unixtime(" ~ timestamp ~ ") as bigint)" -%}
  {%- set rest = "to_unixtime(date_add('second', -" ~ seconds ~ ", " ~ timestamp ~ "))" -%}
  {{- seconds ~ " * 1000000 + cast(floor(round(" ~ rest ~ " * 1E9) / 1E3) as bigint)" -}}
{% endmacro %}

{#- Stops, and says which columns a table lacks, all at once. -#}
{% macro ajar_expect(relation, columns) %}
  {%- if execute and flags.INTROSPECT -%}
    {%- set there = adapter.get_columns_in_relation(relation) | map(attribute='name') | list -%}
    {%- set known = there | map('lower') | list -%}
    {%- set missing = [] -%}
    {%- for column in columns if column | lower not in known -%}
      {%- do missing.append(column) -%}
    {%- endfor -%}
    {%- if there and missing -%}
      {{ exceptions.raise_compiler_error(
        relation ~ ' has no column ' ~ missing | join(', ') ~ ' (it has: ' ~ there | join(', ') ~ ')'
      ) }}
    {%- endif -%}
  {%- endif -%}
{% endmacro %}
