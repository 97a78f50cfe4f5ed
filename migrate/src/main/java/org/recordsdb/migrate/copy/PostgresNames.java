package org.recordsdb.migrate.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recordsdb.migrate.schema.Check;
import org.recordsdb.migrate.schema.DatabaseSchema;
import org.recordsdb.migrate.schema.ForeignKey;
import org.recordsdb.migrate.schema.IndexDefinition;
import org.recordsdb.migrate.schema.TableDefinition;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.TableInfo;

/**
 * Names that PostgreSQL would cut, and so might take for one: it keeps 63 bytes of them (PostgreSQL
 * manual, "Identifiers and Key Words").
 */
final class PostgresNames {

  private PostgresNames() {}

  static List<Offender> offenders(DatabaseSchema schema) {
    List<Offender> found = new ArrayList<>();
    for (TableDefinition table : schema.tables()) {
      add(found, table.name(), "", table.name());
      table.info().columns().keySet().forEach(name -> add(found, table.name(), name, name));
      for (IndexDefinition index : table.indexes()) {
        add(found, table.name(), index.name(), index.name());
      }
      for (Check check : table.checks()) {
        add(found, table.name(), "check", check.name());
      }
      for (ForeignKey key : table.foreignKeys()) {
        add(found, table.name(), "foreign key", key.name());
      }
    }
    schema.others().stream()
        .filter(other -> other.kind().equals("view"))
        .forEach(view -> add(found, view.name(), "", view.name()));
    return found;
  }

  /**
   * Names of checks that a table of PostgreSQL has once only.
   *
   * @param table as it will be
   */
  static List<Offender> ofChecks(List<Check> checks, TableInfo table) {
    Set<String> names = new HashSet<>();
    for (ColumnInfo column : table.columns().values()) {
      if (!column.nullable()) {
        names.add(MadeNames.chosen(table.name(), column.name(), "not_null"));
      }
    }
    List<Offender> found = new ArrayList<>();
    for (Check check : checks) {
      if (check.name() != null && !names.add(check.name())) {
        String problem =
            "another constraint of the table has or gets the name " + check.name() + ", too";
        found.add(new Offender(table.name(), "check", Map.of(), problem));
      }
    }
    return found;
  }

  private static void add(List<Offender> found, String table, String part, @Nullable String name) {
    if (name != null && name.getBytes(UTF_8).length > MadeNames.MOST_BYTES) {
      found.add(
          new Offender(
              table,
              part,
              Map.of(),
              "a name of more than 63 bytes, which PostgreSQL would truncate"));
    }
  }
}
