package org.recordsdb.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.migrate.schema.TrustedRole;

/**
 * The schema of a PostgreSQL database in which the history is and the migrations make their tables:
 * that of the settings, or else the first one on the login's search path. What is on that path is
 * not always the login's choice: whoever may create schemas can make one of the login's name. So a
 * schema that nobody named, and a history, are used only if they belong to someone whom the login
 * has to trust anyway: itself or a role of its own, a superuser, or the owner of the database.
 *
 * <p>The same holds for a history that is only read: views, policies and expressions of indexes run
 * the code of their owner, who can add them at the moment of the reading. An application that reads
 * what another login migrates names the schema.
 *
 * @param name its name
 * @param path the search path that migrations run with, or null if the settings name the schema
 * @param hasHistory whether it had a history when it was asked for
 */
record MigrationSchema(String name, @Nullable String path, boolean hasHistory) {

  private static final String TRUSTED =
      """
      coalesce((
        select %s
          or r.rolname operator(pg_catalog.=) 'pg_database_owner'
          or r.oid operator(pg_catalog.=) d.datdba
        from pg_catalog.pg_roles r
        where r.oid operator(pg_catalog.=) OWNER), false)
      """
          .formatted(TrustedRole.CONDITION);

  /** No function, table or operator is looked for on the search path. */
  private static final String ASK =
      """
      select n.nspname as name, pg_catalog.current_setting('search_path') as path,
        pg_catalog.pg_get_userbyid(n.nspowner) as schema_owner,
        SCHEMA_TRUSTED as schema_trusted,
        h.oid is not null as has_history,
        pg_catalog.pg_get_userbyid(h.relowner) as history_owner,
        h.oid is null or HISTORY_TRUSTED as history_trusted,
        coalesce(h.relowner operator(pg_catalog.=) n.nspowner, true) as history_of_schema
      from pg_catalog.pg_namespace n
      join pg_catalog.pg_database d
        on d.datname operator(pg_catalog.=) pg_catalog.current_database()
      join pg_catalog.pg_roles l on l.rolname operator(pg_catalog.=) current_user
      left join pg_catalog.pg_class h on h.relnamespace operator(pg_catalog.=) n.oid
        and h.relname operator(pg_catalog.=) 'HISTORY'
      where n.nspname operator(pg_catalog.=)
        coalesce(cast(? as pg_catalog.text), cast(pg_catalog.current_schema() as pg_catalog.text))
      """
          .replace("SCHEMA_TRUSTED", TRUSTED.replace("OWNER", "n.nspowner"))
          .replace("HISTORY_TRUSTED", TRUSTED.replace("OWNER", "h.relowner"))
          .replace("HISTORY", FlywayHistory.TABLE);

  /** What the catalog says of a schema and the history in it, which need not be there. */
  private record Answer(
      String name,
      String path,
      String schemaOwner,
      boolean schemaTrusted,
      boolean hasHistory,
      String historyOwner,
      boolean historyTrusted,
      boolean historyOfSchema) {

    boolean schemaUsable(@Nullable String named) {
      return named != null || schemaTrusted || name.equals("public");
    }
  }

  /**
   * Asks on this connection.
   *
   * @param named the schema of the settings, or null
   */
  static MigrationSchema of(Connection connection, @Nullable String named) throws SQLException {
    return checked(ask(connection, named).orElseThrow(() -> missing(named)), named);
  }

  private static Optional<Answer> ask(Connection connection, @Nullable String schema)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ASK)) {
      statement.setString(1, schema);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Answer(
                    row.getString("name"),
                    row.getString("path"),
                    row.getString("schema_owner"),
                    row.getBoolean("schema_trusted"),
                    row.getBoolean("has_history"),
                    row.getString("history_owner"),
                    row.getBoolean("history_trusted"),
                    row.getBoolean("history_of_schema")))
            : Optional.empty();
      }
    }
  }

  private static MigrationSchema checked(Answer answer, @Nullable String named) {
    boolean schemaUsable = answer.schemaUsable(named);
    if (!schemaUsable) {
      throw strange(
          "the schema "
              + answer.name()
              + ", the first one on the login's search path, belongs to "
              + answer.schemaOwner()
              + ". If it is meant, name it in the option schema of the URL or in DB_SCHEMA; else name"
              + " the one that is.");
    }
    if (!answer.historyTrusted() && !answer.historyOfSchema()) {
      throw strange(
          FlywayHistory.TABLE
              + " in the schema "
              + answer.name()
              + " belongs to "
              + answer.historyOwner()
              + ", which is no role of this login. Connect as that role, or make the login a member"
              + " of it; or, if the table is not yours, drop it.");
    }
    return new MigrationSchema(
        answer.name(), named == null ? answer.path() : null, answer.hasHistory());
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
