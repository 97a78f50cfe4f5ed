-- What PostgreSQL would run while it plans a query of the tables of a schema, the parameter: functions in the expressions
-- of their indexes, constraints, partition keys, statistics and generated columns. Partitions and the tables that foreign keys
-- refer to are asked, too. Built-in functions may be run, and those of an extension that only a superuser can have made: an
-- extension's owner may add functions to it. Asked while the schema is not on the search path.
with own as (
  select n.oid from pg_namespace n where n.nspname = ?
),
asked as (
  select c.oid from pg_class c join own on own.oid = c.relnamespace where c.relkind in ('r', 'p')
  union
  select k.confrelid
  from pg_constraint k
  join pg_class c on c.oid = k.conrelid
  join own on own.oid = c.relnamespace
  where k.contype = 'f'
),
read as (
  select a.oid from asked a
  union
  select t.relid::oid from asked a cross join lateral pg_partition_tree(a.oid) t
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
select distinct concat(tree.part, ' of the table ', c.relname, ' (function ', f.oid::regprocedure, ')') as name
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
