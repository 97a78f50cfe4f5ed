-- The functions, operators, types and collations of the target's schema, the parameter, with their owners r and the login at
-- hand l: a definition could mean one of them in place of what it says. All names are qualified, as the search path may name
-- schemas in which others create functions.
with own as (
  select n.oid from pg_catalog.pg_namespace n where n.nspname operator(pg_catalog.=) ?::pg_catalog.text
),
found (kind, name, owner) as (
  select 'function', p.proname, p.proowner
  from pg_catalog.pg_proc p join own on own.oid operator(pg_catalog.=) p.pronamespace
  union all
  select 'operator', o.oprname, o.oprowner
  from pg_catalog.pg_operator o join own on own.oid operator(pg_catalog.=) o.oprnamespace
  union all
  select 'type', t.typname, t.typowner
  from pg_catalog.pg_type t
  join own on own.oid operator(pg_catalog.=) t.typnamespace
  left join pg_catalog.pg_class c on c.oid operator(pg_catalog.=) t.typrelid
  where coalesce(c.relkind, 'c') operator(pg_catalog.=) 'c'::pg_catalog."char"
    and not exists (select 1 from pg_catalog.pg_type e where e.typarray operator(pg_catalog.=) t.oid)
  union all
  select 'collation', c.collname, c.collowner
  from pg_catalog.pg_collation c join own on own.oid operator(pg_catalog.=) c.collnamespace
)
select distinct pg_catalog.format('%s %s of %s', f.kind, f.name, r.rolname) as name
from found f
join pg_catalog.pg_roles r on r.oid operator(pg_catalog.=) f.owner
join pg_catalog.pg_roles l on l.rolname operator(pg_catalog.=) current_user
