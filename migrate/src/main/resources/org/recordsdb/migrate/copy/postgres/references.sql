-- Foreign keys and checks, as SQL that finds rows which break them. The database keeps to those that were validated
-- unless its triggers were switched off. To find rows that break a check or a key of a type that somebody made, its casts are
-- looked up again, may be others by now, and run: such ones are marked as made.
select c.relname as table, k.conname as name, k.convalidated as validated, k.contype = 'f' as reference,
  exists (
    select 1 from regexp_matches(k.conbin::text, 'type(?:id|Id)? (\d+)', 'g') n (number) where n.number[1]::oid >= 16384)
  or exists (
    with recursive base (type) as (
      select a.atttypid
      from pg_attribute a
      where k.contype = 'f'
        and (a.attrelid = k.conrelid and a.attnum = any (k.conkey) or a.attrelid = k.confrelid and a.attnum = any (k.confkey))
      union
      select t.typbasetype from base b join pg_type t on t.oid = b.type and t.typtype = 'd'
    )
    select 1 from base b join pg_type t on t.oid = b.type where t.typtype <> 'd' and t.oid >= 16384) as made,
  (select string_agg(a.attname, ', ' order by u.place)
    from unnest(k.conkey) with ordinality u (number, place)
    join pg_attribute a on a.attrelid = c.oid and a.attnum = u.number) as columns,
  case k.contype
    when 'c' then format('not (%s)', pg_get_expr(k.conbin, k.conrelid))
    else (
      select case k.confmatchtype
          when 'f' then format('num_nulls(%1$s) not in (0, %2$s) or num_nulls(%1$s) = 0', f.columns, cardinality(k.conkey))
          else format('num_nulls(%s) = 0', f.columns)
        end
        || format(' and not exists (select 1 from %s%I.%I p where %s)', case r.relkind when 'p' then '' else 'only ' end,
          s.nspname, r.relname, f.pairs)
      from (
        select string_agg(format('c.%I', a.attname), ', ' order by u.place),
          string_agg(format('p.%I operator(%I.%s) c.%I', b.attname, n.nspname, o.oprname, a.attname), ' and ' order by u.place)
        from unnest(k.conkey, k.confkey, k.conpfeqop) with ordinality u (number, other, operator, place)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.number
        join pg_attribute b on b.attrelid = k.confrelid and b.attnum = u.other
        join pg_operator o on o.oid = u.operator
        join pg_namespace n on n.oid = o.oprnamespace
      ) f (columns, pairs)
    )
  end as broken
from relation c
join pg_constraint k on k.conrelid = c.oid and k.contype in ('c', 'f') and k.conparentid = 0
left join pg_class r on r.oid = k.confrelid
left join pg_namespace s on s.oid = r.relnamespace
where c.relkind in ('r', 'p') and not c.relispartition and 'pg_constraint/' || k.oid not in (select id from code)
  and coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true) and not coalesce((to_jsonb(k) ->> 'conperiod')::boolean, false)
order by c.relname, k.conname
