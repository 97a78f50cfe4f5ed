-- All roles, and how far their rights reach beyond what they own: 2 for superusers, 1 for other rights of the server or over
-- what others own, 0 for none; by themselves or by a role that was granted to them. All names are qualified, as in owning.sql.
select r.rolname as name, pg_catalog.max(coalesce(m.rank, 0)) as rank
from pg_catalog.pg_roles r
left join (
  select s.oid, case when s.rolsuper then 2 else 1 end as rank
  from pg_catalog.pg_roles s
  where s.rolsuper or s.rolbypassrls or s.rolcreaterole or s.rolreplication
    or s.rolname operator(pg_catalog.=) any (array[
      'pg_read_server_files', 'pg_write_server_files', 'pg_execute_server_program', 'pg_read_all_data', 'pg_write_all_data',
      'pg_maintain', 'pg_create_subscription', 'rds_superuser', 'azure_pg_admin', 'cloudsqlsuperuser']::pg_catalog.name[])
) m on pg_catalog.pg_has_role(r.oid, m.oid, 'MEMBER')
group by r.rolname
