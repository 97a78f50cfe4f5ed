-- What reading a schema, the parameter, could run of its code: a function or an operator that may be meant more closely than
-- the built-in one of its name, a cast to text by a function, and one to texts or bytes that nobody has
-- to write, as lengths are asked for. An extension's own ones may be run if a superuser owns them:
-- the extension's owner may add others to it. Asked while the schema is not on the search path.
with member as (
  select d.classid, d.objid
  from pg_depend d
  left join pg_proc p on d.classid = 'pg_proc'::regclass and p.oid = d.objid
  left join pg_operator o on d.classid = 'pg_operator'::regclass and o.oid = d.objid
  left join pg_cast c on d.classid = 'pg_cast'::regclass and c.oid = d.objid
  left join pg_proc f on f.oid = c.castfunc
  join pg_roles r on r.oid = coalesce(p.proowner, o.oprowner, f.proowner) and r.rolsuper
  where d.refclassid = 'pg_extension'::regclass and d.deptype = 'e'
),
own as (
  select n.oid from pg_namespace n where n.nspname = ?
)
select concat('function ', p.proname, '(', pg_get_function_identity_arguments(p.oid), ')') as name,
  pg_get_userbyid(p.proowner) = current_user as own
from pg_proc p
join own on own.oid = p.pronamespace
where exists (select 1 from pg_proc b where b.pronamespace = 'pg_catalog'::regnamespace and b.proname = p.proname)
  and not exists (select 1 from member m where m.classid = 'pg_proc'::regclass and m.objid = p.oid)
union all
select concat('operator ', o.oprname, '(', o.oprleft::regtype, ', ', o.oprright::regtype, ')'), pg_get_userbyid(o.oprowner) = current_user
from pg_operator o
join own on own.oid = o.oprnamespace
where exists (select 1 from pg_operator b where b.oprnamespace = 'pg_catalog'::regnamespace and b.oprname = o.oprname)
  and not exists (select 1 from member m where m.classid = 'pg_operator'::regclass and m.objid = o.oid)
union all
select concat('cast ', c.castsource::regtype, ' as ', c.casttarget::regtype), pg_get_userbyid(f.proowner) = current_user
from pg_cast c
join pg_proc f on f.oid = c.castfunc
where c.oid >= 16384 and (c.casttarget = 'text'::regtype
    or c.castcontext = 'i' and c.casttarget = any ('{bytea,bpchar,bit,varbit,varchar,name}'::regtype[]))
  and not exists (select 1 from member m where m.classid = 'pg_cast'::regclass and m.objid = c.oid)
order by 1
