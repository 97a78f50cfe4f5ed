-- Tables that belong to an extension, with SQL that finds a row which the extension does not come with. Which ones it comes
-- with is known of tables of its configuration, by a condition of its script. That is asked only of a table which nobody but a
-- superuser may have changed: it could run casts of others. Of a table that the login may not read rows are assumed.
select c.relname as name, m.extname as extension,
  case
    when row_security_active(c.oid) or not has_table_privilege(c.oid, 'select') then 'select 1'
    else format('select 1 from %s%I.%I t %s limit 1', case c.relkind when 'r' then 'only ' end, own.nspname, c.relname,
      case when r.rolsuper then e.extcondition[array_position(e.extconfig, c.oid)] end)
  end as rows
from pg_class c
join own on own.oid = c.relnamespace
join member m on m.classid = 'pg_class'::regclass and m.objid = c.oid
join pg_extension e on e.extname = m.extname
join pg_roles r on r.oid = c.relowner
where c.relkind in ('r', 'p')
order by c.relname
