package org.recordsdb.migrate.verify;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.Where;
import org.recordsdb.migrate.verify.Difference.Kind;

/**
 * Things drawn at random go wrong in the target, and the verification names just the rows and
 * columns that PostgreSQL itself says have changed. More of them by {@code -Drecords.mutations},
 * others by {@code -Drecords.mutations.seed}.
 */
class RandomMutationsTest {

  private static final int MUTATIONS = Integer.getInteger("records.mutations", 200);
  private static final long SEED = Long.getLong("records.mutations.seed", 1);

  @TempDir Path directory;

  @Test
  void whatChangedIsNamedAndNothingElse() throws SQLException {
    Dice dice = new Dice(new Random(SEED));
    int changed = 0;
    try (EveryType tables = EveryType.create(directory)) {
      List<String> columns = tables.columns();
      Rows source = tables.rows(tables.source(), EveryType.KEYED);
      for (int i = 0; i < MUTATIONS; i++) {
        for (int times = dice.below(3); times >= 0; times--) {
          mutate(tables.target(), columns, dice);
        }
        List<String> expected = changes(tables.target(), columns);
        Comparison comparison =
            Comparison.of(columns, new int[] {0}, source, tables, EveryType.KEYED);
        assertThat(comparison.differences())
            .as("mutation %d of seed %d", i, SEED)
            .extracting(d -> d.key().get("id") + " " + d.kind() + " " + d.columns())
            .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(comparison.isEqual()).isEqualTo(expected.isEmpty());
        changed += expected.isEmpty() ? 0 : 1;
        tables.restore(EveryType.KEYED);
      }
    }
    assertThat(changed).isGreaterThan(MUTATIONS / 2);
  }

  private static void mutate(Records target, List<String> columns, Dice dice) {
    String column = columns.get(1 + dice.below(columns.size() - 1));
    long id = 1L + dice.below(EveryType.ROWS);
    Where row = Where.where("id").eq(id);
    List<Row> found = target.select(EveryType.KEYED, row);
    if (found.isEmpty()) {
      return;
    }
    Object value = found.get(0).get(column);
    switch (dice.below(10)) {
      case 0 -> target.delete(EveryType.KEYED, row);
      case 1 -> target.insert(EveryType.KEYED, found.get(0).with("id", EveryType.ROWS + id));
      case 2 -> target.update(EveryType.KEYED, Row.of(column, null), row);
      case 3 -> swap(target, column, id, 1 + dice.below(EveryType.ROWS));
      default -> {
        if (value != null) {
          target.update(EveryType.KEYED, Row.of(column, dice.changed(column, value)), row);
        }
      }
    }
  }

  private static void swap(Records target, String column, long one, long two) {
    String other = "(select o.%s from every o where o.id = ".formatted(column);
    target.executeUpdate(
        "update every set %1$s = case id when %3$d then %2$s%4$d) else %2$s%3$d) end where id in (%3$d, %4$d)"
            .formatted(column, other, one, two));
  }

  /** What PostgreSQL says has changed. */
  private static List<String> changes(Records target, List<String> columns) {
    String names =
        columns.stream()
            .skip(1)
            .map(column -> "case when " + differs(column) + " then '" + column + "' end")
            .collect(joining(", "));
    String any = columns.stream().map(RandomMutationsTest::differs).collect(joining(" or "));
    return target
        .executeQuery(
            "select coalesce(t.id, b.id) as id, t.id is null as missing, b.id is null as extra,"
                + (" concat_ws(', ', " + names + ") as names")
                + " from every t full join every_before b on b.id = t.id where "
                + any)
        .stream()
        .map(RandomMutationsTest::change)
        .toList();
  }

  private static String differs(String column) {
    String cast = column.equals("doc") ? "::jsonb" : "";
    return "t.%1$s%2$s is distinct from b.%1$s%2$s".formatted(column, cast);
  }

  private static String change(Row row) {
    Kind kind =
        row.getBoolean("missing")
            ? Kind.MISSING
            : row.getBoolean("extra") ? Kind.EXTRA : Kind.DIFFERENT;
    String names = kind == Kind.DIFFERENT ? row.getString("names") : "";
    return row.getLong("id") + " " + kind + " [" + names + "]";
  }
}
