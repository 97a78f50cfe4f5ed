package org.recordsdb.migrate;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.Syntax;

/** Columns as jOOQ's parser reads them of PostgreSQL's words, in the types of Records. */
final class SqliteColumns {

  /** The class that jOOQ has for a type of PostgreSQL. */
  private static final Map<Class<?>, LogicalType> TYPES =
      Map.ofEntries(
          Map.entry(Boolean.class, LogicalType.BOOLEAN),
          Map.entry(Short.class, LogicalType.INT16),
          Map.entry(Integer.class, LogicalType.INT32),
          Map.entry(Long.class, LogicalType.INT64),
          Map.entry(Float.class, LogicalType.FLOAT32),
          Map.entry(Double.class, LogicalType.FLOAT64),
          Map.entry(BigDecimal.class, LogicalType.DECIMAL),
          Map.entry(String.class, LogicalType.TEXT),
          Map.entry(byte[].class, LogicalType.BYTES),
          Map.entry(java.sql.Date.class, LogicalType.DATE),
          Map.entry(java.sql.Time.class, LogicalType.TIME),
          Map.entry(java.sql.Timestamp.class, LogicalType.TIMESTAMP),
          Map.entry(OffsetDateTime.class, LogicalType.INSTANT),
          Map.entry(UUID.class, LogicalType.UUID),
          Map.entry(JSON.class, LogicalType.JSON),
          Map.entry(JSONB.class, LogicalType.JSON));

  /** Types that the parser knows by such a class, and that PostgreSQL pads or keeps as bits. */
  private static final Set<String> OTHERS = Set.of("bit", "char", "nchar");

  /** PostgreSQL rounds times to fewer digits than these, SQLite does not. */
  private static final int MICROSECONDS = 6;

  private final DSLContext postgres = DSL.using(SQLDialect.POSTGRES);
  private final SqliteDefaults defaults;

  SqliteColumns(Syntax syntax) {
    this.defaults = new SqliteDefaults(syntax);
  }

  /** The type of an expression for which jOOQ has this class. */
  static Optional<LogicalType> logical(Class<?> type) {
    return Optional.ofNullable(TYPES.get(type));
  }

  /** The column of this definition, which the statement's table is to have. */
  ColumnInfo column(SqlStatement statement, Field<?> field) {
    DataType<?> type = field.getDataType();
    ColumnInfo column = ColumnInfo.of(field.getName(), type(statement, field.getName(), type));
    if (type.identity()) {
      return column.identity();
    }
    ColumnInfo filled = withDefault(statement, column, type.default_());
    return type.nullable() ? filled : filled.notNull();
  }

  private ColumnInfo withDefault(
      SqlStatement statement, ColumnInfo column, @Nullable Field<?> value) {
    if (value == null) {
      return column;
    }
    String sql = postgres.renderInlined(value);
    if (sql.strip().toLowerCase(Locale.ROOT).equals("null")) {
      return column;
    }
    return defaults
        .of(column.type(), sql)
        .map(column::withDefault)
        .orElseThrow(() -> misfit(statement, column, sql));
  }

  private static RecordsException misfit(SqlStatement statement, ColumnInfo column, String sql) {
    Optional<Object> constant = SqliteDefaults.constant(sql);
    if (column.type().logical() == LogicalType.BOOLEAN
        && constant.filter(Number.class::isInstance).isPresent()) {
      return Failure.of(
              ErrorKind.WRONG_TYPE,
              statement.failed()
                  + ConstantForm.takes(column.name(), column.type())
                  + ", and its default is no such value. Write default true or default false.")
          .columns(List.of(column.name()))
          .exception();
    }
    return constant
        .map(value -> ConstantForm.takes(column.name(), column.type(), value))
        .map(takes -> statement.untranslated(takes + ", and its default is no such value"))
        .orElseGet(
            () ->
                refused(
                    statement,
                    column.name(),
                    sql.startsWith("\"")
                        ? "its default is a name, as it stands in double quotes; a text stands in"
                            + " single ones"
                        : "its default is none that has the same value on SQLite"));
  }

  private static ColumnType type(SqlStatement statement, String column, DataType<?> type) {
    if (type.isArray()) {
      throw refused(statement, column, "SQLite has no arrays");
    }
    LogicalType logical = TYPES.get(type.getType());
    String name = type.getTypeName().toLowerCase(Locale.ROOT);
    if (logical == null || OTHERS.contains(name)) {
      Misspelling.ofType(name)
          .ifPresent(
              misspelt -> {
                throw statement.misspelt(misspelt);
              });
      throw refused(statement, column, "SQLite has no type like " + name);
    }
    return switch (logical) {
      case TEXT -> new ColumnType(logical, type.length(), 0, name);
      case DECIMAL -> new ColumnType(logical, type.precision(), type.scale(), name);
      case TIME, TIMESTAMP, INSTANT -> {
        if (type.precisionDefined() && type.precision() != MICROSECONDS) {
          throw refused(statement, column, "SQLite does not round times");
        }
        yield new ColumnType(logical, 0, 0, name);
      }
      default -> new ColumnType(logical, 0, 0, name);
    };
  }

  private static RecordsException refused(SqlStatement statement, String column, String reason) {
    return statement.untranslated("the column " + column + " can't be had on SQLite: " + reason);
  }
}
