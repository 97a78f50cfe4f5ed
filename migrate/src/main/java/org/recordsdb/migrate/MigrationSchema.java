package org.recordsdb.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
 * schema that nobody named, and a history, are migrated only if they belong to someone whom the
 * login has to trust anyway: itself or a role of its own, a superuser, or the owner of the
 * database.
 *
 * <p>An application often has a login of its own, which reads what another one migrates. So a
 * history of others is read if that runs none of their code, and kept from being replaced while it
 * is. Their schema must be named for that by a superuser, who has most to lose.
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

  /**
   * Reading a plain table runs nothing but its types' functions: policies and views run code, and
   * so does planning where indexes, checks, statistics or tables that inherit have expressions.
   */
  private static final String PLAIN =
      """
      h.relkind operator(pg_catalog.=) 'r' and not h.relispartition and not h.relhassubclass
        and not pg_catalog.row_security_active(h.oid)
        and not exists (
          select from pg_catalog.pg_index x
          where x.indrelid operator(pg_catalog.=) h.oid
            and (x.indexprs is not null or x.indpred is not null))
        and not exists (
          select from pg_catalog.pg_constraint k
          where k.conrelid operator(pg_catalog.=) h.oid and k.contype operator(pg_catalog.=) 'c')
        and not exists (
          select from pg_catalog.pg_statistic_ext s where s.stxrelid operator(pg_catalog.=) h.oid)
        and not exists (
          select from pg_catalog.pg_attribute a
          join pg_catalog.pg_type t on t.oid operator(pg_catalog.=) a.atttypid
          join pg_catalog.pg_namespace b on b.oid operator(pg_catalog.=) t.typnamespace
          where a.attrelid operator(pg_catalog.=) h.oid
            and b.nspname operator(pg_catalog.<>) 'pg_catalog')
      """;

  /** No function, table or operator is looked for on the search path. */
  private static final String ASK =
      """
      select n.nspname as name, pg_catalog.current_setting('search_path') as path,
        pg_catalog.pg_get_userbyid(n.nspowner) as schema_owner,
        SCHEMA_TRUSTED as schema_trusted,
        h.oid is not null as has_history,
        pg_catalog.pg_get_userbyid(h.relowner) as history_owner,
        h.oid is null or HISTORY_TRUSTED as history_trusted,
        coalesce(h.relowner operator(pg_catalog.=) n.nspowner, true) as history_of_schema,
        h.oid is null or PLAIN as history_plain,
        l.rolsuper as superuser
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
          .replace("PLAIN", PLAIN)
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
      boolean historyOfSchema,
      boolean historyPlain,
      boolean superuser) {

    boolean schemaUsable(@Nullable String named) {
      return named != null || schemaTrusted || name.equals("public");
    }
  }

  /**
   * Asks on this connection.
   *
   * @param named the schema of the settings, or null
   * @param writes whether the history is to be written to, which runs its triggers
   */
  static MigrationSchema of(Connection connection, @Nullable String named, boolean writes)
      throws SQLException {
    return checked(ask(connection, named).orElseThrow(() -> missing(named)), named, writes);
  }

  /**
   * Keeps the history from being replaced until the transaction ends, and looks at it once more, as
   * it may have been replaced since.
   *
   * @param named the schema of the settings, or null
   */
  void keep(Connection connection, @Nullable String named, boolean writes) throws SQLException {
    boolean hasHistory = ask(connection, name).filter(Answer::hasHistory).isPresent();
    if (hasHistory) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("lock table only " + history() + " in access share mode");
      }
      checked(ask(connection, name).orElseThrow(() -> missing(name)), named, writes);
    }
  }

  private String history() {
    return '"' + name.replace("\"", "\"\"") + "\"." + FlywayHistory.TABLE;
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
                    row.getBoolean("history_of_schema"),
                    row.getBoolean("history_plain"),
                    row.getBoolean("superuser")))
            : Optional.empty();
      }
    }
  }

  private static MigrationSchema checked(Answer answer, @Nullable String named, boolean writes) {
    boolean schemaUsable = answer.schemaUsable(named);
    boolean readable = !writes && answer.historyPlain();
    if (!schemaUsable && (!readable || answer.superuser())) {
      throw strange(
          "the schema "
              + answer.name()
              + ", the first one on the login's search path, belongs to "
              + answer.schemaOwner()
              + ". If it is meant, name it in the option schema of the URL or in DB_SCHEMA; else name"
              + " the one that is.");
    }
    boolean trusted = answer.historyTrusted() || (schemaUsable && answer.historyOfSchema());
    if (!trusted && !readable) {
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
