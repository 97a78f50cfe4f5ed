-- What inherits from tables of a schema, the first parameter, that have the names of the second one. Temporary tables are those
-- of one session, and no other sees their rows.
select p.relname as name, c.relname as child, c.relnamespace = p.relnamespace as own,
  format('%I.%I', m.nspname, c.relname) as title
from pg_class p
join pg_namespace n on n.oid = p.relnamespace
join pg_inherits i on i.inhparent = p.oid
join pg_class c on c.oid = i.inhrelid
join pg_namespace m on m.oid = c.relnamespace
where n.nspname = ? and p.relname = any (?::text[]) and p.relkind = 'r' and c.relpersistence <> 't'
order by p.relname, title
