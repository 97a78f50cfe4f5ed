package org.recordsdb.postgres;

/**
 * In which schemas a table is looked for: those of the search path that the session began with, as
 * the login sees it, whatever a transaction or a function has set since. What is found is kept for
 * all connections (PostgreSQL manual, "search_path").
 */
final class SearchPath {

  /** A name in quotes, where those in it are doubled, or one without. */
  private static final String NAME = "'\"((?:[^\"]|\"\")+)\"|([^\",[:space:]]+)'";

  /** A table {@code given} of one row: the names on the path. */
  static final String GIVEN =
      "(select pg_catalog.array_agg(case when w.name = '$user'"
          + " then session_user::pg_catalog.text else w.name end order by w.place) as names"
          + " from pg_catalog.pg_settings s, lateral (select m.place, coalesce("
          + "pg_catalog.replace(m.parts[1], '\"\"', '\"'), pg_catalog.lower(m.parts[2])) as name"
          + " from pg_catalog.regexp_matches(s.reset_val, "
          + NAME
          + ", 'g') with ordinality m (parts, place)) w where s.name = 'search_path') given";

  /**
   * A table {@code path} of one row for each schema {@code n}: its place in the order of the path,
   * or null if it is not on it. What the login may not use comes last, as a role that it takes on
   * may. The temporary schema and the built-in one come first where the path does not name them.
   */
  static final String OF_SCHEMA =
      "lateral (select case when n.oid = pg_catalog.pg_my_temp_schema()"
          + " then coalesce(pg_catalog.array_position(given.names, 'pg_temp'), -1)"
          + " when n.nspname = 'pg_catalog'"
          + " then coalesce(pg_catalog.array_position(given.names, 'pg_catalog'), 0)"
          + " when pg_catalog.has_schema_privilege(session_user, n.oid, 'usage')"
          + " then pg_catalog.array_position(given.names, n.nspname::pg_catalog.text)"
          + " else pg_catalog.int4pl("
          + "pg_catalog.array_position(given.names, n.nspname::pg_catalog.text), 10000)"
          + " end as place) path";

  private SearchPath() {}
}
