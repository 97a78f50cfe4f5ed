-- What belongs to the database and not to the schema, and is not copied: its kind and names. Settings are named without values.
select o.kind, string_agg(distinct o.name, ', ' order by o.name) as names
from (
  select 'event triggers' as kind, 'pg_event_trigger' as catalog, t.oid, t.evtname::text as name
  from pg_event_trigger t
  where not exists (select 1 from routine p where p.oid = t.evtfoid)
  union all
  select 'casts', 'pg_cast', c.oid, format('%s as %s', format_type(c.castsource, null), format_type(c.casttarget, null))
  from pg_cast c
  where c.oid >= 16384 and not exists (select 1 from datatype t where t.oid in (c.castsource, c.casttarget))
    and not exists (select 1 from pg_depend d where d.classid = 'pg_cast'::regclass and d.objid = c.oid and d.deptype = 'i')
  union all
  select 'default privileges', 'pg_default_acl', a.oid, format('of %s', a.defaclrole::regrole)
  from pg_default_acl a where a.defaclnamespace = 0
  union all
  select 'settings of the database', 'pg_database', d.oid, split_part(v.setting, '=', 1)
  from pg_database d
  join pg_db_role_setting s on s.setdatabase = d.oid
  cross join lateral unnest(s.setconfig) v (setting)
  where d.datname = current_database()
  union all
  select 'subscriptions', 'pg_subscription', s.oid, s.subname::text
  from pg_subscription s join pg_database d on d.oid = s.subdbid and d.datname = current_database()
  union all
  select 'foreign servers', 'pg_foreign_server', s.oid, s.srvname::text from pg_foreign_server s
  union all
  select 'languages', 'pg_language', l.oid, l.lanname::text from pg_language l where l.oid >= 16384
  union all
  select 'transforms', 'pg_transform', t.oid, format('of %s', format_type(t.trftype, null)) from pg_transform t
  union all
  select 'access methods', 'pg_am', m.oid, m.amname::text from pg_am m where m.oid >= 16384
) o
where not exists (select 1 from member m where m.classid = ('pg_catalog.' || o.catalog)::regclass and m.objid = o.oid)
group by o.kind
order by o.kind
