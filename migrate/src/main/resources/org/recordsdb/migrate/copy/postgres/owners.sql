-- Who owns what in the source, of all that has an owner of its own: indexes, owned sequences and the like go with their
-- tables, and a multirange with its range.
select o.catalog || '/' || o.oid as id, o.kind, o.title, format('alter %s %s owner to ', o.word, o.name) as sql,
  r.rolname as owner
from (
  select 'pg_class' as catalog, c.oid, k.kind, c.relname::text as title, k.kind as word, quote_ident(c.relname) as name, c.relowner as owner
  from relation c
  join (values ('r', 'table'), ('p', 'table'), ('v', 'view'), ('m', 'materialized view'), ('S', 'sequence')) k (code, kind)
    on k.code = c.relkind::text
  where c.relkind <> 'S' or not exists (
    select 1 from pg_depend d
    where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i'))
  union all
  select 'pg_type', t.oid, 'type', t.typname, case t.typtype when 'd' then 'domain' else 'type' end, quote_ident(t.typname), t.typowner
  from datatype t where t.typtype in ('e', 'c', 'd', 'r')
  union all
  select 'pg_proc', p.oid, case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end,
    format('%s(%s)', p.proname, p.arguments), 'routine', format('%I(%s)', p.proname, p.arguments), p.proowner
  from routine p
  union all
  select 'pg_collation', c.oid, 'collation', c.collname, 'collation', quote_ident(c.collname), c.collowner
  from pg_collation c join own on own.oid = c.collnamespace
  where not exists (select 1 from member m where m.classid = 'pg_collation'::regclass and m.objid = c.oid)
  union all
  select 'pg_statistic_ext', s.oid, 'statistics', s.stxname, 'statistics', quote_ident(s.stxname), s.stxowner
  from pg_statistic_ext s join own on own.oid = s.stxnamespace
) o
join pg_roles r on r.oid = o.owner
order by o.kind, o.title
