-- Enumerations, composite types, domains and ranges. The functions that make ranges belong to the superuser, and nobody
-- else can move them: a range is made where it stays, in the schema that the parameter names.
select 'before' as place, case t.typtype when 'r' then 'range' else 'type' end as kind, 'pg_type/' || t.oid as id, t.typname as name,
  case t.typtype
    when 'e' then format('create type %I as enum (%s)', t.typname, (
      select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)
      from pg_enum e where e.enumtypid = t.oid))
    when 'c' then format('create type %I as (%s)', t.typname, (
      select string_agg(
        format('%I %s%s', a.attname, format_type(a.atttypid, a.atttypmod),
          ' collate ' || nullif(a.attcollation, y.typcollation)::regcollation::text),
        ', ' order by a.attnum)
      from pg_attribute a join pg_type y on y.oid = a.atttypid
      where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped))
    when 'd' then format('create domain %I as %s%s%s%s%s', t.typname, format_type(t.typbasetype, t.typtypmod),
      ' collate ' || nullif(t.typcollation, base.typcollation)::regcollation::text,
      ' default ' || coalesce(pg_get_expr(t.typdefaultbin, 'pg_type'::regclass), quote_literal(t.typdefault)),
      case when t.typnotnull then ' not null' end, (
      select string_agg(format(' constraint %I %s', k.conname, pg_get_constraintdef(k.oid)), '' order by k.conname)
      from pg_constraint k where k.contypid = t.oid and k.contype = 'c' and k.convalidated and 'pg_constraint/' || k.oid not in (select id from code)))
    when 'r' then format('create type %I.%I as range (%s)', target.schema, t.typname, concat_ws(', ',
        'subtype = ' || format_type(r.rngsubtype, null),
        'subtype_opclass = ' || (
          select case when pg_opclass_is_visible(o.oid) then '' else quote_ident(n.nspname) || '.' end || quote_ident(o.opcname)
          from pg_opclass o join pg_namespace n on n.oid = o.opcnamespace where o.oid = r.rngsubopc),
        'collation = ' || nullif(r.rngcollation, 0)::regcollation::text,
        'subtype_diff = ' || (
          select case when pg_function_is_visible(f.oid) then '' else quote_ident(n.nspname) || '.' end || quote_ident(f.proname)
          from pg_proc f join pg_namespace n on n.oid = f.pronamespace where f.oid = r.rngsubdiff),
        'multirange_type_name = ' || (
          select format('%I.%I', target.schema, m.typname) from pg_type m where m.oid = r.rngmultitypid)))
  end as sql,
  case
    when t.typtype = 'b' then 'its values are made by functions in C'
    when t.typtype = 'p' then 'it is only declared'
    when r.rngcanonical <> 0 then 'ranges with a canonical function are not copied'
  end as reason
from datatype t
cross join (select ?::text) target (schema)
left join pg_type base on base.oid = t.typbasetype
left join pg_range r on r.rngtypid = t.oid
