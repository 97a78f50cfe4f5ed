-- Keys of each table and partition for itself; checks and foreign keys, which go from a table to its partitions and
-- children by themselves; and what was never validated, which stays so.
select case when k.contype in ('p', 'u', 'x') then 'key' else 'after' end as place,
  case k.contype when 'f' then 'foreign key' when 'c' then 'check' when 'n' then 'not null' else 'key' end as kind,
  'pg_constraint/' || k.oid as id, format('%s.%s', c.relname, k.conname) as name, c.root, d.sql,
  case when k.contype in ('c', 'f') and k.convalidated and c.relkind = 'r' then d.sql || ' not valid' end as otherwise
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
  format('alter domain %I add constraint %I %s', t.typname, k.conname, pg_get_constraintdef(k.oid)), null
from datatype t
join pg_constraint k on k.contypid = t.oid and k.contype = 'c' and not k.convalidated
