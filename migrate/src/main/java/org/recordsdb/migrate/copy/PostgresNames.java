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
 * What PostgreSQL's tables can't be called or have. It keeps 63 bytes of a name (PostgreSQL manual,
 * "Identifiers and Key Words"), so it might take two for one; it gives each table columns of its
 * own ("System Columns"); and a table has 1,600 others at most ("PostgreSQL Limits").
 */
final class PostgresNames {

  private static final Set<String> OF_SYSTEM =
      Set.of("ctid", "tableoid", "xmin", "xmax", "cmin", "cmax");

  private static final int MOST_COLUMNS = 1_600;

  private PostgresNames() {}

  static List<Offender> offenders(DatabaseSchema schema) {
    List<Offender> found = new ArrayList<>();
    for (TableDefinition table : schema.tables()) {
      add(found, table.name(), "", table.name());
      addColumns(found, table.info());
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

  private static void addColumns(List<Offender> found, TableInfo table) {
    int count = table.columns().size();
    if (count > MOST_COLUMNS) {
      String problem = "a table of " + count + " columns, of which PostgreSQL has at most 1600";
      found.add(new Offender(table.name(), "", Map.of(), problem));
    }
    for (String name : table.columns().keySet()) {
      add(found, table.name(), name, name);
      if (OF_SYSTEM.contains(name)) {
        String problem = "a name that PostgreSQL has for a column of each table";
        found.add(new Offender(table.name(), name, Map.of(), problem));
      }
    }
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
