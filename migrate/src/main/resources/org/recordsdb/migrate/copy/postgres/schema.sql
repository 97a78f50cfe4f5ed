-- Who may use the schema. The parameter is the schema's name in the target. The right to create something there is apart. That
-- of all in public, which PostgreSQL gave every database before 15, is not missed.
select 'after' as place, 'grant' as kind, special.id, format('schema %s to %s', own.nspname, coalesce(r.rolname, 'public')) as name,
  format('grant %s on schema %I to %s%s', string_agg(g.privilege_type, ', ' order by g.privilege_type), ?::text,
    coalesce(quote_ident(r.rolname), 'public'), case when g.is_grantable then ' with grant option' end) as sql,
  array_remove(array[r.rolname::text], null) as roles
from own
cross join lateral aclexplode(own.nspacl) g
left join pg_roles r on r.oid = g.grantee
cross join lateral (select case when g.privilege_type = 'CREATE' then 'right/' || own.oid end) special (id)
where g.grantee <> own.nspowner
  and not (own.nspname = 'public' and g.grantee = 0 and special.id in (select code.id from code))
group by own.nspname, r.rolname, g.is_grantable, special.id
