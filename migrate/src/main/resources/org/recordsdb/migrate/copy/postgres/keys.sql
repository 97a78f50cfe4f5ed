-- The keys of these tables by which a row is found: primary keys first, and unique ones that refuse NULL.
select c.relname as table, k.conname as name, k.contype = 'p' as main, d.columns
from relation c
join pg_constraint k on k.conrelid = c.oid and k.contype in ('p', 'u')
cross join lateral (
  select array_agg(a.attname::text order by u.place), bool_and(a.attnotnull)
  from unnest(k.conkey) with ordinality u (number, place)
  join pg_attribute a on a.attrelid = c.oid and a.attnum = u.number
) d (columns, required)
where c.relkind in ('r', 'p') and not c.relispartition and d.required
order by c.relname, main desc, k.conname
