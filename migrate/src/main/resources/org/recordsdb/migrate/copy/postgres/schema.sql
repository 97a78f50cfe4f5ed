-- Who may use the schema. The parameter is the schema's name in the target.
select 'after' as place, 'grant' as kind, format('schema %s to %s', own.nspname, coalesce(r.rolname, 'public')) as name,
  format('grant %s on schema %I to %s%s', string_agg(g.privilege_type, ', ' order by g.privilege_type), ?::text,
    coalesce(quote_ident(r.rolname), 'public'), case when g.is_grantable then ' with grant option' end) as sql,
  array_remove(array[r.rolname::text], null) as roles
from own
cross join lateral aclexplode(own.nspacl) g
left join pg_roles r on r.oid = g.grantee
where g.grantee <> own.nspowner
group by own.nspname, r.rolname, g.is_grantable
