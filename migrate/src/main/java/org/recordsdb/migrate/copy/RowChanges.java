package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Finds rows of a finished copy that others have changed since, before it is rolled back. */
final class RowChanges {

  private final Connection connection;
  private final String copy;

  /**
   * Of the copy in this schema, in the transaction at hand, in which its tables are locked.
   *
   * @param connection with only built-in functions on its search path
   */
  RowChanges(Connection connection, String copy) {
    this.connection = connection;
    this.copy = copy;
  }

  /**
   * Refuses tables whose rows are not those that were copied. A row that the copy stored has one of
   * its transactions, which are as many as its batches; one that was deleted is missing in the
   * count.
   *
   * @param trusted whether looking may run what others have put into the tables' definitions
   */
  void requireNone(List<PostgresRollback.Made> all, boolean trusted) throws SQLException {
    List<PostgresRollback.Made> counted = all.stream().filter(made -> made.rows() != null).toList();
    if (!trusted) {
      SourceCode.requireNonePlanned(
          connection, copy, counted.stream().map(made -> made.part().oid()).toList());
    }
    List<String> changed = new ArrayList<>();
    execute("set local enable_nestloop = off"); // neither is known to be few
    for (PostgresRollback.Made made : counted) {
      // its owner sees all rows then; if the rollback is refused, so is this
      execute("alter table " + made.part().identity() + " no force row level security");
      if (differs(made)) {
        changed.add(made.part().identity());
      }
    }
    execute("set local enable_nestloop = on");
    if (!changed.isEmpty()) {
      throw RollbackRefusals.changedSince(String.join(", ", changed));
    }
  }

  private boolean differs(PostgresRollback.Made made) throws SQLException {
    String table = own(made.part());
    String others =
        "select 1 from "
            + table
            + " t where not exists (select 1 from records_copy_state.finished f"
            + " cross join unnest(f.written) w (transaction)"
            + " where f.schema_name = ? and w.transaction = t.xmin) limit 1";
    return !new CatalogQueries(connection).rows(others, row -> 1, copy).isEmpty()
        || !exists(
            "select 1 from (select count(*) n from " + table + ") c where c.n = " + made.rows());
  }

  /** The rows that were copied into the table itself: those of its partitions, not of children. */
  private String own(PostgresMove.Part table) throws SQLException {
    String partitioned = "select 1 from pg_class where relkind = 'p' and oid = " + table.oid();
    return (exists(partitioned) ? "" : "only ") + table.identity();
  }

  private boolean exists(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }
}
