-- All that the schema public is made of, one line each, read without the program under test.
with s as (select oid from pg_namespace where nspname = 'public'),
extension as (select classid, objid from pg_depend where deptype = 'e'),
c as (
  select c.* from pg_class c join s on s.oid = c.relnamespace
  where not exists (select 1 from extension e where e.classid = 'pg_class'::regclass and e.objid = c.oid)
),
acl (classid, objid, subid, entries, owner) as (
  select 'pg_class'::regclass, oid, 0, relacl, relowner from c
  union all select 'pg_class'::regclass, a.attrelid, a.attnum, a.attacl, c.relowner from pg_attribute a join c on c.oid = a.attrelid
  union all select 'pg_proc'::regclass, p.oid, 0, p.proacl, p.proowner from pg_proc p join s on s.oid = p.pronamespace
  union all select 'pg_type'::regclass, t.oid, 0, t.typacl, t.typowner from pg_type t join s on s.oid = t.typnamespace
  union all select 'pg_namespace'::regclass, n.oid, 0, n.nspacl, n.nspowner from pg_namespace n join s on s.oid = n.oid
)
select line from (
  select concat_ws(' | ', 'relation', c.relname, c.relkind, c.relpersistence, m.amname, c.reloptions::text, t.reloptions::text,
    'security', c.relrowsecurity, c.relforcerowsecurity, 'identity', c.relreplident, 'populated', c.relispopulated,
    pg_get_partkeydef(c.oid), pg_get_expr(c.relpartbound, c.oid)) as line
  from c left join pg_am m on m.oid = c.relam left join pg_class t on t.oid = c.reltoastrelid
  union all
  select concat_ws(' | ', 'column', c.relname, row_number() over (partition by c.oid order by a.attnum), a.attname,
    format_type(a.atttypid, a.atttypmod), 'not null', a.attnotnull, 'identity', a.attidentity, 'generated', a.attgenerated,
    a.attcollation::regcollation, a.attstorage, a.attcompression, a.attstattarget, a.attoptions::text,
    'local', a.attislocal, a.attinhcount, 'default', pg_get_expr(d.adbin, d.adrelid))
  from c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  union all
  select concat_ws(' | ', 'constraint', coalesce(c.relname, t.typname), k.conname, k.contype, pg_get_constraintdef(k.oid),
    k.convalidated, 'local', k.conislocal, k.coninhcount, 'part', k.conparentid <> 0)
  from pg_constraint k join s on s.oid = k.connamespace left join c on c.oid = k.conrelid left join pg_type t on t.oid = k.contypid
  union all
  select concat_ws(' | ', 'index', pg_get_indexdef(x.indexrelid), x.indisvalid, x.indisclustered, x.indisreplident, i.reloptions::text)
  from c join pg_index x on x.indrelid = c.oid join pg_class i on i.oid = x.indexrelid
  union all
  select concat_ws(' | ', 'inherits', h.inhrelid::regclass, h.inhparent::regclass, h.inhseqno)
  from c join pg_inherits h on h.inhrelid = c.oid
  union all
  select concat_ws(' | ', 'trigger', t.tgname, pg_get_triggerdef(t.oid), t.tgenabled)
  from c join pg_trigger t on t.tgrelid = c.oid where not t.tgisinternal
  union all
  select concat_ws(' | ', 'rule', pg_get_ruledef(r.oid), r.ev_enabled) from c join pg_rewrite r on r.ev_class = c.oid
  union all
  select concat_ws(' | ', 'policy', p.tablename, p.policyname, p.permissive, p.roles::text, p.cmd, p.qual, p.with_check)
  from pg_policies p where p.schemaname = 'public'
  union all
  select concat_ws(' | ', 'routine', p.oid::regprocedure, p.prokind,
    case when p.prokind <> 'a' then pg_get_functiondef(p.oid) else (
      select concat_ws(', ', a.aggkind, a.aggtransfn, a.aggfinalfn, a.aggcombinefn, a.aggtranstype::regtype, a.agginitval)
      from pg_aggregate a where a.aggfnoid = p.oid) end)
  from pg_proc p join s on s.oid = p.pronamespace
  where not exists (select 1 from extension e where e.classid = 'pg_proc'::regclass and e.objid = p.oid)
  union all
  select concat_ws(' | ', 'type', t.oid::regtype, t.typtype, format_type(t.typbasetype, t.typtypmod), t.typnotnull, t.typdefault,
    t.typcollation::regcollation, (select string_agg(e.enumlabel, ',' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid),
    (select concat_ws(',', r.rngsubtype::regtype, r.rngmultitypid::regtype, r.rngcollation::regcollation, r.rngsubdiff)
      from pg_range r where r.rngtypid = t.oid))
  from pg_type t join s on s.oid = t.typnamespace
  where not exists (select 1 from extension e where e.classid = 'pg_type'::regclass and e.objid = t.oid)
  union all
  select concat_ws(' | ', 'sequence', c.relname, q.seqtypid::regtype, q.seqstart, q.seqincrement, q.seqmin, q.seqmax, q.seqcache,
    q.seqcycle, d.deptype, d.refobjid::regclass, d.refobjsubid <> 0)
  from c join pg_sequence q on q.seqrelid = c.oid
  left join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i')
  union all
  select concat_ws(' | ', 'comment', i.type, i.identity, d.description)
  from pg_description d cross join lateral pg_identify_object(d.classoid, d.objoid, d.objsubid) i
  where d.objoid >= 16384 and (i.schema = 'public' or i.identity like '%public.%')
    and not exists (select 1 from extension e where e.classid = d.classoid and e.objid = d.objoid)
  union all
  select concat_ws(' | ', 'collation', to_jsonb(l) - 'oid' - 'collowner' - 'collnamespace')
  from pg_collation l join s on s.oid = l.collnamespace
  union all
  select concat_ws(' | ', 'statistics', pg_get_statisticsobjdef(x.oid)) from pg_statistic_ext x join s on s.oid = x.stxnamespace
  union all
  select concat_ws(' | ', 'right', i.type, i.identity,
    case when g.grantee = acl.owner then 'owner' else g.grantee::regrole::text end, g.privilege_type, g.is_grantable)
  from acl cross join lateral pg_identify_object(acl.classid, acl.objid, acl.subid) i cross join lateral aclexplode(acl.entries) g
  where not exists (select 1 from extension e where e.classid = acl.classid and e.objid = acl.objid)
) lines
order by 1
