package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.Fault;

/** Makes parts of a schema on PostgreSQL, in the transaction at hand. */
final class PostgresSteps {

  /** What rows that break a constraint are refused as. */
  private static final Set<ErrorKind> BROKEN = Set.of(ErrorKind.FOREIGN_KEY, ErrorKind.CHECK);

  /** What is not about the part that is made: the failure has a cause and a remedy of its own. */
  private static final Set<ErrorKind> OF_THE_SERVER =
      Set.of(
          ErrorKind.UNAVAILABLE,
          ErrorKind.CONNECTION_LOST,
          ErrorKind.COMMIT_UNKNOWN,
          ErrorKind.STORAGE_FULL,
          ErrorKind.IO,
          ErrorKind.BUSY,
          ErrorKind.DEADLOCK,
          ErrorKind.SERIALIZATION,
          ErrorKind.OVERLOADED,
          ErrorKind.QUERY_TIMEOUT,
          ErrorKind.CANCELLED);

  private final Connection connection;
  private final Dialect dialect;
  private final String schema;

  /**
   * @param schema of the target, where what is made will be
   */
  PostgresSteps(Connection connection, Dialect dialect, String schema) {
    this.connection = connection;
    this.dialect = dialect;
    this.schema = schema;
  }

  /**
   * Makes them, one after another.
   *
   * @param lenient whether a constraint that the rows break is applies to new rows only
   * @return constraints that were
   */
  List<Untranslated> run(List<SchemaStep> steps, boolean lenient) throws SQLException {
    List<Untranslated> weaker = new ArrayList<>();
    for (SchemaStep step : steps) {
      try {
        if (!run(step, lenient ? step.otherwise() : null)) {
          weaker.add(new Untranslated(step.kind(), step.name(), "applies to new rows only"));
        }
      } catch (SQLException e) {
        if (TakenNames.areCauseOf(e, step.kind())) {
          throw Refusals.takenNames(schema, step.kind() + " " + step.name());
        }
        Fault fault = dialect.classify(e, null);
        if (OF_THE_SERVER.contains(fault.kind())) {
          throw e;
        }
        throw Refusals.step(step, fault, e);
      }
    }
    return weaker;
  }

  /** False if only its weaker form could be made. */
  private boolean run(SchemaStep step, @Nullable String otherwise) throws SQLException {
    if (otherwise == null) {
      execute(step.sql());
      return true;
    }
    Savepoint before = connection.setSavepoint();
    try {
      execute(step.sql());
      return true;
    } catch (SQLException e) {
      if (!BROKEN.contains(dialect.classify(e, null).kind())) {
        throw e;
      }
      connection.rollback(before);
      execute(otherwise);
      return false;
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }
}
