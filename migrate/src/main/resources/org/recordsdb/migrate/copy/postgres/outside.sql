-- What is not of the copy and would go with it, of a schema whose parts are above (moved) and whose name is the parameter: what depends on what the copy made,
-- and what depends on that. Indexes, constraints, triggers and the like are parts of their tables; children and partitions
-- are not, nor is a sequence that a column was given after the copy. The rule of a view stands for the view.
, written as (
  select w.transaction
  from records_copy_state.finished f cross join unnest(f.written) w (transaction)
  where f.schema_name = ?
), copied as (
  select p.catalog::regclass::oid as classid, p.oid as objid
  from part p join records_copy_state.made m on m.kind = p.kind and m.object = p.oid and m.published
), going (classid, objid) as (
  select classid, objid from copied
  union
  select d.classid, d.objid
  from going g
  join pg_depend d on d.refclassid = g.classid and d.refobjid = g.objid
  left join pg_class c on d.classid = 'pg_class'::regclass and c.oid = d.objid
  where d.deptype = 'i'
    or d.deptype in ('a', 'P', 'S') and (c.oid is null or c.relkind in ('i', 'I', 't')
      or c.relkind = 'S' and exists (select 1 from written w where w.transaction = d.xmin))
), dependent as (
  select d.refclassid, d.refobjid, d.refobjsubid,
    case when v.oid is null then d.classid else 'pg_class'::regclass end as classid,
    coalesce(v.oid, d.objid) as objid,
    case when v.oid is null and c.relkind is distinct from 'v' and c.relkind is distinct from 'm' then d.objsubid else 0 end
      as objsubid,
    v.oid is not null or d.deptype = 'n' or c.relkind in ('r', 'p', 'f', 'v', 'm', 'S') as listed
  from pg_depend d
  left join pg_class c on d.classid = 'pg_class'::regclass and c.oid = d.objid
  left join pg_rewrite w on d.classid = 'pg_rewrite'::regclass and w.oid = d.objid
  left join pg_class v on v.oid = w.ev_class and v.relkind in ('v', 'm')
  where not exists (select 1 from going g where g.classid = d.classid and g.objid = d.objid)
), lost (classid, objid, objsubid, listed) as (
  select d.classid, d.objid, d.objsubid, d.listed
  from going g join dependent d on d.refclassid = g.classid and d.refobjid = g.objid
  union
  select d.classid, d.objid, d.objsubid, d.listed
  from lost l join dependent d on d.refclassid = l.classid and d.refobjid = l.objid and (l.objsubid = 0 or d.refobjsubid = l.objsubid)
)
select distinct pg_describe_object(classid, objid, objsubid) as name from lost where listed order by 1
