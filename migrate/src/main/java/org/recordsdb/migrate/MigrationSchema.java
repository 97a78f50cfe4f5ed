package org.recordsdb.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.pool.OpenDatabase;

/**
 * The schema of a PostgreSQL database in which the history is and the migrations make their tables:
 * that of the settings, or else the first one on the login's search path. What is on that path is
 * not always the login's choice: whoever may create schemas can make one of the login's name. So a
 * schema that nobody named, and a history, are used only if they belong to someone whom the login
 * has to trust anyway: itself or a role of its own, a superuser, or the owner of the database.
 *
 * @param name its name
 * @param path the search path that migrations run with, or null if the settings name the schema
 */
record MigrationSchema(String name, @Nullable String path) {

  /** A superuser may act for every role, which is no reason to believe each of them. */
  private static final String TRUSTED =
      " (r.oid operator(pg_catalog.=) l.oid or r.rolsuper"
          + " or not l.rolsuper and pg_catalog.pg_has_role(r.oid, 'MEMBER')"
          + " or exists (select from pg_catalog.pg_auth_members m"
          + " where m.roleid operator(pg_catalog.=) r.oid"
          + " and m.member operator(pg_catalog.=) l.oid)"
          + " or r.rolname operator(pg_catalog.=) 'pg_database_owner'"
          + " or r.oid operator(pg_catalog.=) d.datdba) ";

  /** No function, table or operator is looked for on the search path. */
  private static final String ASK =
      "select n.nspname as name, pg_catalog.current_setting('search_path') as path,"
          + " pg_catalog.pg_get_userbyid(n.nspowner) as schema_owner,"
          + " coalesce((select"
          + TRUSTED
          + "from pg_catalog.pg_roles r where r.oid operator(pg_catalog.=) n.nspowner), false)"
          + " as schema_trusted,"
          + " pg_catalog.pg_get_userbyid(h.relowner) as history_owner,"
          + " coalesce((select"
          + TRUSTED
          + "from pg_catalog.pg_roles r where r.oid operator(pg_catalog.=) h.relowner), false)"
          + " or coalesce(h.relowner operator(pg_catalog.=) n.nspowner, true) as history_trusted,"
          + " h.relkind operator(pg_catalog.=) 'r' and not h.relrowsecurity as history_plain"
          + " from pg_catalog.pg_namespace n"
          + " join pg_catalog.pg_database d"
          + " on d.datname operator(pg_catalog.=) pg_catalog.current_database()"
          + " join pg_catalog.pg_roles l on l.rolname operator(pg_catalog.=) current_user"
          + " left join pg_catalog.pg_class h on h.relnamespace operator(pg_catalog.=) n.oid"
          + " and h.relname operator(pg_catalog.=) '"
          + FlywayHistory.TABLE
          + "' where n.nspname operator(pg_catalog.=)"
          + " coalesce(cast(? as pg_catalog.text), cast(pg_catalog.current_schema() as pg_catalog.text))";

  private record Answer(
      String name,
      String path,
      String schemaOwner,
      boolean schemaTrusted,
      String historyOwner,
      boolean historyTrusted,
      boolean historyPlain) {}

  /**
   * Asks on this connection.
   *
   * @param named the schema of the settings, or null
   * @param writes whether the history is to be written to, which runs its triggers
   */
  static MigrationSchema of(Connection connection, @Nullable String named, boolean writes)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ASK)) {
      statement.setString(1, named);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw missing(named);
        }
        return checked(
            new Answer(
                row.getString("name"),
                row.getString("path"),
                row.getString("schema_owner"),
                row.getBoolean("schema_trusted"),
                row.getString("history_owner"),
                row.getBoolean("history_trusted"),
                row.getBoolean("history_plain")),
            named,
            writes);
      }
    }
  }

  /** Asks an open Records, to read. */
  static MigrationSchema of(Records records, @Nullable String named) {
    Row row =
        records.executeQuery(ASK.replace("?", ":named"), Row.of("named", named)).stream()
            .findFirst()
            .orElseThrow(() -> missing(named));
    return checked(
        new Answer(
            String.valueOf(row.get("name")),
            String.valueOf(row.get("path")),
            String.valueOf(row.get("schema_owner")),
            row.getBoolean("schema_trusted"),
            String.valueOf(row.get("history_owner")),
            row.getBoolean("history_trusted"),
            Boolean.TRUE.equals(row.get("history_plain"))),
        named,
        false);
  }

  /** The table of the history, as a statement of this Records names it. */
  static String historyOf(Records records) {
    if (records instanceof OpenDatabase open
        && open.settings().dialect().name().equals("postgresql")) {
      MigrationSchema schema = of(records, open.settings().connection().schema());
      return open.settings().dialect().syntax().quote(schema.name()) + "." + FlywayHistory.TABLE;
    }
    return FlywayHistory.TABLE;
  }

  private static MigrationSchema checked(Answer answer, @Nullable String named, boolean writes) {
    if (named == null && !answer.schemaTrusted() && !answer.name().equals("public")) {
      throw strange(
          "the schema "
              + answer.name()
              + ", the first one on the login's search path, belongs to "
              + answer.schemaOwner()
              + ". If it is meant, name it in the option schema of the URL or in DB_SCHEMA; else name"
              + " the one that is.");
    }
    if (!answer.historyTrusted() && (writes || !answer.historyPlain())) {
      throw strange(
          FlywayHistory.TABLE
              + " in the schema "
              + answer.name()
              + " belongs to "
              + answer.historyOwner()
              + ", which is no role of this login. Make the login a member of that role; or, if the"
              + " table is not yours, drop it.");
    }
    return new MigrationSchema(answer.name(), named == null ? answer.path() : null);
  }

  private static RecordsException strange(String cause) {
    return Failure.of(ErrorKind.PERMISSION, "Can't use the history of the migrations: " + cause)
        .exception();
  }

  /** Flyway would make a missing schema, under a name that is not the one that was meant. */
  private static RecordsException missing(@Nullable String named) {
    return Refusals.refused(
        named == null
            ? "Can't migrate: no schema of the login's search path exists. Name one in the option"
                + " schema of the URL or in DB_SCHEMA."
            : "Can't migrate: the schema "
                + named
                + " does not exist. Create it, or correct the name in the option schema of the URL"
                + " or in DB_SCHEMA.");
  }
}
