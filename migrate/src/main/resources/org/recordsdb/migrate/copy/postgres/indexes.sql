-- Indexes that are no constraint's, those of each partition for itself, then attached. Where an index computes something,
-- it is made when all functions are there.
select case when c.relkind = 'm' or x.indexprs is not null or x.indpred is not null then 'after' else 'key' end as place,
  'index' as kind, 'pg_class/' || i.oid as id, i.relname as name, c.root, pg_get_indexdef(i.oid) as sql,
  case when i.relkind = 'I' then ' ON ONLY ' else ' ON ' end as cut,
  case when not x.indisvalid and i.relkind = 'i' then 'it is invalid in the source' end as reason, null::text[] as needs
from relation c
join pg_index x on x.indrelid = c.oid
join pg_class i on i.oid = x.indexrelid
where c.relkind in ('r', 'p', 'm')
  and not exists (select 1 from pg_constraint k where k.conindid = i.oid and k.contype in ('p', 'u', 'x'))
union all
select 'key', 'index', null, i.relname, c.root, format('alter index %I attach partition %I', p.relname, i.relname), null, null,
  array['pg_class/' || p.oid, 'pg_class/' || i.oid]
from relation c
join pg_index x on x.indrelid = c.oid
join pg_class i on i.oid = x.indexrelid
join pg_inherits h on h.inhrelid = i.oid
join pg_class p on p.oid = h.inhparent
union all
select 'key', 'index', null, i.relname, c.root, format('alter index %I set (%s)', i.relname, o.settings), null, null,
  array['pg_class/' || i.oid]
from relation c
join pg_constraint k on k.conrelid = c.oid and k.contype in ('p', 'u', 'x')
join pg_class i on i.oid = k.conindid and i.reloptions is not null
cross join lateral (
  select string_agg(format('%s = %L', option_name, option_value), ', ') from pg_options_to_table(i.reloptions)
) o (settings)
