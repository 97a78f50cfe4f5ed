-- Functions, procedures and aggregates. None takes the place of one that the target has.
select 'before' as place,
  case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end as kind,
  'pg_proc/' || p.oid as id, format('%s(%s)', p.proname, p.arguments) as name,
  case when p.prokind <> 'a' then regexp_replace(pg_get_functiondef(p.oid), '^CREATE OR REPLACE ', 'CREATE ')
    else format('create aggregate %I(%s) (%s)', p.proname, coalesce(nullif(pg_get_function_arguments(p.oid), ''), '*'),
      concat_ws(', ', f.functions, 'stype = ' || format_type(a.aggtranstype, null), 'sspace = ' || nullif(a.aggtransspace, 0),
        case when a.aggfinalextra then 'finalfunc_extra' end, 'initcond = ' || quote_literal(a.agginitval),
        'finalfunc_modify = ' || case a.aggfinalmodify when 'r' then 'read_only' when 's' then 'shareable' else 'read_write' end,
        case when a.aggmtransfn <> 0 then 'mstype = ' || format_type(a.aggmtranstype, null) end,
        'msspace = ' || nullif(a.aggmtransspace, 0), case when a.aggmfinalextra then 'mfinalfunc_extra' end,
        'minitcond = ' || quote_literal(a.aggminitval),
        'sortop = ' || (
          select format('operator(%I.%s)', n.nspname, o.oprname)
          from pg_operator o join pg_namespace n on n.oid = o.oprnamespace where o.oid = a.aggsortop),
        'parallel = ' || case p.proparallel when 's' then 'safe' when 'r' then 'restricted' else 'unsafe' end))
  end as sql,
  case p.prokind when 'p' then ' PROCEDURE ' when 'a' then null else ' FUNCTION ' end as cut,
  case
    when l.lanname in ('c', 'internal') and p.prokind <> 'a' then 'it is written in C'
    when a.aggkind <> 'n' then 'ordered-set aggregates are not copied'
    when p.proleakproof then 'only a superuser may create what is leakproof'
    when p.prosupport <> 0 then 'only a superuser may create what has a support function'
    when exists (
      select 1 from unnest(p.proconfig) c (setting) join pg_settings s on s.name = split_part(c.setting, '=', 1)
      where s.context in ('superuser', 'superuser-backend')) then 'only a superuser may create what sets its settings'
  end as reason
from routine p
join pg_language l on l.oid = p.prolang
left join pg_aggregate a on a.aggfnoid = p.oid
left join lateral (
  select string_agg(
    format('%s = %s%I', u.option, case when not pg_function_is_visible(f.oid) then quote_ident(n.nspname) || '.' end, f.proname),
    ', ' order by u.place) as functions
  from (values (1, 'sfunc', a.aggtransfn), (2, 'finalfunc', a.aggfinalfn), (3, 'combinefunc', a.aggcombinefn),
    (4, 'serialfunc', a.aggserialfn), (5, 'deserialfunc', a.aggdeserialfn), (6, 'msfunc', a.aggmtransfn),
    (7, 'minvfunc', a.aggminvtransfn), (8, 'mfinalfunc', a.aggmfinalfn)) u (place, option, function)
  join pg_proc f on f.oid = u.function::oid
  join pg_namespace n on n.oid = f.pronamespace
) f on true
