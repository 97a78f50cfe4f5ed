-- The tables that reading a schema, the parameter, asks: its own, with which their partitions are locked, and those that
-- its foreign keys refer to. Those that the login may not read are refused later.
select format('%I.%I', n.nspname, c.relname) as name
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p') and has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')
  and (n.nspname = ?::text
    or exists (
      select 1
      from pg_constraint k
      join pg_class r on r.oid = k.conrelid
      join pg_namespace o on o.oid = r.relnamespace
      where k.contype = 'f' and k.confrelid = c.oid and o.nspname = ?::text))
order by 1
