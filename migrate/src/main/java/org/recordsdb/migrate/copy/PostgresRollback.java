package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recordsdb.internal.config.Settings;
import org.recordsdb.spi.Dialect;

/** Takes away what a copy has made in a PostgreSQL database, in one transaction. */
final class PostgresRollback {

  /** What was made in a schema, whose name may be quoted also where it need not be; or in all. */
  private static final String IN_SCHEMA =
      " from records_copy_state.made cross join (select ?::text as name) s where published"
          + " and (s.name is null or starts_with(identity, quote_ident(s.name) || '.')"
          + " or starts_with(identity, '\"' || replace(s.name, '\"', '\"\"') || '\".'))";

  private final Connection connection;
  private final @Nullable String schema;

  /** Whether looking at the rows may run what others have put into the target. */
  private final boolean trusted;

  private PostgresRollback(Connection connection, @Nullable String schema, boolean trusted) {
    this.connection = connection;
    this.schema = schema;
    this.trusted = trusted;
  }

  /** What was noted of a part of the copy, and how many rows it had, if that is known. */
  record Made(PostgresMove.Part part, @Nullable Long rows) {

    /** The same, as the catalog has it now. */
    Made as(PostgresMove.Part now) {
      return new Made(now, rows);
    }
  }

  /**
   * Drops what one copy has made.
   *
   * @param schema the schema of a finished copy, or null for what is unfinished or else the one
   *     copy there is
   * @param evenIfChanged whether also tables go whose rows are not those that were copied
   * @param trusted whether looking at the rows may run what others have put into the target
   * @return what was dropped
   */
  static List<String> run(
      Settings settings, @Nullable String schema, boolean evenIfChanged, boolean trusted)
      throws SQLException {
    Dialect dialect = settings.dialect();
    try (Connection connection = dialect.connect(settings.connection(), true)) {
      dialect.begin(connection, true);
      List<String> dropped = new PostgresRollback(connection, schema, trusted).run(evenIfChanged);
      dialect.commit(connection);
      return dropped;
    }
  }

  /** What is unfinished goes first, and alone: copies beside it may be in use. */
  private List<String> run(boolean evenIfChanged) throws SQLException {
    PostgresSettings.settle(connection, "pg_catalog");
    OwnSchemas.require(connection);
    List<String> dropped = new ArrayList<>();
    PostgresState.alone(connection); // no copy begins or ends meanwhile
    boolean known = exists("select 1 where to_regclass('records_copy_state.run') is not null");
    if (known && schema == null) {
      new PostgresState().requireNone(connection);
    }
    if (schema == null
        && exists("select 1 from pg_namespace where nspname = '" + PostgresTarget.SHADOW + "'")) {
      if (!known || !exists("select 1 from records_copy_state.run")) {
        throw Refusals.foreignSchema(PostgresTarget.SHADOW);
      }
      unfinished(dropped);
    } else if (known) {
      finished(evenIfChanged, dropped);
    }
    return dropped;
  }

  private void unfinished(List<String> dropped) throws SQLException {
    execute("drop schema " + PostgresTarget.SHADOW + " cascade");
    dropped.add("schema " + PostgresTarget.SHADOW);
    dropped.addAll(PostgresMade.dropEarly(connection));
    execute("delete from records_copy_state.progress");
    execute("delete from records_copy_state.written");
    execute("delete from records_copy_state.run");
    forgetAll();
  }

  private void finished(boolean evenIfChanged, List<String> dropped) throws SQLException {
    requireOne();
    List<String> copies = names();
    if (copies.isEmpty() || (schema != null && !copies.contains(schema))) {
      forgetAll(); // no copy was finished here, so that nothing of it can be dropped or forgotten
      return;
    }
    List<Made> noted = made();
    lock(there(noted, parts()));
    List<PostgresMove.Part> parts = parts(); // nobody renames or replaces a table any more
    List<Made> all = there(noted, parts);
    List<String> outside = PostgresMove.outside(connection, copy(copies));
    if (!evenIfChanged) {
      requireSame(noted, parts);
      new RowChanges(connection, copy(copies)).requireNone(all, trusted);
      if (!outside.isEmpty()) {
        throw RollbackRefusals.dependents(String.join(", ", outside));
      }
    }
    for (Made made : all) {
      execute("drop " + made.part().kind() + " if exists " + made.part().identity() + " cascade");
      dropped.add(made.part().title());
    }
    outside.forEach(each -> dropped.add(each + ", which depended on the copy"));
    update("delete from records_copy_state.made where number in (select number" + IN_SCHEMA + ")");
    update("delete from records_copy_state.finished where schema_name = coalesce(?, schema_name)");
    forgetAll();
  }

  private String copy(List<String> copies) {
    return schema == null ? copies.get(0) : schema;
  }

  /** Whoever is storing rows has stored them before they are counted; nobody does so after. */
  private void lock(List<Made> all) throws SQLException {
    String tables =
        all.stream()
            .map(Made::part)
            .filter(part -> part.kind().equals("table"))
            .map(part -> "only " + part.identity())
            .collect(Collectors.joining(", "));
    if (!tables.isEmpty()) {
      execute("lock table " + tables + " in access exclusive mode");
    }
  }

  /** Two services may have their copies in one database: neither is dropped by mistake. */
  private void requireOne() throws SQLException {
    if (schema != null) {
      return;
    }
    List<String> names = names();
    if (names.size() > 1) {
      throw RollbackRefusals.severalCopies(String.join(", ", names));
    }
  }

  private List<String> names() throws SQLException {
    return new CatalogQueries(connection)
        .rows(
            "select schema_name from records_copy_state.finished order by 1",
            row -> row.getString(1));
  }

  /** What is known of copies goes with the last of them. */
  private void forgetAll() throws SQLException {
    if (!exists(PostgresState.ANY)) {
      PostgresState.drop(connection);
    }
  }

  /** What the schemas at hand hold. */
  private List<PostgresMove.Part> parts() throws SQLException {
    List<PostgresMove.Part> parts = new ArrayList<>();
    for (String each : schema == null ? names() : List.of(schema)) {
      parts.addAll(PostgresMove.parts(connection, each));
    }
    return parts;
  }

  /**
   * Those that are still there, by their numbers, and with the names that the catalog itself
   * writes: what was noted is never a statement, and what others made by its name is not dropped.
   */
  private static List<Made> there(List<Made> noted, List<PostgresMove.Part> parts) {
    Map<String, PostgresMove.Part> known = new HashMap<>();
    parts.forEach(part -> known.put(part.key(), part));
    Map<String, Made> all = new LinkedHashMap<>();
    for (Made made : noted) {
      PostgresMove.Part now = known.get(made.part().key());
      if (now != null) {
        all.putIfAbsent(now.key(), made.as(now));
      }
    }
    return List.copyOf(all.values());
  }

  /**
   * Refuses to drop what has another name or definition now, and what took a dropped one's name.
   */
  private static void requireSame(List<Made> noted, List<PostgresMove.Part> parts) {
    Map<String, PostgresMove.Part> known = new HashMap<>();
    for (PostgresMove.Part part : parts) {
      known.put(part.key(), part);
      known.putIfAbsent(part.identity(), part);
    }
    Set<String> other = new LinkedHashSet<>();
    for (Made made : noted) {
      PostgresMove.Part part = made.part();
      PostgresMove.Part now = known.getOrDefault(part.key(), known.get(part.identity()));
      if (now != null && !now.equals(part)) {
        other.add(part.title());
      }
    }
    if (!other.isEmpty()) {
      throw RollbackRefusals.replacedSince(String.join(", ", other));
    }
  }

  private List<Made> made() throws SQLException {
    List<Made> all = new ArrayList<>();
    String sql =
        "select kind, identity, object as oid, definition, rows"
            + IN_SCHEMA
            + " order by number desc";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, schema);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Long count = rows.getObject("rows", Long.class);
          all.add(new Made(PostgresMove.Part.read(rows), count));
        }
      }
    }
    return all;
  }

  private boolean exists(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next();
    }
  }

  private void update(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, schema);
      statement.executeUpdate();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }
}
