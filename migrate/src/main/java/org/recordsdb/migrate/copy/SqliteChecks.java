package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.recordsdb.migrate.schema.Check;
import org.recordsdb.migrate.schema.TableDefinition;
import org.recordsdb.spi.Syntax;

/** Rows of an SQLite file that break its checks, as those do that came while it did not check. */
final class SqliteChecks {

  private final Connection source;
  private final Syntax syntax;

  SqliteChecks(Connection source, Syntax syntax) {
    this.source = source;
    this.syntax = syntax;
  }

  /**
   * Reads the table once.
   *
   * @param checks those of the table's that count
   */
  List<Offender> violations(TableDefinition table, List<Check> checks) throws SQLException {
    List<Offender> found = new ArrayList<>();
    if (checks.isEmpty()) {
      return found;
    }
    List<String> name = table.info().rowKey();
    List<String> broken = checks.stream().map(SqliteChecks::broken).toList();
    String sql =
        "select "
            + RowName.select(name, "", syntax)
            + ", "
            + String.join(", ", broken)
            + " from "
            + syntax.quote(table.name())
            + broken.stream().collect(Collectors.joining(" or ", " where ", ""));
    int first = Math.max(name.size(), 1) + 1;
    try (Statement statement = source.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        for (int i = 0; i < checks.size(); i++) {
          if (rows.getBoolean(first + i)) {
            String problem = "breaks the check " + checks.get(i).condition();
            found.add(new Offender(table.name(), "", RowName.read(name, rows), problem));
          }
        }
      }
    }
    return found;
  }

  /** A comment may end the condition. */
  private static String broken(Check check) {
    return "not (" + check.condition() + "\n)";
  }
}
