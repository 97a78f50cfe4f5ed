-- Columns of types that PostgreSQL does not come with: whoever owns a type defines its casts. A domain has those of its base.
select distinct b.relation as table, b.name
from (
  with recursive base (relation, name, type) as (
    select c.relname, a.attname, a.atttypid
    from relation c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p')
    union all
    select b.relation, b.name, t.typbasetype
    from base b join pg_type t on t.oid = b.type and t.typtype = 'd'
  )
  select * from base
) b
join pg_type t on t.oid = b.type
where t.typtype <> 'd' and t.oid >= 16384
