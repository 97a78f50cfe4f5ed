-- What every query of this folder begins with: the schema that is copied, the first parameter, and its relations, types and routines, without those that belong to an extension or come with a type. The root of a partition is the table
-- that its rows are read from.
with own as (
  select n.oid, n.nspname, n.nspowner, n.nspacl from pg_namespace n where n.nspname = ?::text
),
member as (
  select d.classid, d.objid, e.extname
  from pg_depend d join pg_extension e on d.refclassid = 'pg_extension'::regclass and e.oid = d.refobjid
  where d.deptype = 'e'
),
relation as (
  select c.*, coalesce(r.relname, c.relname) as root, r.relnamespace as root_schema
  from pg_class c
  join own on own.oid = c.relnamespace
  left join pg_class r on r.oid = pg_partition_root(c.oid)
  where not exists (select 1 from member m where m.classid = 'pg_class'::regclass and m.objid = c.oid)
),
datatype as (
  select t.*
  from pg_type t
  join own on own.oid = t.typnamespace
  left join pg_class c on c.oid = t.typrelid
  where coalesce(c.relkind, 'c') = 'c'
    and t.typtype <> 'm'
    and not exists (select 1 from pg_type e where e.typarray = t.oid)
    and not exists (select 1 from member m where m.classid = 'pg_type'::regclass and m.objid = t.oid)
),
routine as (
  select p.*, pg_get_function_identity_arguments(p.oid) as arguments
  from pg_proc p
  join own on own.oid = p.pronamespace
  where not exists (select 1 from member m where m.classid = 'pg_proc'::regclass and m.objid = p.oid)
    and not exists (
      select 1 from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'i')
)
