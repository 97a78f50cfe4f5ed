-- Collations; what one is called that names its locale has changed from version to version.
select 'before' as place, 'collation' as kind, 'pg_collation/' || c.oid as id, c.collname as name,
  format('create collation %I (%s)', c.collname, concat_ws(', ',
    'provider = ' || case c.collprovider when 'i' then 'icu' when 'b' then 'builtin' else 'libc' end,
    'locale = ' || quote_literal(coalesce(d.data ->> 'colllocale', d.data ->> 'colliculocale')),
    case when c.collprovider = 'c' then
      format('lc_collate = %L, lc_ctype = %L', d.data ->> 'collcollate', d.data ->> 'collctype') end,
    case when not c.collisdeterministic then 'deterministic = false' end,
    'rules = ' || quote_literal(d.data ->> 'collicurules'))) as sql
from pg_collation c
join own on own.oid = c.collnamespace
cross join lateral (select to_jsonb(c)) d (data)
where not exists (select 1 from member m where m.classid = 'pg_collation'::regclass and m.objid = c.oid)
