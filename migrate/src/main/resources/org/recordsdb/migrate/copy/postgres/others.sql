-- What is not copied. What depends on it is not copied either.
select 'after' as place, o.kind, o.catalog || '/' || o.oid as id, o.name, o.reason
from (
  select 'pg_class' as catalog, 'foreign table' as kind, c.oid, c.relname::text as name, 'foreign tables are not copied' as reason
  from relation c where c.relkind = 'f'
  union all
  select 'pg_operator', 'operator', o.oid, o.oid::regoperator::text, 'operators are not copied'
  from pg_operator o join own on own.oid = o.oprnamespace
  union all
  select 'pg_opclass', 'operator class', o.oid, o.opcname, 'operator classes are not copied'
  from pg_opclass o join own on own.oid = o.opcnamespace
  union all
  select 'pg_opfamily', 'operator family', o.oid, o.opfname, 'operator families are not copied'
  from pg_opfamily o join own on own.oid = o.opfnamespace
  union all
  select 'pg_conversion', 'conversion', o.oid, o.conname, 'conversions are not copied'
  from pg_conversion o join own on own.oid = o.connamespace
  union all
  select 'pg_ts_config', 'text search configuration', o.oid, o.cfgname, 'text search configurations are not copied'
  from pg_ts_config o join own on own.oid = o.cfgnamespace
  union all
  select 'pg_ts_dict', 'text search dictionary', o.oid, o.dictname, 'text search dictionaries are not copied'
  from pg_ts_dict o join own on own.oid = o.dictnamespace
  union all
  select 'pg_ts_parser', 'text search parser', o.oid, o.prsname, 'text search parsers are not copied'
  from pg_ts_parser o join own on own.oid = o.prsnamespace
  union all
  select 'pg_ts_template', 'text search template', o.oid, o.tmplname, 'text search templates are not copied'
  from pg_ts_template o join own on own.oid = o.tmplnamespace
  union all
  select 'pg_cast', 'cast', o.oid, format('%s as %s', format_type(o.castsource, null), format_type(o.casttarget, null)),
    'casts are not copied'
  from pg_cast o
  where (o.castsource in (select t.oid from datatype t) or o.casttarget in (select t.oid from datatype t))
    and not exists (
      select 1 from pg_depend d where d.classid = 'pg_cast'::regclass and d.objid = o.oid and d.deptype = 'i')
  union all
  select 'pg_default_acl', 'default privileges', o.oid, format('of %s for objects of the type %s', o.defaclrole::regrole, o.defaclobjtype),
    'they are those of a role, for objects that it makes later'
  from pg_default_acl o join own on own.oid = o.defaclnamespace
  union all
  select 'pg_publication', 'publication', p.oid, p.pubname, 'publications are not copied'
  from pg_publication p
  where p.puballtables
    or exists (select 1 from pg_publication_tables t, own where t.pubname = p.pubname and t.schemaname = own.nspname)
  union all
  select 'pg_seclabel', 'security label', l.objoid, pg_describe_object(l.classoid, l.objoid, l.objsubid), 'security labels are not copied'
  from pg_seclabel l join relation c on l.classoid = 'pg_class'::regclass and c.oid = l.objoid
  union all
  select 'pg_attrdef', 'generated column', e.oid, format('%s.%s', c.relname, a.attname), null
  from relation c
  join pg_attribute a on a.attrelid = c.oid and a.attgenerated <> '' and not a.attisdropped
  join pg_attrdef e on e.adrelid = c.oid and e.adnum = a.attnum
  where 'pg_attrdef/' || e.oid in (select id from code)
  union all
  select 'pg_constraint', 'check', k.oid, format('%s.%s', t.typname, k.conname), null
  from datatype t
  join pg_constraint k on k.contypid = t.oid and k.convalidated
  where 'pg_constraint/' || k.oid in (select id from code)
  union all
  select 'pg_largeobject', 'large objects', c.oid, format('%s.%s', c.relname, a.attname),
    'the column may hold numbers of large objects, which are not copied'
  from relation c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relkind in ('r', 'p') and not c.relispartition
    and exists (
      with recursive base (oid) as (
        select a.atttypid union all select y.typbasetype from base b join pg_type y on y.oid = b.oid where y.typtype = 'd')
      select from base b join pg_type y on y.oid = b.oid where y.typname in ('oid', 'lo'))
    and exists (select 1 from pg_largeobject_metadata)
  union all
  select 'pg_trigger', 'trigger', t.oid, format('%s.%s', t.tgrelid::regclass, t.tgname),
    'its table is outside the schema, only its function is copied'
  from pg_trigger t
  join routine p on p.oid = t.tgfoid
  join pg_class c on c.oid = t.tgrelid
  join own on own.oid <> c.relnamespace
  where not t.tgisinternal and t.tgparentid = 0
  union all
  select 'pg_event_trigger', 'event trigger', t.oid, t.evtname, 'event triggers are not copied'
  from pg_event_trigger t join routine p on p.oid = t.evtfoid
  union all
  select 'pg_constraint', 'foreign key', k.oid, format('%s.%s', k.conrelid::regclass, k.conname),
    'its table is outside the schema'
  from pg_constraint k
  join relation r on r.oid = k.confrelid
  join pg_class c on c.oid = k.conrelid and c.relnamespace <> r.relnamespace
  where k.contype = 'f' and k.conparentid = 0
  union all
  select 'pg_class', case c.relkind when 'f' then 'foreign table' else 'table' end, c.oid, c.oid::regclass::text,
    format('it is outside the schema and inherits from %s, which has its rows as well', string_agg(h.name, ', ' order by h.name))
  from (
    with recursive heir (oid, name) as (
      select i.inhrelid, r.relname from relation r join pg_inherits i on i.inhparent = r.oid where r.relkind = 'r'
      union
      select i.inhrelid, h.name from heir h join pg_inherits i on i.inhparent = h.oid
    )
    select heir.oid, heir.name from heir
  ) h
  join pg_class c on c.oid = h.oid and c.relpersistence <> 't'
  join own on own.oid <> c.relnamespace
  group by c.oid
  union all
  select distinct 'pg_class', case c.relkind when 'm' then 'materialized view' else 'view' end, c.oid, c.oid::regclass::text,
    'it is outside the schema'
  from pg_rewrite w
  join pg_class c on c.oid = w.ev_class
  join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid and d.refclassid = 'pg_class'::regclass
  join relation r on r.oid = d.refobjid and r.relnamespace <> c.relnamespace
  where w.rulename = '_RETURN'
) o
where not exists (select 1 from member m where m.classid = o.catalog::regclass and m.objid = o.oid)
