-- Whom the login at hand has given, knowingly or by default privileges, the right to write to a schema of the copy's own, the
-- parameter, or to its tables. Superusers may anyway. All names are qualified, as the search path may name schemas in which others
-- create functions.
with own as (
  select n.oid, n.nspowner, n.nspacl from pg_catalog.pg_namespace n
  where n.nspname operator(pg_catalog.=) ?::pg_catalog.text
),
given as (
  select own.nspowner as owner, a.grantee, a.privilege_type
  from own cross join pg_catalog.aclexplode(own.nspacl) a
  where a.privilege_type operator(pg_catalog.=) 'CREATE'
  union all
  select c.relowner, a.grantee, a.privilege_type
  from own join pg_catalog.pg_class c on c.relnamespace operator(pg_catalog.=) own.oid
  cross join pg_catalog.aclexplode(c.relacl) a
  union all
  select c.relowner, a.grantee, a.privilege_type
  from own join pg_catalog.pg_class c on c.relnamespace operator(pg_catalog.=) own.oid
  join pg_catalog.pg_attribute t on t.attrelid operator(pg_catalog.=) c.oid
  cross join pg_catalog.aclexplode(t.attacl) a
)
select distinct case when g.grantee operator(pg_catalog.=) 0 then 'public' else pg_catalog.quote_ident(r.rolname) end as grantee
from given g left join pg_catalog.pg_roles r on r.oid operator(pg_catalog.=) g.grantee
where g.grantee operator(pg_catalog.<>) g.owner
  and not coalesce(r.rolsuper, false)
  and g.privilege_type operator(pg_catalog.<>) all ('{SELECT,USAGE}')
order by 1
