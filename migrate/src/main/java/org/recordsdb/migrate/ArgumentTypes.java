package org.recordsdb.migrate;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.TableField;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.LogicalType;

/**
 * Refuses columns and constants of a type that PostgreSQL's functions and signs of arithmetic do
 * not take; SQLite takes them all. The types of longer expressions are not known here.
 */
final class ArgumentTypes {

  private static final Set<LogicalType> NUMBERS =
      Set.of(
          LogicalType.INT16,
          LogicalType.INT32,
          LogicalType.INT64,
          LogicalType.FLOAT32,
          LogicalType.FLOAT64,
          LogicalType.DECIMAL);

  private static final Set<LogicalType> TEXTS = Set.of(LogicalType.TEXT);

  private static final Set<LogicalType> WITH_LENGTH = Set.of(LogicalType.TEXT, LogicalType.BYTES);

  private static final Set<LogicalType> UNORDERED =
      Set.of(LogicalType.BOOLEAN, LogicalType.UUID, LogicalType.JSON, LogicalType.BYTES);

  /** PostgreSQL computes with them in its own way. */
  private static final Set<LogicalType> TIMES =
      Set.of(LogicalType.DATE, LogicalType.TIME, LogicalType.TIMESTAMP, LogicalType.INSTANT);

  private final SqlStatement statement;
  private final StatementScope scope;

  ArgumentTypes(SqlStatement statement, StatementScope scope) {
    this.statement = statement;
    this.scope = scope;
  }

  /** Checks a part that is a call or a computation. */
  void check(QueryPart part) {
    if (part instanceof QOM.Abs<?> abs) {
      require("abs", NUMBERS, "numbers", abs.$arg1());
    } else if (part instanceof QOM.CharLength length) {
      require("length", lengths(), "texts", length.$arg1());
    } else if (part instanceof QOM.Replace replace) {
      replace(replace);
    } else if (part instanceof QOM.Max<?> max) {
      requireOrdered("max", max.$field());
    } else if (part instanceof QOM.Min<?> min) {
      requireOrdered("min", min.$field());
    } else {
      operands(part).forEach(this::requireNumber);
    }
  }

  /** PostgreSQL has the length of bytes too, by that name only. */
  private Set<LogicalType> lengths() {
    return SqlWords.of(statement.sql()).contain("char_length") ? TEXTS : WITH_LENGTH;
  }

  private void replace(QOM.Replace replace) {
    @Nullable Field<String> by = replace.$arg3();
    if (by == null) {
      throw failure(
          ErrorKind.SYNTAX,
          "the function replace takes three texts. Give the text that is put in, too");
    }
    Stream.of(replace.$arg1(), replace.$arg2(), by)
        .forEach(argument -> require("replace", TEXTS, "texts", argument));
  }

  private void requireOrdered(String function, Field<?> argument) {
    LogicalType type = type(argument);
    if (type != null && UNORDERED.contains(type)) {
      throw mismatch(function, "numbers, texts and times", argument, type);
    }
  }

  private void require(String function, Set<LogicalType> types, String names, Field<?> argument) {
    LogicalType type = type(argument);
    if (type != null && !types.contains(type)) {
      throw mismatch(function, names, argument, type);
    }
  }

  private static List<Field<?>> operands(QueryPart part) {
    if (part instanceof QOM.Add<?> add) {
      return List.of(add.$arg1(), add.$arg2());
    } else if (part instanceof QOM.Sub<?> sub) {
      return List.of(sub.$arg1(), sub.$arg2());
    } else if (part instanceof QOM.Mul<?> mul) {
      return List.of(mul.$arg1(), mul.$arg2());
    } else if (part instanceof QOM.Div<?> div) {
      return List.of(div.$arg1(), div.$arg2());
    } else if (part instanceof QOM.Mod<?> mod) {
      return List.of(mod.$arg1(), mod.$arg2());
    }
    return part instanceof QOM.Neg<?> neg ? List.of(neg.$arg1()) : List.of();
  }

  /** SQLite computes with what a text or a time begins with. */
  private void requireNumber(Field<?> operand) {
    LogicalType type = type(operand);
    if (type != null && TIMES.contains(type)) {
      throw statement.untranslated(
          "SQLite computes with numbers only, and " + named(operand, type));
    }
    if (type != null && !NUMBERS.contains(type)) {
      throw failure(
          ErrorKind.WRONG_TYPE,
          "only numbers are computed with, and "
              + named(operand, type)
              + ". Compute with a number");
    }
  }

  private RecordsException mismatch(
      String function, String names, Field<?> argument, LogicalType type) {
    return failure(
        ErrorKind.SYNTAX,
        "the function "
            + function
            + " takes "
            + names
            + ", and "
            + named(argument, type)
            + ". Give it one of these");
  }

  private static String named(Field<?> field, LogicalType type) {
    return (field instanceof Param<?> ? "a constant is " : "the column " + field.getName() + " is ")
        + "of the type "
        + ConstantForm.name(type);
  }

  /** The type of a column or a constant, or null where it is not known. */
  private @Nullable LogicalType type(Field<?> field) {
    if (field instanceof Param<?> constant) {
      return constant.getValue() == null
          ? null
          : SqliteColumns.logical(constant.getValue().getClass()).orElse(null);
    }
    return field instanceof TableField<?, ?>
        ? scope
            .certain(field)
            .map(each -> each.logical())
            .filter(each -> each != LogicalType.ANY)
            .orElse(null)
        : null;
  }

  private RecordsException failure(ErrorKind kind, String sentence) {
    return Failure.of(kind, statement.failed() + sentence + ".").exception();
  }
}
