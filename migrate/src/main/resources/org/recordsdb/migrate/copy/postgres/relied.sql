-- An object of the target, by its address in the parameters: the extension that it belongs to; and what of roles r other than
-- the login l it needs or could run: what it depends on, checks of domains, fields of composite types, parts of tables, casts
-- by functions between types that are met, and functions and operators that may be meant by its name. Asked while only
-- built-in names are on the search path.
with recursive object as (
  select a.classid, a.objid from pg_get_object_address(?, ?, ?) a
),
used (classid, objid) as (
  select o.classid, o.objid from object o
  union
  select next.classid, next.objid
  from used u
  cross join lateral (
    select d.refclassid as classid, d.refobjid as objid
    from pg_depend d
    where d.classid = u.classid and d.objid = u.objid and d.deptype in ('n', 'a', 'i', 'P', 'S')
      and d.refclassid <> 'pg_language'::regclass
    union all
    select d.classid, d.objid
    from pg_depend d
    left join pg_constraint k on d.classid = 'pg_constraint'::regclass and k.oid = d.objid
    where d.refclassid = u.classid and d.refobjid = u.objid and d.deptype in ('a', 'i', 'P', 'S')
      and d.classid in ('pg_class'::regclass, 'pg_attrdef'::regclass, 'pg_constraint'::regclass) and k.contype is distinct from 'f'
  ) next
  where next.objid >= 16384
),
met as (
  select u.classid, u.objid from used u
  union
  select 'pg_proc'::regclass, c.castfunc
  from pg_cast c
  left join used s on s.classid = 'pg_type'::regclass and s.objid = c.castsource
  left join used t on t.classid = 'pg_type'::regclass and t.objid = c.casttarget
  where c.castfunc <> 0 and (s.objid is not null or c.castsource < 16384) and (t.objid is not null or c.casttarget < 16384)
    and coalesce(s.objid, t.objid) is not null
  union
  select o.classid, other.oid
  from object o
  join pg_proc p on o.classid = 'pg_proc'::regclass and p.oid = o.objid
  join pg_proc other on other.pronamespace = p.pronamespace and other.proname = p.proname
  union
  select o.classid, other.oid
  from object o
  join pg_operator p on o.classid = 'pg_operator'::regclass and p.oid = o.objid
  join pg_operator other on other.oprnamespace = p.oprnamespace and other.oprname = p.oprname
)
select
  (
    select e.extname
    from object o
    join pg_depend d on d.classid = o.classid and d.objid = o.objid and d.deptype = 'e'
    join pg_extension e on d.refclassid = 'pg_extension'::regclass and e.oid = d.refobjid
  ) as extension,
  array(
    select distinct format('%s of %s', pg_describe_object(m.classid, m.objid, 0), r.rolname)
    from met m
    join pg_shdepend s on s.classid = m.classid and s.objid = m.objid and s.deptype = 'o'
      and s.dbid = (select d.oid from pg_database d where d.datname = current_database())
    join pg_roles r on s.refclassid = 'pg_authid'::regclass and r.oid = s.refobjid
    join pg_roles l on l.rolname = current_user
    where not
