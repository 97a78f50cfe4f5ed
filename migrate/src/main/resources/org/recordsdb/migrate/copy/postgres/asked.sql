-- The tables that reading a schema, the parameter, asks: its own, and those that its foreign keys refer to.
select t.oid
from pg_namespace n
cross join lateral (
  select c.oid from pg_class c where c.relnamespace = n.oid and c.relkind in ('r', 'p')
  union
  select k.confrelid
  from pg_constraint k
  join pg_class c on c.oid = k.conrelid
  where c.relnamespace = n.oid and k.contype = 'f'
) t
where n.nspname = ?
