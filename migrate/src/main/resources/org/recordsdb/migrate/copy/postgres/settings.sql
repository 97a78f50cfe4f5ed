-- How single columns are stored, and by what rows are named in logical replication and put in order by CLUSTER.
select 'table' as place, 'column' as kind, format('%s.%s', c.relname, a.attname) as name, c.root,
  format('alter table only %I alter column %I %s', c.relname, a.attname, o.setting) as sql,
  array['pg_class/' || c.oid] as needs
from relation c
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
join pg_type y on y.oid = a.atttypid
cross join lateral (values
  (case when a.attstorage <> y.typstorage
    then 'set storage ' || case a.attstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' else 'extended' end end),
  ('set compression ' || case a.attcompression when 'p' then 'pglz' when 'l' then 'lz4' end),
  (case when a.attstattarget >= 0 then 'set statistics ' || a.attstattarget end),
  ((select 'set (' || string_agg(format('%s = %L', option_name, option_value), ', ') || ')' from pg_options_to_table(a.attoptions)
    having count(*) > 0)),
  (case when a.attnotnull and not a.attislocal and not c.relispartition and not exists (
      select 1 from pg_inherits i join pg_attribute p on p.attrelid = i.inhparent and p.attname = a.attname
      where i.inhrelid = c.oid and p.attnotnull)
    then 'set not null' end)
) o (setting)
where c.relkind in ('r', 'p') and o.setting is not null
union all
select 'after', 'replica identity', c.relname, null,
  format('alter table only %I replica identity %s', c.relname,
    case c.relreplident when 'f' then 'full' when 'n' then 'nothing' else 'using index ' || quote_ident(i.relname) end),
  array_remove(array['pg_class/' || c.oid, 'pg_class/' || i.oid], null)
from relation c
left join pg_index x on x.indrelid = c.oid and x.indisreplident and c.relreplident = 'i'
left join pg_class i on i.oid = x.indexrelid
where c.relkind in ('r', 'p') and (c.relreplident in ('f', 'n') or i.oid is not null)
union all
select 'after', 'cluster', c.relname, null, format('alter table %I cluster on %I', c.relname, i.relname),
  array['pg_class/' || c.oid, 'pg_class/' || i.oid]
from relation c
join pg_index x on x.indrelid = c.oid and x.indisclustered
join pg_class i on i.oid = x.indexrelid
where c.relkind in ('r', 'm')
