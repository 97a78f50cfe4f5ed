-- What a schema, the parameter, has of tables and sequences that another object could take the place of, as it is not
-- locked or no longer called so.
select c.relname as name
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where n.nspname = ? and (c.relkind in ('r', 'p') and has_table_privilege(c.oid, 'select')
    or c.relkind = 'S' and has_table_privilege(c.oid, 'select'))
  and (to_regclass(format('%I.%I', n.nspname, c.relname))::oid is distinct from c.oid
    or not exists (
      select 1 from pg_locks l
      where l.pid = pg_backend_pid() and l.locktype = 'relation' and l.granted and l.relation = c.oid
        and l.database = (select d.oid from pg_database d where d.datname = current_database())))
