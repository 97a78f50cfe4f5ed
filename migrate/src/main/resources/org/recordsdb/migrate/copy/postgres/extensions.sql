-- Extensions and their schemas, and what belongs to them.
select e.extname as name, n.nspname as schema, n.oid in (select own.oid from own) as own
from pg_extension e join pg_namespace n on n.oid = e.extnamespace
