package org.recordsdb.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.Constraint;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableElement;
import org.jooq.impl.QOM;
import org.recordsdb.migrate.schema.ValueCheck;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.Syntax;

/**
 * Tables of PostgreSQL made on SQLite: columns as the dialect defines them, with the checks that
 * keep their values in the form of their type, and constraints as they are.
 */
final class SqliteTables {

  private final Syntax syntax;
  private final SqliteColumns columns;
  private final SqliteText text;

  SqliteTables(DSLContext sqlite, Syntax syntax) {
    this.syntax = syntax;
    this.columns = new SqliteColumns(syntax);
    this.text = new SqliteText(sqlite, syntax);
  }

  /** The columns that the statement's table is to have. */
  List<ColumnInfo> columns(SqlStatement statement, QOM.CreateTable create) {
    List<ColumnInfo> found = new ArrayList<>();
    for (Field<?> field : fields(create)) {
      found.add(columns.column(statement, field));
    }
    return found;
  }

  /**
   * CREATE TABLE.
   *
   * @param computed what its computed columns are computed from, by name
   */
  String create(
      SqlStatement statement, QOM.CreateTable create, Map<String, ? extends Field<?>> computed) {
    if (create.$temporary() || create.$select() != null || create.$onCommit() != null) {
      throw statement.untranslated("such a table has other columns, or another life, on SQLite");
    }
    List<SqliteConstraint> constraints = constraints(statement, create);
    List<String> key =
        constraints.stream()
            .filter(SqliteConstraint::isKey)
            .flatMap(constraint -> constraint.columns().stream())
            .toList();
    List<String> parts = new ArrayList<>();
    boolean numbered = false;
    for (ColumnInfo column : columns(statement, create)) {
      numbered |= column.isIdentity();
      if (column.isIdentity() && !key.equals(List.of(column.name()))) {
        throw statement.untranslated(
            "SQLite numbers only the primary key, and " + column.name() + " is not all of it");
      }
      Field<?> expression = computed.get(column.name());
      ColumnInfo whole = key.contains(column.name()) ? notNull(column) : column;
      parts.add(
          definition(expression == null ? whole : column.computed(text.of(statement, expression))));
    }
    for (SqliteConstraint constraint : constraints) {
      if (!numbered || !constraint.isKey()) {
        parts.add(constraint.sql());
      }
    }
    return "create table "
        + (create.$ifNotExists() ? "if not exists " : "")
        + name(statement, create.$table())
        + " (\n  "
        + String.join(",\n  ", parts)
        + "\n)";
  }

  /** With the check of its values before all else that the dialect writes behind the type. */
  private String definition(ColumnInfo column) {
    String definition = syntax.columnDefinition(column);
    if (column.isIdentity()) {
      return definition; // numbered by SQLite, which takes whole numbers only for it
    }
    String name = syntax.quote(column.name());
    String head = name + " " + syntax.typeName(column.type());
    return ValueCheck.condition(name, column.type())
        .map(condition -> head + " check (" + condition + ")" + definition.substring(head.length()))
        .orElse(definition);
  }

  /** A primary key on SQLite takes NULLs unless its columns refuse them ("CREATE TABLE", 3.5). */
  private static ColumnInfo notNull(ColumnInfo column) {
    return column.isIdentity() ? column : column.notNull();
  }

  private static List<Field<?>> fields(QOM.CreateTable create) {
    List<Field<?>> fields = new ArrayList<>();
    for (TableElement element : create.$tableElements()) {
      if (element instanceof Field<?> field) {
        fields.add(field);
      }
    }
    return fields;
  }

  private List<SqliteConstraint> constraints(SqlStatement statement, QOM.CreateTable create) {
    List<SqliteConstraint> constraints = new ArrayList<>();
    for (TableElement element : create.$tableElements()) {
      if (element instanceof Constraint constraint) {
        constraints.add(
            SqliteConstraint.of(text.of(statement, constraint))
                .named(create.$table().getName(), constraints));
      } else if (!(element instanceof Field<?>)) {
        throw statement.untranslated("a part of the table that SQLite has elsewhere");
      }
    }
    return constraints;
  }

  /**
   * ALTER TABLE ADD COLUMN, and an index for what was declared unique, as SQLite takes no such
   * column.
   *
   * @param definition the column alone, as a table of that name
   */
  List<String> add(SqlStatement statement, QOM.CreateTable definition) {
    ColumnInfo column = columns.column(statement, fields(definition).get(0));
    List<SqliteConstraint> constraints = constraints(statement, definition);
    if (column.isIdentity() || constraints.stream().anyMatch(SqliteConstraint::isKey)) {
      throw statement.untranslated("SQLite takes no new primary key in a table that exists");
    }
    String table = name(statement, definition.$table());
    StringBuilder added = new StringBuilder("alter table ").append(table).append(" add column ");
    added.append(definition(column));
    List<String> statements = new ArrayList<>();
    for (SqliteConstraint constraint : constraints) {
      if (constraint.kind().equals("unique")) {
        statements.add(unique(table, definition.$table().getName(), column.name()));
      } else {
        added.append(' ').append(constraint.behindColumn());
      }
    }
    statements.add(0, added.toString());
    return statements;
  }

  /** By the name that PostgreSQL gives it. */
  private String unique(String table, String plain, String column) {
    return "create unique index "
        + syntax.quote(plain + "_" + column + "_key")
        + " on "
        + table
        + " ("
        + syntax.quote(column)
        + ")";
  }

  private String name(SqlStatement statement, Table<?> table) {
    if (table.getQualifiedName().parts().length > 1) {
      throw statement.untranslated("SQLite has no schemas: leave the schema out");
    }
    return syntax.quote(table.getName());
  }
}
