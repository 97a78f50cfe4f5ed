package org.recordsdb.migrate.copy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.recordsdb.migrate.schema.DatabaseSchema;
import org.recordsdb.migrate.schema.SqlNames;
import org.recordsdb.migrate.schema.TableDefinition;

/** Names that SQLite takes for others, as it ignores the case of ASCII letters, or for its own. */
final class SqliteNames {

  private SqliteNames() {}

  static List<Offender> offenders(DatabaseSchema schema) {
    List<Offender> found = new ArrayList<>();
    Set<String> tables = new HashSet<>();
    for (TableDefinition table : schema.tables()) {
      String name = SqlNames.folded(table.name());
      if (!tables.add(name)) {
        found.add(offender(table, "", "a name that SQLite treats as that of another table"));
      }
      if (name.startsWith("sqlite_") || name.startsWith(SqliteState.PREFIX)) {
        found.add(offender(table, "", "a name reserved by SQLite or by the copy"));
      }
      if (table.info().columns().isEmpty()) {
        found.add(offender(table, "", "a table without columns, which SQLite does not allow"));
      }
      Set<String> columns = new HashSet<>();
      for (String column : table.info().columns().keySet()) {
        if (!columns.add(SqlNames.folded(column))) {
          found.add(offender(table, column, "a name that SQLite treats as that of another column"));
        }
      }
    }
    return found;
  }

  private static Offender offender(TableDefinition table, String column, String problem) {
    return new Offender(table.name(), column, Map.of(), problem);
  }
}
