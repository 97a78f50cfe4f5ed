-- Views, and materialized views, which are filled when all has its owner, each after those that it reads.
select 'after' as place, case c.relkind when 'v' then 'view' else 'materialized view' end as kind,
  'pg_class/' || c.oid as id, c.relname as name,
  format('create %s %I%s%s as %s%s', case c.relkind when 'v' then 'view' else 'materialized view' end, c.relname,
    ' using ' || quote_ident(nullif(m.amname, 'heap')),
    (select ' with (' || string_agg(format('%s = %L', option_name, option_value), ', ') || ')'
      from pg_options_to_table(c.reloptions) having count(*) > 0),
    rtrim(pg_get_viewdef(c.oid), ';'), case c.relkind when 'm' then ' with no data' end) as sql,
  null::text[] as needs
from relation c
left join pg_am m on m.oid = c.relam
where c.relkind in ('v', 'm')
union all
select 'end', 'refresh', 'refresh/' || c.oid, c.relname, format('refresh materialized view %I', c.relname), (
  with recursive reads (view) as (
    select c.oid
    union
    select d.refobjid
    from reads
    join pg_rewrite r on r.ev_class = reads.view
    join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass
  )
  select array['pg_class/' || c.oid] || array_agg('refresh/' || v.oid) filter (where v.oid <> c.oid)
  from reads join relation v on v.oid = reads.view and v.relkind = 'm' and v.relispopulated)
from relation c
where c.relkind = 'm' and c.relispopulated
