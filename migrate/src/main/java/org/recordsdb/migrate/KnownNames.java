package org.recordsdb.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.recordsdb.internal.sql.SqlNames;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.Fault;
import org.recordsdb.spi.TableInfo;

/**
 * The names that an unknown one may have been meant to be: looked up after a statement failed. The
 * migration is undone before, as a server answers nothing in a transaction that failed.
 */
final class KnownNames {

  private final MigrationSession session;
  private final CreatedNames created;

  /**
   * @param created what the statements before the failed one created, which is undone with it
   */
  KnownNames(MigrationSession session, CreatedNames created) {
    this.session = session;
    this.created = created;
  }

  /** Names of tables, or of the columns of the tables that the statement names. */
  Collection<String> near(Fault fault, SqlStatement statement) {
    try {
      return switch (fault.kind()) {
        case UNKNOWN_TABLE -> union(tables(), created.tables());
        case UNKNOWN_COLUMN -> columns(statement);
        default -> List.of();
      };
    } catch (SQLException e) {
      return List.of(); // what failed first is reported
    }
  }

  private List<String> tables() throws SQLException {
    session.rollback();
    return dialect().tables(session.connection(), session.schema());
  }

  private Set<String> columns(SqlStatement statement) throws SQLException {
    List<String> tables = tables();
    Connection connection = session.connection();
    CreatedNames own = new CreatedNames(List.of(statement));
    Set<String> columns = new TreeSet<>();
    for (String name : SqlNames.of(statement.sql())) {
      Optional<String> table = tables.stream().filter(name::equalsIgnoreCase).findFirst();
      @Nullable TableInfo info =
          table.isEmpty() ? null : dialect().describe(connection, session.schema(), table.get());
      if (info != null) {
        columns.addAll(info.columns().keySet());
      }
      columns.addAll(created.columns(name));
      columns.addAll(own.columns(name));
    }
    return columns;
  }

  private static Set<String> union(Collection<String> some, Collection<String> others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  private Dialect dialect() {
    return session.settings().dialect();
  }
}
