-- Defaults of columns, those of each partition and child for itself.
select 'after' as place, 'default' as kind, 'pg_attrdef/' || f.oid as id, format('%s.%s', c.relname, a.attname) as name,
  format('alter table %s%I alter column %I set default %s', case when c.relkind <> 'v' then 'only ' end,
    c.relname, a.attname, pg_get_expr(f.adbin, f.adrelid)) as sql
from relation c
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
join pg_attrdef f on f.adrelid = c.oid and f.adnum = a.attnum
where c.relkind in ('r', 'p', 'v')
