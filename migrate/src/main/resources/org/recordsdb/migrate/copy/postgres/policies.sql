-- Row-level security: who may see which rows, and whether that is asked; where it is forced, of the owner too.
select 'after' as place, case when c.relforcerowsecurity then 'forced policy' else 'policy' end as kind, 'pg_policy/' || p.oid as id, format('%s.%s', c.relname, p.polname) as name,
  format('create policy %I on %I as %s for %s to %s%s%s', p.polname, c.relname,
    case when p.polpermissive then 'permissive' else 'restrictive' end,
    case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
    (select string_agg(coalesce(quote_ident(r.rolname), 'public'), ', ' order by r.rolname)
      from unnest(p.polroles) u (role) left join pg_roles r on r.oid = u.role),
    ' using (' || pg_get_expr(p.polqual, p.polrelid) || ')',
    ' with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')') as sql,
  null::text[] as needs, array(select r.rolname::text from pg_roles r where r.oid = any (p.polroles)) as roles
from relation c
join pg_policy p on p.polrelid = c.oid
union all
select 'after', 'row security', null, c.relname, format('alter table %I %s row level security', c.relname, s.setting),
  array['pg_class/' || c.oid], null
from relation c
cross join lateral (values (c.relrowsecurity, 'enable'), (c.relforcerowsecurity, 'force')) s (wanted, setting)
where c.relkind in ('r', 'p') and s.wanted
