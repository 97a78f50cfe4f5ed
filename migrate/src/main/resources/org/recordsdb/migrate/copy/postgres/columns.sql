-- The columns of tables whose rows are copied; those of a root stand for its partitions.
select c.relname as table, c.relkind = 'p' as partitioned, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
  (select y.typname from pg_type y where y.oid = a.atttypid and y.typnamespace = 'pg_catalog'::regnamespace) as bare,
  (with recursive base (type) as (
      select a.atttypid union all select t.typbasetype from base b join pg_type t on t.oid = b.type and t.typtype = 'd'
    )
    select bool_or(b.type = 'bpchar'::regtype) from base b) as padded,
  a.attnotnull and not exists (
    select 1 from pg_constraint k
    where k.conrelid = c.oid and k.contype = 'n' and k.conkey = array[a.attnum] and not k.convalidated) as required,
  coalesce(a.attgenerated <> '' and 'pg_attrdef/' || f.oid not in (select id from code), true) as computed,
  coalesce(a.attgenerated = 's', false) as stored, a.attidentity as identity
from relation c
left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
left join pg_attrdef f on f.adrelid = a.attrelid and f.adnum = a.attnum
where c.relkind in ('r', 'p') and not c.relispartition
order by c.relname, a.attnum
