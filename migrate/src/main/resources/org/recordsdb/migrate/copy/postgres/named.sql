-- The names that a schema, the parameter, has given, each with what goes by it as people call it, and with the object that it
-- comes with: indexes come with their keys, the sequences of identity columns with their tables, types of rows with what has
-- them, the constructors of a range with the range. A routine's name has the types of its arguments. Types of arrays give way.
-- Asked while only built-in functions are on the search path.
with own as (
  select n.oid from pg_namespace n where n.nspname = ?
),
named as (
  select c.oid, c.relname, c.relkind, case c.relkind when 'S' then 'sequence' when 'v' then 'view' when 'm' then 'materialized view'
    when 'f' then 'foreign table' when 'c' then 'type' when 'i' then 'index' when 'I' then 'index' else 'table' end as kind
  from pg_class c join own on own.oid = c.relnamespace
)
select coalesce('pg_constraint/' || k.oid, 'pg_class/' || d.refobjid, 'pg_type/' || t.oid, 'pg_class/' || c.oid) as id,
  format('relation %s', c.relname) as name, format('%s %s', c.kind, c.relname) as title
from named c
left join pg_constraint k on k.conindid = c.oid and k.contype in ('p', 'u', 'x')
left join pg_depend d on c.relkind = 'S' and d.classid = 'pg_class'::regclass and d.objid = c.oid
  and d.refclassid = 'pg_class'::regclass and d.deptype = 'i'
left join pg_type t on c.relkind = 'c' and t.typrelid = c.oid
union all
select coalesce('pg_class/' || c.oid, 'pg_type/' || r.rngtypid, 'pg_type/' || t.oid),
  format('type %s', t.typname), format('%s %s', coalesce(c.kind, case t.typtype when 'd' then 'domain' else 'type' end), t.typname)
from pg_type t
join own on own.oid = t.typnamespace
left join named c on c.oid = t.typrelid and c.relkind <> 'c'
left join pg_range r on r.rngmultitypid = t.oid
where not exists (select 1 from pg_type e where e.typarray = t.oid)
union all
select coalesce('pg_type/' || r.rngtypid, 'pg_proc/' || p.oid), format('routine %s(%s)', p.proname, a.types),
  format('%s %s(%s)', case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end, p.proname, a.types)
from pg_proc p
join own on own.oid = p.pronamespace
left join pg_depend d on d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.refclassid = 'pg_type'::regclass and d.deptype = 'i'
left join pg_range r on d.refobjid in (r.rngtypid, r.rngmultitypid)
cross join lateral (
  select string_agg(case when t.typnamespace <> own.oid then format_type(t.oid, null)
    when e.oid is null then quote_ident(t.typname) else format('%I[]', e.typname) end, ', ' order by u.place)
  from unnest(p.proargtypes) with ordinality u (type, place)
  join pg_type t on t.oid = u.type
  left join pg_type e on e.typarray = t.oid
) a (types)
union all
select 'pg_collation/' || c.oid, format('collation %s', c.collname), format('collation %s', c.collname)
from pg_collation c join own on own.oid = c.collnamespace
union all
select 'pg_statistic_ext/' || s.oid, format('statistics %s', s.stxname), format('statistics %s', s.stxname)
from pg_statistic_ext s join own on own.oid = s.stxnamespace
