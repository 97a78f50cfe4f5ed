-- Where sequences are, as SQL that reads it.
select format('select %L as id, %L as name, %L as target, last_value, is_called from %I.%I',
  'pg_class/' || c.oid, c.relname, quote_literal(quote_ident(c.relname)), own.nspname, c.relname) as sql
from relation c cross join own
where c.relkind = 'S'
order by c.relname
