package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.config.SettingsReader;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.TableInfo;

class SqliteTargetTest {

  private static final String ORIGIN = "postgresql://host/app";

  @TempDir Path directory;

  private Path file() {
    return directory.resolve("app.db");
  }

  private PlainSqlite plain() {
    return new PlainSqlite(file());
  }

  private SqliteTarget target() {
    return SqliteTarget.open(SettingsReader.read(Map.of("DATABASE_URL", "sqlite:" + file()), null));
  }

  /** A table of a number and a text. */
  private static TablePlan table(String name, String constraint, SchemaStep... after) {
    List<ColumnInfo> columns =
        List.of(
            ColumnInfo.of("id", ColumnType.of(LogicalType.INT64)).notNull(),
            ColumnInfo.of("v", ColumnType.of(LogicalType.TEXT)));
    TableInfo info = TableInfo.of(null, name, columns, List.of("id"), List.of(), Map.of());
    String create =
        "create table \"" + name + "\" (id bigint primary key, v text" + constraint + ")";
    return new TablePlan(
        info,
        info,
        columns.stream().map(each -> ColumnPlan.of(each, each, OnBadValue.FAIL)).toList(),
        name,
        List.of("id"),
        SchemaStep.of("table", name, create),
        List.of(after));
  }

  private static CopyPlan plan(TablePlan... tables) {
    return new CopyPlan(List.of(), List.of(tables), List.of(), List.of(), List.of(), List.of());
  }

  private static void store(CopyTarget target, TablePlan table, long from, long to, boolean done)
      throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (long id = from; id < to; id++) {
      rows.add(new @Nullable Object[] {id, "row " + id});
    }
    try (RowStore store = target.rows(table)) {
      store.store(rows, List.of(), new Progress(to, "(" + (to - 1) + ")", done));
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void nothingIsSeenBeforeAllIsThere() throws SQLException, IOException {
    TablePlan table =
        table("t", "", SchemaStep.of("index", "t_v", "create unique index t_v on t (v)"));
    try (CopyTarget target = target()) {
      target.requireReady();
      assertThat(target.enter(ORIGIN, plan(table))).isFalse();
      store(target, table, 0, 100, true);
      assertThat(file()).doesNotExist();
      assertThat(target.publish(plan(table), false)).isEmpty();
    }
    assertThat(files()).containsExactly("app.db", "app.db-migrate");
    assertThat(plain().ask("select count(*) || ' ' || max(v) from t"))
        .containsExactly("100 row 99");
    assertThat(plain().ask("select name from sqlite_schema where type <> 'view' order by name"))
        .containsExactly("sqlite_autoindex_t_1", "t", "t_v");
  }

  @Test
  void anUnfinishedCopyGoesOnWhereItWas() throws SQLException {
    TablePlan table = table("t", "");
    try (CopyTarget target = target()) {
      target.enter(ORIGIN, plan(table));
      assertThat(target.progress(table)).isEqualTo(Progress.NONE);
      store(target, table, 0, 10, false);
    }
    try (CopyTarget target = target()) {
      assertThat(target.enter(ORIGIN, plan(table))).isTrue();
      assertThat(target.progress(table)).isEqualTo(new Progress(10, "(9)", false));
      store(target, table, 10, 15, true);
      target.publish(plan(table), false);
    }
    assertThat(plain().ask("select count(*) from t")).containsExactly("15");
  }

  @Test
  void aTableThatIsRestartedIsEmpty() throws SQLException {
    TablePlan table = table("t", "");
    try (CopyTarget target = target()) {
      target.enter(ORIGIN, plan(table));
      store(target, table, 0, 10, false);
      target.restart(table);
      assertThat(target.progress(table)).isEqualTo(Progress.NONE);
      store(target, table, 0, 3, true);
      List<Long> stored = new ArrayList<>();
      target.stored(table, false).each(row -> stored.add((Long) row[0]));
      assertThat(stored).containsExactlyInAnyOrder(0L, 1L, 2L);
    }
  }

  @Test
  void anUnfinishedCopyFromElsewhereIsRefused() throws SQLException {
    TablePlan table = table("t", "");
    try (CopyTarget target = target()) {
      target.enter(ORIGIN, plan(table));
    }
    try (CopyTarget target = target()) {
      assertThatThrownBy(() -> target.enter("postgresql://host/other", plan(table)))
          .isInstanceOf(RecordsException.class)
          .hasMessageContaining(ORIGIN);
    }
  }

  @Test
  void anUnfinishedCopyOfAnotherPlanIsBegunAnew() throws SQLException {
    TablePlan table = table("t", "");
    try (CopyTarget target = target()) {
      target.enter(ORIGIN, plan(table));
      store(target, table, 0, 10, true);
    }
    TablePlan other = table("t", ", check (id >= 0)");
    try (CopyTarget target = target()) {
      assertThat(target.enter(ORIGIN, plan(other))).isFalse();
      assertThat(target.progress(other)).isEqualTo(Progress.NONE);
    }
  }

  @Test
  void aSecondCopyIsRefusedAtOnce() throws SQLException {
    TablePlan table = table("t", "");
    try (CopyTarget target = target();
        CopyTarget second = target()) {
      target.enter(ORIGIN, plan(table));
      assertThatThrownBy(() -> second.enter(ORIGIN, plan(table)))
          .isInstanceOfSatisfying(
              RecordsException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.BUSY));
    }
    try (CopyTarget third = target()) {
      assertThat(third.enter(ORIGIN, plan(table))).isTrue();
    }
  }

  @Test
  void aTargetWithTablesIsRefusedAndStaysAsItWas() throws SQLException, IOException {
    plain().run("create table mine (id integer primary key)", "insert into mine values (7)");
    byte[] before = Files.readAllBytes(file());
    try (CopyTarget target = target()) {
      assertThatThrownBy(target::requireReady)
          .isInstanceOf(RecordsException.class)
          .hasMessageContaining("mine");
      assertThatThrownBy(() -> target.enter(ORIGIN, plan(table("t", ""))))
          .isInstanceOf(RecordsException.class);
    }
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @Test
  void anEmptyTargetIsReplaced() throws SQLException {
    plain().run("create table gone (id int)", "drop table gone");
    TablePlan table = table("t", "");
    try (CopyTarget target = target()) {
      target.enter(ORIGIN, plan(table));
      store(target, table, 0, 2, true);
      target.publish(plan(table), false);
    }
    assertThat(plain().ask("select v from t order by id")).containsExactly("row 0", "row 1");
  }

  @Test
  void aLogBesideTheTargetIsNotTakenForItsOwn() throws IOException, SQLException {
    Files.write(directory.resolve("app.db-wal"), new byte[] {1});
    try (CopyTarget target = target()) {
      assertThatThrownBy(target::requireReady)
          .isInstanceOf(RecordsException.class)
          .hasMessageContaining("app.db-wal");
    }
  }

  @Test
  void aFailureAtTheEndLeavesTheTargetAsItWas() throws SQLException {
    TablePlan table =
        table("t", "", SchemaStep.of("index", "i", "create unique index i on t (length(v))"));
    try (CopyTarget target = target()) {
      target.enter(ORIGIN, plan(table));
      store(target, table, 0, 5, true);
      assertThatThrownBy(() -> target.publish(plan(table), false)).isInstanceOf(SQLException.class);
    }
    assertThat(file()).doesNotExist();
    try (CopyTarget target = target()) {
      assertThat(target.enter(ORIGIN, plan(table))).isTrue();
      assertThat(target.progress(table).done()).isTrue();
    }
  }

  @Test
  void rowsThatBreakAForeignKeyAreToldOrRefused() throws SQLException {
    TablePlan table = table("t", ", foreign key (id) references u (id)");
    TablePlan other = table("u", "");
    try (CopyTarget target = target()) {
      target.enter(ORIGIN, plan(table, other));
      store(target, table, 0, 3, true);
      store(target, other, 0, 1, true);
      assertThatThrownBy(() -> target.publish(plan(table, other), false))
          .isInstanceOf(RecordsException.class)
          .hasMessageContaining("t to u: 2 rows");
      assertThat(target.publish(plan(table, other), true))
          .extracting(Untranslated::name)
          .containsExactly("t to u");
    }
    assertThat(plain().ask("select count(*) from t")).containsExactly("3");
  }

  @Test
  void severalTablesAreStoredByTurns() throws Exception {
    List<TablePlan> tables =
        List.of(table("a", ""), table("b", ""), table("c", ""), table("d", ""));
    CopyPlan plan = plan(tables.toArray(TablePlan[]::new));
    ExecutorService threads = Executors.newFixedThreadPool(tables.size());
    try (CopyTarget target = target()) {
      target.enter(ORIGIN, plan);
      List<Future<?>> ends = new ArrayList<>();
      for (TablePlan table : tables) {
        ends.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 20; i++) {
                    store(target, table, i * 50L, i * 50L + 50, i == 19);
                  }
                  return null;
                }));
      }
      for (Future<?> end : ends) {
        end.get();
      }
      target.publish(plan, false);
    } finally {
      threads.shutdownNow();
    }
    for (TablePlan table : tables) {
      assertThat(plain().ask("select count(*) from " + table.name())).containsExactly("1000");
    }
  }
}
