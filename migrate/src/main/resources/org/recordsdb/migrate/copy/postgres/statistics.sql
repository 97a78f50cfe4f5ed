-- Extended statistics.
select 'after' as place, 'statistics' as kind, 'pg_statistic_ext/' || s.oid as id, s.stxname as name,
  pg_get_statisticsobjdef(s.oid) as sql, ' STATISTICS ' as cut
from pg_statistic_ext s
join own on own.oid = s.stxnamespace
