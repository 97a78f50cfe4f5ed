-- What PostgreSQL would run while it plans a query of tables, which are asked above: functions in the expressions of their
-- indexes, constraints, partition keys, statistics and generated columns. Partitions and tables that inherit are asked, too.
-- Built-in functions may be run, and those of an extension that only a superuser can have made: an extension's owner may add
-- functions to it. Asked while no schema of users is on the search path.
, read (oid) as (
  select a.oid from asked a
  union
  select i.inhrelid from read r join pg_inherits i on i.inhparent = r.oid
),
tree as (
  select x.indrelid as relation, concat('index ', i.relname) as part, concat(x.indexprs::text, ' ', x.indpred::text) as code
  from pg_index x join pg_class i on i.oid = x.indexrelid
  union all
  select k.conrelid, concat('constraint ', k.conname), k.conbin::text from pg_constraint k
  union all
  select e.adrelid, concat('generated column ', a.attname), e.adbin::text
  from pg_attrdef e join pg_attribute a on a.attrelid = e.adrelid and a.attnum = e.adnum and a.attgenerated <> ''
  union all
  select t.partrelid, 'partition key', t.partexprs::text from pg_partitioned_table t
  union all
  select s.stxrelid, concat('statistics ', s.stxname), to_jsonb(s) ->> 'stxexprs' from pg_statistic_ext s
)
select distinct concat(tree.part, ' of the table ', c.relname, ' (function ', f.oid::regprocedure, ')') as name,
  r.rolname = current_user as own
from read
join pg_class c on c.oid = read.oid
join tree on tree.relation = read.oid
cross join lateral regexp_matches(tree.code, ':(opno|funcid|opfuncid|aggfnoid|winfnoid) (\d+)', 'g') n (number)
left join pg_operator o on n.number[1] = 'opno' and o.oid = n.number[2]::oid
join pg_proc f on f.oid = coalesce(o.oprcode::oid, n.number[2]::oid)
join pg_roles r on r.oid = f.proowner
where not (f.oid < 16384 and f.pronamespace = 'pg_catalog'::regnamespace)
  and not (r.rolsuper and exists (
    select 1 from pg_depend d
    where d.classid = 'pg_proc'::regclass and d.objid = f.oid and d.refclassid = 'pg_extension'::regclass and d.deptype = 'e'))
order by 1
