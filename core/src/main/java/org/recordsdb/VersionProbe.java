package org.recordsdb;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.recordsdb.spi.Syntax;
import org.recordsdb.spi.TableInfo;

/**
 * The version of the schema: the highest in a table {@code schema_version} of the application's
 * own, or else the highest in Flyway's history, which the migrations of Records keep too.
 */
final class VersionProbe {

  private static final String OWN = "schema_version";
  private static final String HISTORY = "flyway_schema_history";
  private static final String VERSION = "version";
  private static final String RANK = "installed_rank";
  private static final String SUCCESS = "success";

  /** Health is asked for often: of a long history, only the newest rows are looked at. */
  private static final long NEWEST = 1_000;

  /** Longer texts are no versions: this is shown in a line. */
  private static final int LONGEST = 100;

  /** A version as Flyway's documentation has it: numbers with points or underscores between. */
  private static final Pattern NUMBERS = Pattern.compile("\\d+([._]\\d+)*");

  private static final Pattern BETWEEN = Pattern.compile("[._]");

  private static final Comparator<String> BY_NUMBERS =
      (left, right) -> Arrays.compare(numbers(left), numbers(right));

  private final Engine engine;

  VersionProbe(Engine engine) {
    this.engine = engine;
  }

  /** The version; empty if neither table is there, or reading it would run the code of others. */
  Optional<String> version(Session session) {
    List<String> there = engine.catalog().among(List.of(OWN, HISTORY), session);
    Optional<String> own = there.contains(OWN) ? own(session) : Optional.empty();
    return own.isPresent() || !there.contains(HISTORY) ? own : applied(session);
  }

  private Optional<String> own(Session session) {
    return versions(OWN, List.of(VERSION), " order by version desc limit 1", session).findFirst();
  }

  private Optional<String> applied(Session session) {
    List<String> columns = List.of(VERSION, SUCCESS, RANK);
    String newest = " and success order by installed_rank desc limit " + NEWEST;
    return versions(HISTORY, columns, newest, session)
        .filter(version -> NUMBERS.matcher(version).matches())
        .max(BY_NUMBERS);
  }

  /** Cut by the database, as a row may hold any text. */
  private Stream<String> versions(
      String name, List<String> columns, String newest, Session session) {
    TableInfo table = engine.table(name, session);
    if (!table.columns().keySet().containsAll(columns)) {
      return Stream.empty();
    }
    Syntax syntax = engine.dialect().syntax();
    String schema = table.schema();
    String sql =
        "select "
            + cut()
            + " as told from "
            + (schema == null ? "" : syntax.quote(schema) + ".")
            + syntax.quote(name)
            + " where version is not null"
            + newest;
    return texts(table, sql, session).stream().filter(version -> version.length() <= LONGEST);
  }

  /** In one transaction with the question whether the table is harmless. */
  private List<String> texts(TableInfo table, String sql, Session session) {
    Call call = Call.reading("look at " + table.name());
    try {
      Session.Lease lease = session.lease(call);
      try {
        return engine.dialect().isHarmless(lease.connection(), table)
            ? texts(lease.connection(), sql)
            : List.of();
      } finally {
        lease.release().run();
      }
    } catch (SQLException e) {
      throw session.failed(e, call);
    }
  }

  private List<String> texts(Connection connection, String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = engine.statements().within(statement, () -> statement.executeQuery(sql))) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  /** By no function where others may have one of its name; in this process there are no others. */
  private String cut() {
    int most = LONGEST + 1;
    return engine.dialect().isEmbedded()
        ? "substr(cast(version as varchar), 1, " + most + ")"
        : "cast(version as varchar(" + most + "))";
  }

  /** Numbers of any length; zeros at the end say nothing. */
  private static BigInteger[] numbers(String version) {
    BigInteger[] numbers =
        BETWEEN.splitAsStream(version).map(BigInteger::new).toArray(BigInteger[]::new);
    int end = numbers.length;
    while (end > 0 && numbers[end - 1].signum() == 0) {
      end--;
    }
    return Arrays.copyOf(numbers, end);
  }
}
