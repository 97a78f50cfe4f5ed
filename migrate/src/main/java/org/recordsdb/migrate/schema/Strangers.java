package org.recordsdb.migrate.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What logins that are not trusted have created in schemas of the search path: functions,
 * operators, types and collations, any of which a statement could mean in place of what it says,
 * and run with the rights of the login at hand. An operator whose types fit exactly is preferred to
 * the built-in one, wherever its schema stands on the path.
 */
public final class Strangers {

  /** How many a message names. */
  private static final int NAMED = 20;

  /** With their owners r and the login l. No name is looked for on the search path. */
  private static final String FOUND =
      """
      with own as (
        select n.oid, n.nspname as schema
        from pg_catalog.pg_namespace n where n.nspname operator(pg_catalog.=) any (SCHEMAS)
      ),
      found (kind, schema, name, owner) as (
        select 'function', own.schema, p.proname, p.proowner
        from pg_catalog.pg_proc p join own on own.oid operator(pg_catalog.=) p.pronamespace
        union all
        select 'operator', own.schema, o.oprname, o.oprowner
        from pg_catalog.pg_operator o join own on own.oid operator(pg_catalog.=) o.oprnamespace
        union all
        select 'type', own.schema, t.typname, t.typowner
        from pg_catalog.pg_type t
        join own on own.oid operator(pg_catalog.=) t.typnamespace
        left join pg_catalog.pg_class c on c.oid operator(pg_catalog.=) t.typrelid
        where coalesce(c.relkind, 'c') operator(pg_catalog.=) 'c'::pg_catalog."char"
          and not exists (
            select from pg_catalog.pg_type e where e.typarray operator(pg_catalog.=) t.oid)
        union all
        select 'collation', own.schema, c.collname, c.collowner
        from pg_catalog.pg_collation c join own on own.oid operator(pg_catalog.=) c.collnamespace
      )
      select distinct
        pg_catalog.format('%s %s.%s of %s', f.kind, f.schema, f.name, r.rolname) as name
      from found f
      join pg_catalog.pg_roles r on r.oid operator(pg_catalog.=) f.owner
      join pg_catalog.pg_roles l on l.rolname operator(pg_catalog.=) current_user
      where not TRUSTED
      order by 1
      """
          .replace("TRUSTED", TrustedRole.CONDITION);

  private static final String IN_SCHEMA =
      FOUND.replace("SCHEMAS", "array[cast(? as pg_catalog.name)]");

  private static final String ON_PATH =
      FOUND.replace("SCHEMAS", "pg_catalog.current_schemas(false)");

  private Strangers() {}

  /** Their names in this schema; none if nobody else has created anything. */
  public static List<String> in(Connection connection, String schema) throws SQLException {
    return names(connection, IN_SCHEMA, schema);
  }

  /** Their names in the schemas that the transaction's search path names. */
  public static List<String> onPath(Connection connection) throws SQLException {
    return names(connection, ON_PATH);
  }

  private static List<String> names(Connection connection, String sql, String... parameters)
      throws SQLException {
    List<String> names = new ArrayList<>();
    int more = 0;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          if (names.size() < NAMED) {
            names.add(rows.getString(1));
          } else {
            more++;
          }
        }
      }
    }
    if (more > 0) {
      names.add(more + " more");
    }
    return names;
  }
}
