-- What depends on what, as far as PostgreSQL knows; of what is needed, also where it is and how another server names it.
-- A sequence does not need the column that owns it. A foreign key needs a key, whatever its name.
select d.classid::regclass || '/' || d.objid as id, d.refclassid::regclass || '/' || d.refobjid as need,
  coalesce(m.extname, e.extname) as extension, pg_describe_object(d.refclassid, d.refobjid, d.refobjsubid) as description,
  a.type, a.object_names, a.object_args
from pg_depend d
left join member m on m.classid = d.refclassid and m.objid = d.refobjid
left join pg_extension e on d.refclassid = 'pg_extension'::regclass and e.oid = d.refobjid
left join pg_class s on d.classid = 'pg_class'::regclass and s.oid = d.objid
left join pg_class i on d.refclassid = 'pg_class'::regclass and i.oid = d.refobjid
cross join lateral pg_identify_object_as_address(d.refclassid, d.refobjid, d.refobjsubid) a
where d.deptype in ('n', 'a', 'i', 'P', 'S', 'x')
  and (d.refobjid >= 16384 or d.refclassid = 'pg_collation'::regclass)
  and d.refclassid <> 'pg_namespace'::regclass
  and s.relkind is distinct from 'S'
  and (i.relkind is null or i.relkind not in ('i', 'I') or i.relnamespace in (select own.oid from own))
