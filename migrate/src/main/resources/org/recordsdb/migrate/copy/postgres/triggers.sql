-- Triggers and rules, and those that are not simply enabled.
select 'after' as place, 'trigger' as kind, 'pg_trigger/' || t.oid as id, format('%s.%s', c.relname, t.tgname) as name,
  pg_get_triggerdef(t.oid) as sql, ' ON ' as cut, null::text[] as needs
from relation c
join pg_trigger t on t.tgrelid = c.oid
where c.relkind in ('r', 'p', 'v') and not t.tgisinternal and t.tgparentid = 0
union all
select 'after', 'state of trigger', null, format('%s.%s', c.relname, t.tgname),
  format('alter table only %I %s trigger %I', c.relname,
    case t.tgenabled when 'D' then 'disable' when 'R' then 'enable replica' else 'enable always' end, t.tgname),
  null, array['pg_trigger/' || t.oid]
from relation c
join pg_trigger t on t.tgrelid = c.oid
where c.relkind in ('r', 'p') and not t.tgisinternal and t.tgenabled <> 'O'
union all
select 'after', 'rule', 'pg_rewrite/' || r.oid, format('%s.%s', c.relname, r.rulename), pg_get_ruledef(r.oid), ' TO ', null
from relation c
join pg_rewrite r on r.ev_class = c.oid
where c.relkind in ('r', 'p', 'v') and r.rulename <> '_RETURN'
union all
select 'after', 'state of rule', null, format('%s.%s', c.relname, r.rulename),
  format('alter table %I %s rule %I', c.relname,
    case r.ev_enabled when 'D' then 'disable' when 'R' then 'enable replica' else 'enable always' end, r.rulename),
  null, array['pg_rewrite/' || r.oid]
from relation c
join pg_rewrite r on r.ev_class = c.oid
where c.relkind in ('r', 'p') and r.rulename <> '_RETURN' and r.ev_enabled <> 'O'
