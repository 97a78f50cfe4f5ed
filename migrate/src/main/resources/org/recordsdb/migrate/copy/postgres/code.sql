-- What a copy leaves out unless its source is trusted, and why: code that the copy itself would run in the target with the
-- rights of its login, code that would run with the rights of an owner which is another one than in the source, and rights by
-- which others can run code of their own with those of an owner: triggers, foreign keys, whose checks cast and compare values
-- with the rights of the table that they refer to, refreshes, and objects that are meant by their names alone. Where it is left
-- out only if an owner is not kept, with that owner: what the action of a foreign key runs, as PostgreSQL does that with the
-- rights of the owner of the foreign key's table; and rules, views and forced policies that reach what others own, which has the
-- same owner then. A materialized view, the root, runs with these rights also views that ask for the rights of the reader.
-- Functions that may run: built-in ones that are immutable or listed here, as others run SQL that they get as a text or
-- reach files, settings and other sessions; and immutable ones of extensions.
with harmless (name) as (
  values ('now'), ('transaction_timestamp'), ('statement_timestamp'), ('clock_timestamp'), ('timeofday'), ('random'),
    ('gen_random_uuid'), ('uuidv4'), ('uuidv7'), ('age'), ('date_trunc'), ('date_part'), ('extract'), ('to_char'), ('to_date'),
    ('to_timestamp'), ('timezone'), ('date'), ('time'), ('timestamp'), ('timestamptz'), ('make_timestamptz'), ('generate_series'),
    ('timestamptz_pl_interval'), ('timestamptz_mi_interval'), ('interval_pl_timestamptz'),
    ('concat'), ('concat_ws'), ('format'), ('array_to_string')
  union all
  select concat_ws('_', l.type, o.name, r.type)
  from (values ('date'), ('timestamp'), ('timestamptz')) l (type)
  cross join (values ('eq'), ('ne'), ('lt'), ('le'), ('gt'), ('ge')) o (name)
  cross join (values ('date'), ('timestamp'), ('timestamptz')) r (type)
),
action as (
  select c.oid, c.relkind, r.rolname as owner, k.conkey, format('%s.%s', c.relname, k.conname) as name,
    'c' = k.confdeltype as deletes, k.confdeltype in ('n', 'd') or k.confupdtype in ('c', 'n', 'd') as updates,
    'd' in (k.confdeltype, k.confupdtype) as defaults
  from relation c
  join pg_constraint k on k.conrelid = c.oid and k.contype = 'f' and k.conparentid = 0
  join pg_roles r on r.oid = c.relowner
),
reached as (
  select a.owner, t.oid, e.fires, e.rule,
    format('the action of the foreign key %s runs it with the rights of the owner of the table', a.name) as reason
  from action a
  cross join lateral (
    select a.oid
    union select p.relid::oid from pg_partition_tree(a.oid) p
    union select p.relid::oid from pg_partition_ancestors(a.oid) p
  ) t
  join (values ('insert', 4, '3'), ('delete', 8, '4'), ('update', 16, '2')) e (event, fires, rule)
    on e.event = 'delete' and a.deletes or a.updates and (e.event = 'update' or a.relkind = 'p')
),
viewed as (
  with recursive reads (root, owner, oid) as (
    select c.oid, c.relowner, c.oid from relation c where c.relkind = 'm'
    union
    select reads.root, reads.owner, v.oid
    from reads
    join pg_rewrite r on r.ev_class = reads.oid
    join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass
    join pg_class v on v.oid = d.refobjid and v.relkind = 'v'
  )
  select root, owner, oid from reads
),
reaching as (
  select seen.id, seen.owner, o.oid, o.relowner, o.oid in (select c.oid from relation c) as inside
  from (
    select 'pg_rewrite/' || w.oid as id, c.relowner as owner, concat(w.ev_action::text, ' ', w.ev_qual::text) as code
    from relation c join pg_rewrite w on w.ev_class = c.oid and w.rulename <> '_RETURN'
    union all
    select 'pg_class/' || c.oid, c.relowner, w.ev_action::text
    from relation c join pg_rewrite w on w.ev_class = c.oid and w.rulename = '_RETURN'
    where c.relkind = 'v' and not coalesce(
      (select s.option_value::boolean from pg_options_to_table(c.reloptions) s where s.option_name = 'security_invoker'), false)
    union all
    select 'pg_class/' || v.root, v.owner, w.ev_action::text
    from viewed v join pg_rewrite w on w.ev_class = v.oid and w.rulename = '_RETURN'
    union all
    select 'pg_policy/' || p.oid, c.relowner, concat(p.polqual::text, ' ', p.polwithcheck::text)
    from relation c join pg_policy p on p.polrelid = c.oid
    where c.relforcerowsecurity
  ) seen
  cross join lateral regexp_matches(seen.code, ':relid (\d+)', 'g') n (number)
  join pg_class o on o.oid = n.number[1]::oid
)
select found.id, min(found.reason) as reason,
  case when bool_and(found.owner is not null) then array_agg(distinct found.owner::text) else '{}' end as owners
from (
  select 'pg_proc/' || p.oid as id, null::name as owner,
    case
      when p.prosecdef then 'it runs with the rights of its owner (security definer)'
      when not l.lanpltrusted and p.prokind <> 'a' then format('its language %s reaches files and programs of the server', l.lanname)
      when exists (select 1 from pg_proc b where b.pronamespace = 'pg_catalog'::regnamespace and b.proname = p.proname)
        then 'it has the name of a built-in function, and calls that mean that one may run it'
    end as reason
  from routine p
  join pg_language l on l.oid = p.prolang
  union all
  select run.id, run.owner, format('it runs the function %s', f.oid::regprocedure)
  from (
    select tree.id, tree.owner, coalesce(o.oprcode::oid, n.number[2]::oid) as function
    from (
      select 'pg_attrdef/' || e.oid as id, null::name as owner, e.adbin::text as code
      from relation c
      join pg_attribute a on a.attrelid = c.oid and a.attgenerated <> '' and not a.attisdropped
      join pg_attrdef e on e.adrelid = c.oid and e.adnum = a.attnum
      union all
      select 'pg_attrdef/' || e.oid, a.owner, e.adbin::text
      from action a join pg_attrdef e on a.defaults and e.adrelid = a.oid and e.adnum = any (a.conkey)
      union all
      select 'pg_constraint/' || k.oid, null, k.conbin::text
      from pg_constraint k
      where k.conrelid in (select c.oid from relation c) or k.contypid in (select t.oid from datatype t)
      union all
      select 'pg_type/' || t.oid, null, t.typdefaultbin::text from datatype t
      union all
      select coalesce('pg_constraint/' || k.oid, 'pg_class/' || x.indexrelid), null, concat(x.indexprs::text, ' ', x.indpred::text)
      from relation c
      join pg_index x on x.indrelid = c.oid
      left join pg_constraint k on k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x')
      union all
      select 'pg_class/' || c.oid, null, t.partexprs::text from relation c join pg_partitioned_table t on t.partrelid = c.oid
      union all
      select 'pg_statistic_ext/' || s.oid, null, to_jsonb(s) ->> 'stxexprs'
      from pg_statistic_ext s join own on own.oid = s.stxnamespace
    ) tree
    cross join lateral regexp_matches(tree.code, ':(opno|funcid|opfuncid|aggfnoid|winfnoid) (\d+)', 'g') n (number)
    left join pg_operator o on n.number[1] = 'opno' and o.oid = n.number[2]::oid
    union all
    select 'pg_type/' || r.rngtypid, null, r.rngsubdiff::oid from pg_range r join datatype t on t.oid = r.rngtypid
  ) run
  join pg_proc f on f.oid = run.function
  where not case
    when f.oid < 16384 and f.pronamespace = 'pg_catalog'::regnamespace
      then f.provolatile = 'i' and f.proname !~ 'to_xml' or f.proname in (select h.name from harmless h)
    else f.provolatile = 'i' and exists (select 1 from member m where m.classid = 'pg_proc'::regclass and m.objid = f.oid)
  end
  union all
  select 'pg_trigger/' || t.oid, a.owner, a.reason
  from reached a
  join pg_trigger t on t.tgrelid = a.oid and not t.tgisinternal and t.tgtype::int & a.fires <> 0
  union all
  select 'pg_rewrite/' || w.oid, a.owner, a.reason
  from reached a
  join pg_rewrite w on w.ev_class = a.oid and w.ev_type::text = a.rule
  union all
  select x.id, r.rolname, format('it reaches %s, which another role owns, with the rights of its owner', x.oid::regclass)
  from reaching x
  join pg_roles r on r.oid in (x.owner, x.relowner)
  where x.inside and x.relowner <> x.owner
  union all
  select 'right/' || o.oid, null, 'by it a role can run code of its own with the rights of the owner'
  from (select c.oid from relation c union all select own.oid from own) o
  union all
  select 'refresh/' || c.oid, null, 'its query would run in the target, as long as it takes'
  from relation c where c.relkind = 'm'
  union all
  select 'pg_constraint/' || k.oid, null, format('it refers to %s, outside of the schema', o.oid::regclass)
  from relation c
  join pg_constraint k on k.conrelid = c.oid and k.contype = 'f'
  join pg_class o on o.oid = k.confrelid and o.relnamespace <> c.relnamespace
  union all
  select x.id, null, format('it reaches %s, outside of the schema, with the rights of its owner', x.oid::regclass)
  from reaching x
  where not x.inside
    and not exists (select 1 from member m where m.classid = 'pg_class'::regclass and m.objid = x.oid)
) found
where found.reason is not null
group by found.id
