package org.recordsdb;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    return rows(OWN, List.of(VERSION), VERSION, 1, session)
        .map(row -> String.valueOf(row.get(VERSION)))
        .findFirst();
  }

  private Optional<String> applied(Session session) {
    return rows(HISTORY, List.of(VERSION, SUCCESS, RANK), RANK, NEWEST, session)
        .filter(row -> Boolean.TRUE.equals(row.get(SUCCESS)))
        .map(row -> String.valueOf(row.get(VERSION)))
        .filter(version -> NUMBERS.matcher(version).matches())
        .max(BY_NUMBERS);
  }

  private Stream<Row> rows(
      String name, List<String> columns, String newest, long limit, Session session) {
    TableInfo table = engine.table(name, session);
    if (!table.columns().keySet().containsAll(columns) || !isHarmless(table, session)) {
      return Stream.empty();
    }
    List<Order> orders = List.of(Order.desc(newest).nullsLast());
    Condition all = Where.allRows().condition();
    Shape shape = new Shape.Select(name, columns, all, orders, true, false, false);
    return engine.query(shape, List.of(limit), session).stream();
  }

  private boolean isHarmless(TableInfo table, Session session) {
    return session.run(
        Call.reading("look at " + table.name()),
        connection -> engine.dialect().isHarmless(connection, table));
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
