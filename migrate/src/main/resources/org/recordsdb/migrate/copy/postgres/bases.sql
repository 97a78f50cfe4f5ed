-- The built-in types of columns, of a domain that of its base, as values are cast to them. A cast to a text of some length
-- would cut off what is longer, so texts have none.
select b.relation as table, b.name, format_type(b.type, case t.typcategory when 'S' then -1 else b.limits end) as type
from (
  with recursive base (relation, name, type, limits) as (
    select c.relname, a.attname, a.atttypid, a.atttypmod
    from relation c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p')
    union all
    select b.relation, b.name, t.typbasetype, t.typtypmod
    from base b join pg_type t on t.oid = b.type and t.typtype = 'd'
  )
  select * from base
) b
join pg_type t on t.oid = b.type
where t.typtype = 'b' and t.oid < 16384
