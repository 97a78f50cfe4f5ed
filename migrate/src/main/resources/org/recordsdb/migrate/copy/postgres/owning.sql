-- The roles of the target, and whether this login may make each of them an owner in the schema that the parameter names.
select r.rolname as name,
  l.rolsuper or pg_has_role(r.oid, 'USAGE')
    and pg_has_role(r.oid, case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end)
    and coalesce(has_schema_privilege(r.oid, to_regnamespace(quote_ident(?::text)), 'CREATE'), false) as may
from pg_roles r
cross join (select rolsuper from pg_roles where rolname = current_user) l
