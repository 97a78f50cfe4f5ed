-- Tables whose rows this login sees none or not all of, and sequences whose position it can't read.
select c.relname as name, c.relkind = 'S' as sequence, not has_table_privilege(c.oid, 'select') as forbidden
from relation c
where not (c.relkind in ('r', 'p') and c.relispartition) and c.relkind in ('r', 'p', 'S')
  and (not has_table_privilege(c.oid, 'select') or c.relkind <> 'S' and row_security_active(c.oid))
order by c.relname
