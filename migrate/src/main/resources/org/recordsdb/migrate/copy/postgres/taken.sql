-- What a schema, the first parameter, has by the names of the second one, with its numbers in the catalog. A table stays what
-- it is as long as it is locked and called so.
select c.relname as name, c.oid, c.relkind in ('r', 'p') as is_table,
  to_regclass(format('%I.%I', n.nspname, c.relname))::oid is not distinct from c.oid and exists (
    select 1 from pg_locks l
    where l.pid = pg_backend_pid() and l.locktype = 'relation' and l.granted and l.relation = c.oid
      and l.database = (select d.oid from pg_database d where d.datname = current_database())) as is_locked
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where n.nspname = ? and c.relname = any (?::text[])
order by c.relname
