package org.recordsdb.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.QueryPart;
import org.jooq.Row;
import org.jooq.TableField;
import org.jooq.VisitListener;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;

/**
 * Refuses constants that are none of the type of the column that stores them or is compared with
 * them, and conditions that are no booleans. SQLite takes them all; PostgreSQL rejects some, and
 * converts others.
 */
final class ConstantTypes {

  private static final Set<LogicalType> NUMBERS =
      Set.of(
          LogicalType.INT16,
          LogicalType.INT32,
          LogicalType.INT64,
          LogicalType.FLOAT32,
          LogicalType.FLOAT64,
          LogicalType.DECIMAL);

  /** Decimals of more digits, or without a limit, are texts on SQLite. */
  private static final int NUMBER_DIGITS = 15;

  private static final String REMEDY = ". Convert the value, or give one of the column's type.";

  private final SqlStatement statement;
  private final StatementScope scope;
  private final JoinedTexts joined;
  private final ArgumentTypes arguments;

  private ConstantTypes(SqlStatement statement, StatementScope scope) {
    this.statement = statement;
    this.scope = scope;
    this.joined = new JoinedTexts(statement, scope);
    this.arguments = new ArgumentTypes(statement, scope);
  }

  /**
   * Checks all parts of a query. jOOQ's free edition has no traversal of them but the one by which
   * it writes SQL.
   */
  static void check(SqlStatement statement, Query query, DSLContext postgres, KnownTables known) {
    List<QueryPart> parts = new ArrayList<>();
    VisitListener listener = VisitListener.onVisitStart(visit -> parts.add(visit.queryPart()));
    DSL.using(postgres.configuration().derive(listener)).renderInlined(query);
    ConstantTypes types = new ConstantTypes(statement, new StatementScope(statement, known, parts));
    parts.forEach(types::check);
  }

  private void check(QueryPart part) {
    if (part instanceof QOM.Insert<?> insert) {
      insert(insert);
    } else if (part instanceof QOM.Update<?> update) {
      set(update.$set(), scope.columns(update.$table()));
    } else if (part instanceof QOM.FieldCondition condition) {
      condition(condition.$field());
    } else if (part instanceof QOM.Concat concat) {
      joined.check(concat);
    } else {
      arguments.check(part);
      compared(part);
    }
  }

  private void compared(QueryPart part) {
    List<Field<?>> chosen = OneValue.choices(part);
    compared(chosen.isEmpty() ? OneValue.compared(part) : chosen, !chosen.isEmpty());
  }

  private void compared(List<Field<?>> operands, boolean chosen) {
    if (operands.size() == 2 && isNumberForBoolean(operands.get(0), operands.get(1))) {
      throw noBoolean("a number");
    }
    Optional<Field<?>> typed =
        operands.stream().filter(each -> scope.type(each).isPresent()).findFirst();
    if (typed.isEmpty()) {
      requireAlike(operands);
      return;
    }
    ColumnType type = scope.type(typed.get()).orElseThrow();
    if (!chosen && typed.get() instanceof TableField<?, ?> && isTextOnSqlite(type)) {
      throw statement.untranslated(
          "the column "
              + typed.get().getName()
              + " is compared, and SQLite keeps a numeric of more than 15 digits, or without a"
              + " limit, as a text");
    }
    for (Field<?> operand : operands) {
      if (!isComparable(type.logical(), operand)) {
        throw mismatch(typed.get(), type, operand);
      }
    }
  }

  /** Of constants alone. */
  private void requireAlike(List<Field<?>> operands) {
    long kinds =
        operands.stream()
            .map(ConstantTypes::constant)
            .filter(value -> value != null)
            .map(value -> value instanceof Number ? Number.class : value.getClass())
            .distinct()
            .count();
    if (kinds > 1) {
      throw Failure.of(
              ErrorKind.WRONG_TYPE,
              statement.failed() + "constants of several types stand for one value" + REMEDY)
          .exception();
    }
  }

  /** The parser reads a number that stands for a condition as one that is not 0. */
  private static boolean isNumberForBoolean(Field<?> one, Field<?> other) {
    return one instanceof Param<?> && other instanceof Param<?> zero && isZero(zero.getValue());
  }

  private static boolean isZero(Object value) {
    return value instanceof Integer number && number == 0;
  }

  private static boolean isTextOnSqlite(ColumnType type) {
    return type.logical() == LogicalType.DECIMAL
        && (type.precision() == 0 || type.precision() > NUMBER_DIGITS);
  }

  private boolean isComparable(LogicalType type, Field<?> operand) {
    if (operand instanceof Param<?> constant) {
      Object value = constant.getValue();
      return value == null || ConstantForm.isCompared(type, value);
    }
    return scope.type(operand).map(other -> isSame(type, other.logical())).orElse(true);
  }

  private static boolean isSame(LogicalType one, LogicalType other) {
    return one == other || (NUMBERS.contains(one) && NUMBERS.contains(other));
  }

  private RecordsException mismatch(Field<?> field, ColumnType type, Field<?> other) {
    String what =
        field instanceof TableField<?, ?>
            ? ConstantForm.takes(field.getName(), type, constant(other))
            : "an expression has the type " + ConstantForm.name(type.logical());
    return Failure.of(
            ErrorKind.WRONG_TYPE,
            statement.failed() + what + ", and it stands beside a value of another type" + REMEDY)
        .columns(field instanceof TableField<?, ?> ? List.of(field.getName()) : List.of())
        .exception();
  }

  /** The value, or null of what is no constant. */
  private static @Nullable Object constant(Field<?> field) {
    return field instanceof Param<?> constant ? constant.getValue() : null;
  }

  private void condition(Field<?> field) {
    boolean constant = field instanceof Param<?> value && !(value.getValue() instanceof Boolean);
    Optional<ColumnType> type = scope.type(field);
    if (constant || type.filter(known -> known.logical() != LogicalType.BOOLEAN).isPresent()) {
      throw noBoolean(
          constant
              ? "a constant"
              : "of the type " + ConstantForm.name(type.orElseThrow().logical()));
    }
  }

  private RecordsException noBoolean(String what) {
    return Failure.of(
            ErrorKind.WRONG_TYPE,
            statement.failed()
                + "a condition is "
                + what
                + " and no boolean. Write a comparison, as in n <> 0.")
        .exception();
  }

  private void insert(QOM.Insert<?> insert) {
    Map<String, ColumnType> columns = scope.columns(insert.$into());
    if (columns.isEmpty()) {
      return;
    }
    List<String> names = insert.$columns().stream().map(Field::getName).toList();
    boolean named = names.stream().noneMatch(name -> name.startsWith("unknown field "));
    List<String> targets = named && !names.isEmpty() ? names : List.copyOf(columns.keySet());
    if (insert.$select() != null) {
      assign(targets, columns, insert.$select().getSelect());
    } else {
      for (Row row : insert.$values()) {
        if (row.size() != targets.size()) {
          throw Failure.of(
                  ErrorKind.SYNTAX,
                  statement.failed()
                      + "INSERT has another number of values than of columns. Name the columns that"
                      + " are given, in the order of the values.")
              .exception();
        }
        assign(targets, columns, List.of(row.fields()));
      }
    }
    set(insert.$updateSet(), columns);
  }

  private void assign(
      List<String> targets, Map<String, ColumnType> columns, List<? extends Field<?>> values) {
    for (int i = 0; i < Math.min(targets.size(), values.size()); i++) {
      assign(targets.get(i), columns, values.get(i));
    }
  }

  private void set(Map<?, ?> changes, Map<String, ColumnType> columns) {
    changes.forEach(
        (target, value) -> {
          if (target instanceof Field<?> column && value instanceof Field<?> field) {
            assign(column.getName(), columns, field);
          } else if (target instanceof Row row && value instanceof Row fields) {
            for (int i = 0; i < Math.min(row.size(), fields.size()); i++) {
              assign(row.fields()[i].getName(), columns, fields.fields()[i]);
            }
          }
        });
  }

  private void assign(String column, Map<String, ColumnType> columns, Field<?> value) {
    Optional<ColumnType> known = scope.column(column, List.of(columns));
    if (known.isEmpty()) {
      return;
    }
    ColumnType type = known.get();
    boolean stored =
        value instanceof Param<?> constant
            ? ConstantForm.isStored(type, constant.getValue())
            : scope.type(value).map(other -> isSame(type.logical(), other.logical())).orElse(true);
    if (!stored) {
      throw misfit(column, type, value);
    }
  }

  private static ErrorKind kind(ColumnType type, Field<?> value) {
    return !(value instanceof Param<?>)
        ? ErrorKind.WRONG_TYPE
        : ConstantForm.isOutOfRange(type, constant(value))
            ? ErrorKind.OUT_OF_RANGE
            : ErrorKind.INVALID_VALUE;
  }

  private RecordsException misfit(String column, ColumnType type, Field<?> value) {
    return ConstantForm.isTooLong(type, constant(value))
        ? Failure.of(
                ErrorKind.TOO_LONG,
                statement.failed()
                    + "a text is longer than its column takes, column "
                    + column
                    + ". Shorten the text, or let the column take more.")
            .columns(List.of(column))
            .exception()
        : Failure.of(
                kind(type, value),
                statement.failed() + ConstantForm.takes(column, type, constant(value)) + REMEDY)
            .columns(List.of(column))
            .exception();
  }
}
