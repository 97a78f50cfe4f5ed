package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.recordsdb.migrate.schema.Strangers;

/**
 * The schema of a PostgreSQL target that a copy goes to. It is on the search path while definitions
 * are run, as it may hold extensions: whatever others have created there could be meant by them,
 * and would run with the rights of the copy's login.
 */
final class TargetPlace {

  /** Those that are not for tables of users. */
  private static final Set<String> TAKEN =
      Set.of(PostgresTarget.SHADOW, PostgresState.SCHEMA, "information_schema");

  private TargetPlace() {}

  /** Refuses the name of a schema that belongs to the server or to copies. */
  static void requireName(String schema) {
    if (TAKEN.contains(schema) || schema.toLowerCase(Locale.ROOT).startsWith("pg_")) {
      throw Refusals.taken(schema);
    }
  }

  /** Refuses a schema in which others have created something that definitions could mean. */
  static void requireNoStrangers(Connection target, String schema) throws SQLException {
    List<String> names = Strangers.in(target, schema);
    if (!names.isEmpty()) {
      throw Untrusted.strangers(schema, names);
    }
  }
}
