-- What is in the schema and would run with more rights than it had in the source. Names of built-in functions, and those that
-- may run in an expression, differ from version to version: they were looked at in the source, as were owners.
select id, reason,
  pg_describe_object(split_part(id, '/', 1)::regclass, split_part(id, '/', 2)::oid, 0) as name
from code
where owners = '{}' and split_part(id, '/', 1) not in ('refresh', 'right') and reason not like 'it runs the function %' and reason not like 'it has the name of %'
order by name
