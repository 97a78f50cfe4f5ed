package org.recordsdb.migrate.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.recordsdb.migrate.expression.Translation;
import org.recordsdb.migrate.schema.Check;
import org.recordsdb.migrate.schema.ForeignKey;
import org.recordsdb.migrate.schema.IndexDefinition;
import org.recordsdb.migrate.schema.SqlNames;
import org.recordsdb.migrate.schema.TableDefinition;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.Syntax;
import org.recordsdb.spi.TableInfo;
import org.recordsdb.spi.UniqueKey;

/**
 * The statements that make a table on SQLite: keys and constraints with the table, as SQLite adds
 * none later; indexes when the rows are there.
 */
final class SqliteDdl {

  private final Syntax syntax;
  private final Translation translation;
  private final List<Untranslated> left;

  /**
   * @param left what the target will not have, to be added to
   */
  SqliteDdl(Syntax syntax, Translation translation, List<Untranslated> left) {
    this.syntax = syntax;
    this.translation = translation;
    this.left = left;
  }

  /**
   * The whole table.
   *
   * @param scope the table as expressions of the source may use it
   * @param tables names of all tables that there will be
   */
  String createTable(
      TableDefinition source, TableInfo target, TableInfo scope, Set<String> tables) {
    List<String> parts = new ArrayList<>();
    boolean numbered = false;
    for (ColumnInfo column : target.columns().values()) {
      parts.add(syntax.columnDefinition(column));
      numbered |= column.isIdentity();
    }
    if (!numbered && !target.primaryKey().isEmpty()) {
      parts.add("primary key " + list(target.primaryKey()));
    }
    for (UniqueKey key : target.uniqueKeys()) {
      if (!isIndex(source, key) && !key.columns().equals(target.primaryKey())) {
        parts.add(constraint(key.name()) + "unique " + list(key.columns()));
      }
    }
    for (Check check : source.checks()) {
      addCheck(source, check, scope, parts);
    }
    for (ForeignKey key : source.foreignKeys()) {
      addForeignKey(source, key, tables, parts);
    }
    return "create table "
        + syntax.quote(target.name())
        + parts.stream().collect(Collectors.joining(",\n  ", " (\n  ", ")"));
  }

  private static boolean isIndex(TableDefinition source, UniqueKey key) {
    return source.indexes().stream().anyMatch(index -> index.name().equals(key.name()));
  }

  private String constraint(String name) {
    return name.isEmpty() ? "" : "constraint " + syntax.quote(name) + " ";
  }

  private void addCheck(TableDefinition source, Check check, TableInfo scope, List<String> parts) {
    Optional<String> condition = translation.check(check.condition(), scope);
    if (condition.isEmpty()) {
      left.add(
          new Untranslated(
              "check", source.name() + ": " + check.condition(), "has no translation"));
    } else if (!condition.get().equals(Translation.ALWAYS)) {
      String name = check.name() == null ? "" : check.name();
      parts.add(constraint(name) + "check (" + condition.get() + ")");
    }
  }

  private void addForeignKey(
      TableDefinition source, ForeignKey key, Set<String> tables, List<String> parts) {
    if (!tables.contains(key.table())) {
      String name = source.name() + " (" + String.join(", ", key.columns()) + ")";
      left.add(new Untranslated("foreign key", name, "there is no table " + key.table()));
      return;
    }
    parts.add(
        constraint(key.name() == null ? "" : key.name())
            + "foreign key "
            + list(key.columns())
            + " references "
            + syntax.quote(key.table())
            + " "
            + list(key.references())
            + action(" on update ", key.onUpdate())
            + action(" on delete ", key.onDelete())
            + (key.deferred() ? " deferrable initially deferred" : ""));
  }

  private static String action(String when, String action) {
    return action.equals("NO ACTION") ? "" : when + action.toLowerCase(Locale.ROOT);
  }

  /**
   * Indexes, and the number of the next row.
   *
   * @param taken names of tables and indexes, as SQLite compares them, to be added to
   */
  List<SchemaStep> afterRows(
      TableDefinition source, TableInfo target, TableInfo scope, Set<String> taken) {
    List<SchemaStep> steps = new ArrayList<>();
    for (IndexDefinition index : source.indexes()) {
      String folded = SqlNames.folded(index.name());
      Optional<String> sql = index(target.name(), index, scope);
      if (sql.isEmpty()) {
        left.add(new Untranslated("index", index.name(), "its expression has no translation"));
      } else if (folded.startsWith("sqlite_") || !taken.add(folded)) {
        left.add(
            new Untranslated(
                "index", index.name(), "SQLite treats its name as that of another object"));
      } else {
        steps.add(SchemaStep.of("index", index.name(), sql.get()));
      }
    }
    boolean numbered = target.columns().values().stream().anyMatch(ColumnInfo::isIdentity);
    if (numbered && source.nextNumber() > 0) {
      addNumber(target.name(), source.nextNumber(), steps);
    }
    return steps;
  }

  private Optional<String> index(String table, IndexDefinition index, TableInfo scope) {
    List<String> parts = new ArrayList<>();
    for (IndexDefinition.Part part : index.parts()) {
      String expression = part.expression();
      Optional<String> sql =
          expression == null
              ? Optional.of(syntax.quote(String.valueOf(part.column())))
              : translation.expression(expression, scope);
      if (sql.isEmpty()) {
        return sql;
      }
      parts.add(sql.get() + (part.descending() ? " desc" : ""));
    }
    String condition = index.condition();
    Optional<String> where =
        condition == null
            ? Optional.of("")
            : translation.condition(condition, scope).map(sql -> " where " + sql);
    String head = "create " + (index.unique() ? "unique " : "") + "index ";
    return where.map(
        rows ->
            head
                + syntax.quote(index.name())
                + " on "
                + syntax.quote(table)
                + " ("
                + String.join(", ", parts)
                + ")"
                + rows);
  }

  /** SQLite goes on behind the highest number that there ever was, which it notes in this table. */
  private static void addNumber(String table, long next, List<SchemaStep> steps) {
    String name = "'" + table.replace("'", "''") + "'";
    steps.add(
        SchemaStep.of("next number", table, "delete from sqlite_sequence where name = " + name));
    steps.add(
        SchemaStep.of(
            "next number",
            table,
            "insert into sqlite_sequence (name, seq) values (" + name + ", " + (next - 1) + ")"));
  }

  private String list(List<String> names) {
    return names.stream().map(syntax::quote).collect(Collectors.joining(", ", "(", ")"));
  }
}
