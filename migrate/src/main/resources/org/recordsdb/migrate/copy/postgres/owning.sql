-- The roles of the target, and whether this login may make each of them an owner in the schema that the parameter names.
-- All names are qualified, as the search path may name schemas in which others create functions.
select r.rolname as name,
  l.rolsuper or pg_catalog.pg_has_role(r.oid, 'USAGE')
    and pg_catalog.pg_has_role(r.oid, case
      when pg_catalog.current_setting('server_version_num')::int operator(pg_catalog.>=) 160000 then 'SET' else 'MEMBER' end)
    and coalesce(pg_catalog.has_schema_privilege(
      r.oid, pg_catalog.to_regnamespace(pg_catalog.quote_ident(?::pg_catalog.text)), 'CREATE'), false) as may
from pg_catalog.pg_roles r
cross join (select rolsuper from pg_catalog.pg_roles where rolname operator(pg_catalog.=) current_user) l
