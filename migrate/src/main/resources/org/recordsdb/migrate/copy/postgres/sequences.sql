-- Sequences that are no part of an identity column, and the columns that own them.
select 'before' as place, 'sequence' as kind, 'pg_class/' || c.oid as id, c.relname as name, null as root,
  format('create %ssequence %I as %s increment by %s minvalue %s maxvalue %s start with %s cache %s%s',
    case when c.relpersistence = 'u' then 'unlogged ' end, c.relname, format_type(s.seqtypid, null),
    s.seqincrement, s.seqmin, s.seqmax, s.seqstart, s.seqcache, case when s.seqcycle then ' cycle' end) as sql,
  null as reason, null::text[] as needs
from relation c join pg_sequence s on s.seqrelid = c.oid
where not exists (
  select 1 from pg_depend d
  where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.refclassid = 'pg_class'::regclass and d.deptype = 'i')
union all
select 'after', 'owner of sequence', null, c.relname, null,
  format('alter sequence %I owned by %I.%I', c.relname, t.relname, a.attname),
  case when t.relnamespace <> c.relnamespace then 'it is ' || t.oid::regclass || ', outside the schema' end,
  array['pg_class/' || c.oid, 'pg_class/' || t.oid]
from relation c
join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = c.oid
  and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0 and d.deptype = 'a'
join pg_class t on t.oid = d.refobjid
join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
where c.relkind = 'S'
