-- Tables of the schema that inherit from others of it, whose readers see their rows as well.
select p.relname as parent, c.relname as child
from relation p
join pg_inherits i on i.inhparent = p.oid
join relation c on c.oid = i.inhrelid
where p.relkind = 'r' and c.relkind = 'r'
order by 1, 2
