-- Tables and partitions without keys, constraints and defaults. A partition is made by itself, so that its columns keep
-- their order, and then attached; the root's identity becomes its own by that.
select 'table' as place, 'table' as kind, 'pg_class/' || c.oid as id, c.relname as name, c.root,
  format('create %stable %I (%s)%s%s%s%s', case when c.relpersistence = 'u' then 'unlogged ' end, c.relname, d.columns,
    case when not c.relispartition then ' inherits (' || d.parents || ')' end,
    ' partition by ' || pg_get_partkeydef(c.oid),
    ' using ' || quote_ident(nullif(m.amname, 'heap')),
    ' with (' || d.settings || ')')
  || case when c.relispartition
    then format('; alter table only %s attach partition %I %s', d.parents, c.relname, pg_get_expr(c.relpartbound, c.oid))
    else '' end as sql,
  case
    when c.relispartition and c.root_schema <> c.relnamespace then 'it is a partition of a table outside the schema'
    when d.stranger is not null then format('it inherits from %s, outside of the schema', d.stranger)
    when d.elsewhere is not null then 'its partition ' || d.elsewhere || ' is a foreign table or outside the schema'
    when c.reloftype <> 0 then 'it is a table of the type ' || format_type(c.reloftype, null)
  end as reason
from relation c
left join pg_am m on m.oid = c.relam
cross join lateral (
  select (
    select string_agg(
      format('%I %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
        ' collate ' || nullif(a.attcollation, y.typcollation)::regcollation::text,
        case
          when a.attgenerated <> '' and 'pg_attrdef/' || f.oid not in (select id from code) then format(' generated always as (%s) %s', pg_get_expr(f.adbin, f.adrelid),
            case a.attgenerated when 's' then 'stored' else 'virtual' end)
          when s.seqrelid is not null then format(
            ' generated %s as identity (sequence name %I increment by %s minvalue %s maxvalue %s start with %s cache %s%s)',
            case a.attidentity when 'a' then 'always' else 'by default' end, q.relname,
            s.seqincrement, s.seqmin, s.seqmax, s.seqstart, s.seqcache, case when s.seqcycle then ' cycle' end)
        end,
        case when a.attnotnull and coalesce(k.convalidated, true) then concat(
          case when k.oid is not null then format(' constraint %I', k.conname) end, ' not null',
          case when k.connoinherit then ' no inherit' end) end),
      ', ' order by a.attnum)
    from pg_attribute a
    join pg_type y on y.oid = a.atttypid
    left join pg_attrdef f on f.adrelid = a.attrelid and f.adnum = a.attnum
    left join pg_depend i on a.attidentity <> '' and i.classid = 'pg_class'::regclass and i.deptype = 'i'
      and i.refclassid = 'pg_class'::regclass and i.refobjid = a.attrelid and i.refobjsubid = a.attnum
    left join pg_sequence s on s.seqrelid = i.objid
    left join pg_class q on q.oid = s.seqrelid
    left join pg_constraint k on k.conrelid = a.attrelid and k.contype = 'n' and k.conkey = array[a.attnum]
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and (a.attislocal or c.relispartition)
  ) as columns, (
    select string_agg(i.inhparent::regclass::text, ', ' order by i.inhseqno) from pg_inherits i where i.inhrelid = c.oid
  ) as parents, (
    select min(i.inhparent::regclass::text)
    from pg_inherits i join pg_class p on p.oid = i.inhparent
    where i.inhrelid = c.oid and not c.relispartition and p.relnamespace <> c.relnamespace
  ) as stranger, (
    select string_agg(format('%s = %L', o.name, o.value), ', ')
    from (
      select option_name, option_value from pg_options_to_table(c.reloptions)
      union all
      select 'toast.' || option_name, option_value
      from pg_class t, pg_options_to_table(t.reloptions) where t.oid = c.reltoastrelid
    ) o (name, value)
  ) as settings, (
    select min(t.relid::regclass::text)
    from pg_partition_tree(c.oid) t join pg_class p on p.oid = t.relid
    where c.relkind = 'p' and (p.relnamespace <> c.relnamespace or p.relkind = 'f')
  ) as elsewhere
) d
where c.relkind in ('r', 'p')
