-- Keys of each table and partition for itself; checks and foreign keys, which go from a table to its partitions and
-- children by themselves; and what was never validated, which stays so.
select case when k.contype in ('p', 'u', 'x') then 'key' else 'after' end as place,
  case k.contype when 'f' then 'foreign key' when 'c' then 'check' when 'n' then 'not null' else 'key' end as kind,
  'pg_constraint/' || k.oid as id, format('%s.%s', c.relname, k.conname) as name, c.root, d.sql,
  case when k.contype in ('c', 'f') and k.convalidated and c.relkind = 'r' then d.sql || ' not valid' end as otherwise,
  (
    select format('it compares by the cast of %s to %s, and casts are not copied', format_type(t.castsource, null),
      format_type(t.casttarget, null))
    from unnest(k.conkey, k.conpfeqop) u (number, operator)
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.number
    join pg_type y on y.oid = a.atttypid
    join pg_operator o on o.oid = u.operator
    join pg_cast t on t.castsource = case y.typtype when 'd' then y.typbasetype else y.oid end and t.casttarget = o.oprright
    where k.contype = 'f' and t.oid >= 16384
      and not exists (select 1 from member m where m.classid = 'pg_cast'::regclass and m.objid = t.oid)
    limit 1
  ) as reason
from relation c
join pg_constraint k on k.conrelid = c.oid
cross join lateral (
  select format('alter table %s%I add constraint %I %s', case when k.contype in ('p', 'u', 'x') then 'only ' end,
    c.relname, k.conname, pg_get_constraintdef(k.oid))
) d (sql)
where c.relkind in ('r', 'p')
  and (k.contype in ('p', 'u', 'x')
    or k.contype in ('c', 'f') and k.conparentid = 0 and k.conislocal
    or k.contype = 'n' and k.conislocal and not k.convalidated)
union all
select 'after', 'check', 'pg_constraint/' || k.oid, format('%s.%s', t.typname, k.conname), null,
  format('alter domain %I add constraint %I %s', t.typname, k.conname, pg_get_constraintdef(k.oid)), null, null
from datatype t
join pg_constraint k on k.contypid = t.oid and k.contype = 'c' and not k.convalidated
