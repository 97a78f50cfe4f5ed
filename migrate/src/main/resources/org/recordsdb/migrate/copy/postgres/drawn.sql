-- The sequences of a schema, the parameter. To ask where one is locks it, by its number, until the transaction ends.
select pg_sequence_last_value(c.oid)
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where n.nspname = ? and c.relkind = 'S' and has_table_privilege(c.oid, 'select')
