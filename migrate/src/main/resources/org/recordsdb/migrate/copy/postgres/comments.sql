-- Comments.
select 'after' as place, 'comment' as kind, c.relname as name,
  format('comment on %s %I is %L',
    case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' when 'i' then 'index'
      when 'I' then 'index' when 'c' then 'type' else 'table' end,
    c.relname, d.description) as sql,
  array['pg_class/' || c.oid] as needs
from relation c
join pg_description d on d.classoid = 'pg_class'::regclass and d.objoid = c.oid and d.objsubid = 0
where c.relkind in ('r', 'p', 'v', 'm', 'S', 'i', 'I', 'c')
union all
select 'after', 'comment', format('%s.%s', c.relname, a.attname),
  format('comment on column %I.%I is %L', c.relname, a.attname, d.description), array['pg_class/' || c.oid]
from relation c
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
join pg_description d on d.classoid = 'pg_class'::regclass and d.objoid = c.oid and d.objsubid = a.attnum
where c.relkind in ('r', 'p', 'v', 'm', 'c')
union all
select 'after', 'comment', p.proname, format('comment on routine %I(%s) is %L', p.proname, p.arguments, d.description),
  array['pg_proc/' || p.oid]
from routine p
join pg_description d on d.classoid = 'pg_proc'::regclass and d.objoid = p.oid
union all
select 'after', 'comment', t.typname,
  format('comment on %s %I is %L', case t.typtype when 'd' then 'domain' else 'type' end, t.typname, d.description),
  array['pg_type/' || t.oid]
from datatype t
join pg_description d on d.classoid = 'pg_type'::regclass and d.objoid = t.oid
union all
select 'after', 'comment', k.conname,
  format('comment on constraint %I on %s%I is %L', k.conname, case when t.oid is not null then 'domain ' end,
    coalesce(c.relname, t.typname), d.description),
  array['pg_constraint/' || k.oid]
from pg_constraint k
left join relation c on c.oid = k.conrelid and c.relkind in ('r', 'p')
left join datatype t on t.oid = k.contypid
join pg_description d on d.classoid = 'pg_constraint'::regclass and d.objoid = k.oid
where k.contype in ('p', 'u', 'x', 'c', 'f') and k.conparentid = 0 and (t.oid is not null or c.oid is not null and k.conislocal)
union all
select 'after', 'comment', o.name, format('comment on %s %I%s is %L', o.kind, o.name, ' on ' || quote_ident(o.place), d.description),
  array[o.catalog || '/' || o.oid]
from (
  select 'pg_trigger' as catalog, 'trigger' as kind, t.oid, t.tgname as name, c.relname as place
  from relation c join pg_trigger t on t.tgrelid = c.oid where not t.tgisinternal and t.tgparentid = 0
  union all
  select 'pg_policy', 'policy', p.oid, p.polname, c.relname from relation c join pg_policy p on p.polrelid = c.oid
  union all
  select 'pg_rewrite', 'rule', r.oid, r.rulename, c.relname
  from relation c join pg_rewrite r on r.ev_class = c.oid where r.rulename <> '_RETURN'
  union all
  select 'pg_collation', 'collation', l.oid, l.collname, null
  from pg_collation l join own on own.oid = l.collnamespace
  where not exists (select 1 from member m where m.classid = 'pg_collation'::regclass and m.objid = l.oid)
  union all
  select 'pg_statistic_ext', 'statistics', s.oid, s.stxname, null from pg_statistic_ext s join own on own.oid = s.stxnamespace
) o
join pg_description d on d.classoid = o.catalog::regclass and d.objoid = o.oid
