-- What another login than the one at hand has put into a schema of the copy's own, the parameter, or what would run when its
-- tables are used. All names are qualified, as the search path may name schemas in which others create functions.
with own as (
  select n.oid, n.nspowner as owner, r.oid as login
  from pg_catalog.pg_namespace n
  join pg_catalog.pg_roles r on r.rolname operator(pg_catalog.=) current_user
  where n.nspname operator(pg_catalog.=) ?::pg_catalog.text
),
relation as (
  select c.oid, c.relname, c.relowner, c.relkind, own.login
  from pg_catalog.pg_class c join own on own.oid operator(pg_catalog.=) c.relnamespace
)
select 'schema' as kind, null::pg_catalog.text as name from own where own.owner operator(pg_catalog.<>) own.login
union all
select 'relation', c.relname::pg_catalog.text from relation c where c.relowner operator(pg_catalog.<>) c.login
union all
select 'function', p.proname::pg_catalog.text
from pg_catalog.pg_proc p join own on own.oid operator(pg_catalog.=) p.pronamespace
where p.proowner operator(pg_catalog.<>) own.login
union all
select 'trigger', t.tgname::pg_catalog.text
from relation c join pg_catalog.pg_trigger t on t.tgrelid operator(pg_catalog.=) c.oid
where not t.tgisinternal
union all
select 'rule', w.rulename::pg_catalog.text
from relation c join pg_catalog.pg_rewrite w on w.ev_class operator(pg_catalog.=) c.oid
where c.relkind operator(pg_catalog.=) 'r'::pg_catalog."char"
union all
select 'policy', y.polname::pg_catalog.text
from relation c join pg_catalog.pg_policy y on y.polrelid operator(pg_catalog.=) c.oid
