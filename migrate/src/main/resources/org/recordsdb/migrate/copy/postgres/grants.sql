-- Who may do what, besides the owner. Rights by which others can run code with those of the owner are apart.
select 'after' as place, 'grant' as kind, special.id, format('%s to %s', c.relname, coalesce(r.rolname, 'public')) as name,
  format('grant %s on %s %I to %s%s', string_agg(g.privilege_type, ', ' order by g.privilege_type),
    case c.relkind when 'S' then 'sequence' else 'table' end, c.relname, coalesce(quote_ident(r.rolname), 'public'),
    case when g.is_grantable then ' with grant option' end) as sql,
  array['pg_class/' || c.oid] as needs, array_remove(array[r.rolname::text], null) as roles
from relation c
cross join lateral aclexplode(c.relacl) g
left join pg_roles r on r.oid = g.grantee
cross join lateral (
  select case when g.privilege_type in ('REFERENCES', 'TRIGGER', 'MAINTAIN') then 'right/' || c.oid end
) special (id)
where c.relkind in ('r', 'p', 'v', 'm', 'S') and g.grantee <> c.relowner
group by c.oid, c.relname, c.relkind, r.rolname, g.is_grantable, special.id
union all
select 'after', 'grant', special.id, format('%s.%s to %s', c.relname, a.attname, coalesce(r.rolname, 'public')),
  format('grant %s on table %I to %s%s',
    string_agg(format('%s (%I)', g.privilege_type, a.attname), ', ' order by g.privilege_type),
    c.relname, coalesce(quote_ident(r.rolname), 'public'), case when g.is_grantable then ' with grant option' end),
  array['pg_class/' || c.oid], array_remove(array[r.rolname::text], null)
from relation c
join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
cross join lateral aclexplode(a.attacl) g
left join pg_roles r on r.oid = g.grantee
cross join lateral (select case when g.privilege_type = 'REFERENCES' then 'right/' || c.oid end) special (id)
where c.relkind in ('r', 'p', 'v', 'm') and g.grantee <> c.relowner
group by c.oid, c.relname, a.attname, r.rolname, g.is_grantable, special.id
union all
select 'after', 'grant', null, format('%s(%s) to %s', p.proname, p.arguments, coalesce(r.rolname, 'public')),
  format('grant execute on routine %I(%s) to %s%s', p.proname, p.arguments, coalesce(quote_ident(r.rolname), 'public'),
    case when g.is_grantable then ' with grant option' end),
  array['pg_proc/' || p.oid], array_remove(array[r.rolname::text], null)
from routine p
cross join lateral aclexplode(p.proacl) g
left join pg_roles r on r.oid = g.grantee
where g.grantee <> p.proowner
union all
select 'after', 'revoke', null, format('%s(%s) from public', p.proname, p.arguments),
  format('revoke execute on routine %I(%s) from public', p.proname, p.arguments), array['pg_proc/' || p.oid], null
from routine p
where p.proacl is not null and not exists (select 1 from aclexplode(p.proacl) g where g.grantee = 0)
union all
select 'after', 'grant', null, format('%s to %s', t.typname, coalesce(r.rolname, 'public')),
  format('grant usage on type %I to %s%s', t.typname, coalesce(quote_ident(r.rolname), 'public'),
    case when g.is_grantable then ' with grant option' end),
  array['pg_type/' || t.oid], array_remove(array[r.rolname::text], null)
from datatype t
cross join lateral aclexplode(t.typacl) g
left join pg_roles r on r.oid = g.grantee
where g.grantee <> t.typowner
union all
select 'after', 'revoke', null, format('%s from public', t.typname), format('revoke usage on type %I from public', t.typname),
  array['pg_type/' || t.oid], null
from datatype t
where t.typacl is not null and not exists (select 1 from aclexplode(t.typacl) g where g.grantee = 0)
