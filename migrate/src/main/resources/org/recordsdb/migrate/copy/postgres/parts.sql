-- What is made with something else, and not by itself: the type of a table's rows, the index of a key, and so on.
select 'pg_rewrite/' || r.oid as part, 'pg_class/' || c.oid as whole
from relation c join pg_rewrite r on r.ev_class = c.oid and r.rulename = '_RETURN'
union all
select 'pg_type/' || c.reltype, 'pg_class/' || c.oid from relation c where c.reltype <> 0 and c.relkind <> 'c'
union all
select 'pg_class/' || c.oid, 'pg_type/' || c.reltype from relation c where c.relkind = 'c'
union all
select 'pg_type/' || t.typarray, 'pg_type/' || t.oid from pg_type t where t.typarray <> 0
union all
select d.classid::regclass || '/' || d.objid, 'pg_type/' || t.oid
from own
join pg_type t on t.typnamespace = own.oid
join pg_depend d on d.refclassid = 'pg_type'::regclass and d.refobjid = t.oid and d.deptype = 'i'
where d.classid in ('pg_proc'::regclass, 'pg_cast'::regclass)
union all
select 'pg_type/' || r.rngmultitypid, 'pg_type/' || r.rngtypid from pg_range r
union all
select 'pg_class/' || k.conindid, 'pg_constraint/' || k.oid
from relation c join pg_constraint k on k.conrelid = c.oid and k.contype in ('p', 'u', 'x')
union all
select 'pg_attrdef/' || f.oid, 'pg_class/' || c.oid
from relation c
join pg_attribute a on a.attrelid = c.oid and a.attgenerated <> ''
join pg_attrdef f on f.adrelid = c.oid and f.adnum = a.attnum and 'pg_attrdef/' || f.oid not in (select id from code)
union all
select 'pg_constraint/' || k.oid, 'pg_type/' || t.oid
from datatype t
join pg_constraint k on k.contypid = t.oid and k.convalidated and 'pg_constraint/' || k.oid not in (select id from code)
union all
select 'pg_class/' || d.objid, 'pg_class/' || d.refobjid
from relation c
join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = c.oid and d.refclassid = 'pg_class'::regclass and d.deptype = 'i'
where c.relkind = 'S'
union all
select 'pg_trigger/' || t.oid, 'pg_trigger/' || t.tgparentid
from relation c join pg_trigger t on t.tgrelid = c.oid and t.tgparentid <> 0
