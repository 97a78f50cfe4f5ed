package org.recordsdb.migrate.copy;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.Syntax;
import org.recordsdb.spi.TableInfo;

/**
 * The types that columns of PostgreSQL get on SQLite: those that mean the same in Records. A type
 * that Records does not know, as a list or a range, becomes text as PostgreSQL writes it.
 */
final class TypesOnSqlite {

  /** PostgreSQL's types of text; as another text, a bpchar would lose the blanks at its end. */
  private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar", "name");

  private final Syntax sqlite;
  private final Map<String, ColumnType> wanted;
  private final Set<String> lax;

  /**
   * @param wanted types that were asked for, by {@code table.column}
   * @param lax columns, as {@code table.column}, whose texts are equal in more ways than one
   */
  TypesOnSqlite(Syntax sqlite, Map<String, ColumnType> wanted, Set<String> lax) {
    this.sqlite = sqlite;
    this.wanted = wanted;
    this.lax = lax;
  }

  ColumnType of(TableInfo table, ColumnInfo column) {
    ColumnType asked = wanted.get(table.name() + "." + column.name());
    ColumnType type = asked == null ? column.type() : asked;
    return switch (type.logical()) {
      case ANY -> declared(ColumnType.of(LogicalType.TEXT));
      // A scale outside of the digits has no place in the declaration of a portable table.
      case DECIMAL ->
          declared(type.scale() > type.precision() ? ColumnType.of(LogicalType.DECIMAL) : type);
      default -> declared(type);
    };
  }

  /** The type under the name by which SQLite's file tells it. */
  private ColumnType declared(ColumnType type) {
    String name = sqlite.typeName(type).replaceFirst("\\(.*", "");
    return type.declaredAs(name.toUpperCase(Locale.ROOT));
  }

  /**
   * True if the values become the text that PostgreSQL writes for them, also where that is all that
   * they are, as with labels of an enumeration.
   */
  static boolean isWrittenAsText(ColumnInfo column, ColumnType type) {
    return type.logical() == LogicalType.TEXT && !TEXTS.contains(column.type().declared());
  }

  /** The column as expressions of the source may use it: of its type there, or of none. */
  ColumnInfo inExpressions(TableInfo table, ColumnInfo column, ColumnType target) {
    LogicalType logical = column.type().logical();
    boolean changed =
        logical != target.logical() || lax.contains(table.name() + "." + column.name());
    ColumnType type =
        changed
            ? ColumnType.of(LogicalType.ANY)
            : logical == LogicalType.TEXT ? column.type() : target;
    return new ColumnInfo(
        column.name(),
        type,
        column.nullable(),
        column.generation(),
        null,
        column.collation(),
        column.uniform());
  }
}
