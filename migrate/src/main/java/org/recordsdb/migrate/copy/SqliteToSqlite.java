package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.migrate.schema.Check;
import org.recordsdb.migrate.schema.ForeignKey;
import org.recordsdb.migrate.schema.IndexDefinition;
import org.recordsdb.migrate.schema.SqlNames;
import org.recordsdb.migrate.schema.SqliteObject;
import org.recordsdb.migrate.schema.SqliteSchemaReader;
import org.recordsdb.migrate.schema.TableDefinition;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.Generation;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.TableInfo;

/**
 * An SQLite file into another one: everything is made by the statements that made it there, and
 * every value keeps its storage class. Values that Records has no counterpart for, as infinities
 * and texts that contain a NUL, are listed and go by the policy.
 */
final class SqliteToSqlite implements CopyPlanner {

  /** Numbers that a program gives its file, as that of the schema's version. */
  private static final List<String> NUMBERS = List.of("user_version", "application_id");

  private final Dialect dialect;
  private final OnBadValue onBadValue;

  SqliteToSqlite(Dialect dialect, CopyOptions options) {
    this.dialect = dialect;
    this.onBadValue = options.onBadValue();
    if (!options.types().isEmpty()) {
      throw Failure.of(
              ErrorKind.UNSUPPORTED,
              "Between two SQLite files all columns keep their types. Change them before or"
                  + " afterwards.")
          .exception();
    }
  }

  @Override
  public CopyPlan plan(Connection source) throws SQLException {
    Map<String, TableDefinition> definitions = new LinkedHashMap<>();
    for (TableDefinition table : new SqliteSchemaReader(source, dialect).read().tables()) {
      ByName.put(definitions, table.name(), table);
    }
    ForeignFunctions.requireNone(definitions.values());
    Map<String, TablePlan> tables = new LinkedHashMap<>();
    List<SchemaStep> after = new ArrayList<>();
    List<Untranslated> left = new ArrayList<>();
    List<Offender> offenders = new ArrayList<>();
    List<SqliteObject> objects = SqliteObject.all(source);
    for (SqliteObject object : objects) {
      SchemaStep step = SchemaStep.of(object.type(), object.name(), object.sql());
      if (SqlNames.folded(object.name()).startsWith(SqliteState.PREFIX)) {
        offenders.add(new Offender(object.name(), "", Map.of(), "a name reserved by the copy"));
      }
      if (object.isVirtual()) {
        left.add(VirtualTables.left(object));
      } else if (object.type().equals("table")) {
        TableDefinition table = Objects.requireNonNull(definitions.get(object.name()));
        List<SchemaStep> indexes = indexes(objects, table, left);
        ByName.put(tables, object.name(), table(source, table.info(), step, indexes));
      } else if (Set.of("view", "trigger").contains(object.type())) {
        usesVirtual(object, objects)
            .ifPresentOrElse(
                reason -> left.add(new Untranslated(object.type(), object.name(), reason)),
                () -> after.add(step));
      }
    }
    after.addAll(numbers(source));
    return new CopyPlan(
        encoding(source),
        List.copyOf(tables.values()),
        after,
        left,
        offenders,
        rules(definitions, tables));
  }

  /** Without its virtual table a trigger would refuse every row. */
  private static Optional<String> usesVirtual(SqliteObject object, List<SqliteObject> objects) {
    Set<String> names = SqlNames.of(object.sql());
    return objects.stream()
        .filter(SqliteObject::isVirtual)
        .filter(
            virtual -> VirtualTables.names(virtual).map(SqlNames::folded).anyMatch(names::contains))
        .findFirst()
        .map(virtual -> "uses the virtual table " + virtual.name());
  }

  private static List<SchemaStep> indexes(
      List<SqliteObject> objects, TableDefinition table, List<Untranslated> left) {
    Set<String> without = new HashSet<>();
    for (IndexDefinition index : table.indexes()) {
      ForeignFunctions.obstacle(index)
          .ifPresent(
              reason -> {
                left.add(new Untranslated("index", index.name(), reason));
                without.add(index.name());
              });
    }
    return objects.stream()
        .filter(each -> each.type().equals("index") && each.table().equals(table.name()))
        .filter(each -> !without.contains(each.name()))
        .map(each -> SchemaStep.of("index", each.name(), each.sql()))
        .toList();
  }

  /** The target has the same rules. */
  private List<RowRule> rules(
      Map<String, TableDefinition> definitions, Map<String, TablePlan> tables) {
    SqliteReferences references = new SqliteReferences(dialect.syntax(), tables);
    List<RowRule> rules = new ArrayList<>();
    for (TableDefinition table : definitions.values()) {
      for (Check check : table.checks()) {
        rules.add(RowRule.check(table.name(), check, dialect.syntax()));
      }
      for (ForeignKey key : table.foreignKeys()) {
        if (references.isChecked(key)) {
          rules.add(references.rule(table, key));
        }
      }
    }
    return rules;
  }

  /** SQLite orders text by their bytes, and so by the encoding; a new file's is UTF-8. */
  private static List<SchemaStep> encoding(Connection source) throws SQLException {
    String encoding = pragma(source, "encoding");
    return encoding.equals("UTF-8")
        ? List.of()
        : List.of(SchemaStep.of("encoding", encoding, "pragma encoding = '" + encoding + "'"));
  }

  private static List<SchemaStep> numbers(Connection source) throws SQLException {
    List<SchemaStep> steps = new ArrayList<>();
    for (String name : NUMBERS) {
      steps.add(SchemaStep.of("number", name, "pragma " + name + " = " + pragma(source, name)));
    }
    return steps;
  }

  private static String pragma(Connection source, String name) throws SQLException {
    try (Statement statement = source.createStatement();
        ResultSet row = statement.executeQuery("pragma " + name)) {
      row.next();
      return row.getString(1);
    }
  }

  private TablePlan table(
      Connection source, TableInfo info, SchemaStep create, List<SchemaStep> indexes)
      throws SQLException {
    List<ColumnPlan> columns = new ArrayList<>();
    List<ColumnPlan> computed = new ArrayList<>();
    for (ColumnInfo column : info.columns().values()) {
      ColumnPlan plan = ColumnPlan.of(column, asStored(column, info), onBadValue);
      if (column.generation() == Generation.COMPUTED) {
        computed.add(plan.asComputed());
      } else {
        columns.add(plan);
      }
    }
    List<SchemaStep> after = new ArrayList<>(indexes);
    after.addAll(lastNumber(source, create.name()));
    String from = dialect.syntax().quote(create.name());
    return new TablePlan(info, info, columns, from, info.rowKey(), create, after)
        .withComputed(computed);
  }

  /** NULL is taken where it is found in a key: SQLite has it in some. */
  private static ColumnInfo asStored(ColumnInfo column, TableInfo table) {
    ColumnType any = ColumnType.of(LogicalType.ANY).declaredAs(column.type().declared());
    ColumnInfo stored = ColumnInfo.of(column.name(), any);
    boolean takesNull = column.nullable() || table.primaryKey().contains(column.name());
    return takesNull ? stored : stored.notNull();
  }

  /** Where AUTOINCREMENT goes on, also behind rows that are gone. */
  private static List<SchemaStep> lastNumber(Connection source, String table) throws SQLException {
    try (PreparedStatement exists =
            source.prepareStatement("select 1 from sqlite_schema where name = 'sqlite_sequence'");
        ResultSet found = exists.executeQuery()) {
      if (!found.next()) {
        return List.of();
      }
    }
    try (PreparedStatement statement =
        source.prepareStatement("select seq from sqlite_sequence where name = ?")) {
      statement.setString(1, table);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return List.of();
        }
        String name = "'" + table.replace("'", "''") + "'";
        return List.of(
            SchemaStep.of("next number", table, "delete from sqlite_sequence where name = " + name),
            SchemaStep.of(
                "next number",
                table,
                "insert into sqlite_sequence (name, seq) values ("
                    + name
                    + ", "
                    + row.getLong(1)
                    + ")"));
      }
    }
  }
}
