-- All that a schema holds and that can be moved, routines first, as their identities have the types of their arguments.
-- Owned sequences, indexes, constraints, triggers and policies go with their tables, the types of arrays and of rows with
-- theirs. Ranges are made where they stay. What can be replaced and keep its number has a checksum of its definition.
select o.kind, (pg_identify_object(o.catalog::regclass, o.oid, 0)).identity, o.catalog, o.oid,
  encode(sha256(convert_to(case
    when o.kind in ('function', 'procedure') then pg_get_functiondef(o.oid)
    when o.kind = 'aggregate' then (select to_jsonb(a)::text from pg_aggregate a where a.aggfnoid = o.oid)
    when o.kind = 'view' then pg_get_viewdef(o.oid)
  end, 'UTF8')), 'hex') as definition
from (
  select 1 as place, 'pg_type' as catalog, t.oid, case t.typtype when 'd' then 'domain' else 'type' end as kind, t.typnamespace as schema
  from pg_type t left join pg_class c on c.oid = t.typrelid
  where t.typtype in ('e', 'd', 'c', 'r') and coalesce(c.relkind, 'c') = 'c'
  union all
  select case c.relkind when 'S' then 3 when 'r' then 2 when 'p' then 2 when 'f' then 2 else 4 end, 'pg_class', c.oid,
    case c.relkind when 'S' then 'sequence' when 'v' then 'view' when 'm' then 'materialized view' when 'f' then 'foreign table'
      else 'table' end,
    c.relnamespace
  from pg_class c
  where c.relkind in ('r', 'p', 'f', 'v', 'm')
    or c.relkind = 'S' and not exists (
      select 1 from pg_depend d
      where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i'))
  union all
  select 0, 'pg_proc', p.oid, case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end, p.pronamespace
  from pg_proc p
  union all
  select 1, 'pg_collation', c.oid, 'collation', c.collnamespace from pg_collation c
  union all
  select 6, 'pg_statistic_ext', s.oid, 'statistics', s.stxnamespace from pg_statistic_ext s
) o
where o.schema = (select n.oid from pg_namespace n where n.nspname = ?)
  and not exists (
    select 1 from pg_depend d where d.classid = o.catalog::regclass and d.objid = o.oid
      and (d.deptype = 'e' or d.deptype = 'i' and d.classid = 'pg_proc'::regclass))
order by o.place, o.oid
