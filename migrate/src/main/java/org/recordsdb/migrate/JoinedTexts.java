package org.recordsdb.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Select;
import org.jooq.TableField;
import org.jooq.impl.QOM;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;

/**
 * The operator ||. A text that is joined with texts or whole numbers is the same on both databases;
 * decimals, booleans and times are written in other ways, and PostgreSQL merges JSON and bytes.
 */
final class JoinedTexts {

  private static final String ALIKE =
      "; only texts and whole numbers are sure to be written alike on both databases";

  private final SqlStatement statement;
  private final StatementScope scope;

  /** What an operand is. */
  private enum Operand {
    TEXT,
    WHOLE,

    /** Of another type, or of one that is not known. */
    OTHER,

    /** A column that is not there, which the database tells. */
    MISSING
  }

  JoinedTexts(SqlStatement statement, StatementScope scope) {
    this.statement = statement;
    this.scope = scope;
  }

  /**
   * Rejects what may be another text on SQLite; the operands that are joined texts by themselves.
   */
  void check(QOM.Concat joined) {
    boolean whole = true;
    for (Field<?> operand : joined.$arg1()) {
      Operand found = operand(operand);
      if (found == Operand.OTHER) {
        throw statement.untranslated("the operator || joins " + named(operand) + ALIKE);
      }
      whole &= found == Operand.WHOLE;
    }
    if (whole) {
      throw twoNumbers();
    }
  }

  private RecordsException twoNumbers() {
    return Failure.of(
            ErrorKind.WRONG_TYPE,
            statement.failed()
                + "the operator || joins two numbers, and one of the first two must be a text. Join"
                + " an empty text with them, as in '' || a || b.")
        .exception();
  }

  private Operand operand(Field<?> field) {
    if (field instanceof Param<?> constant) {
      return constant(constant.getValue());
    }
    if (field instanceof QOM.Excluded<?> || field instanceof TableField<?, ?>) {
      return column(field);
    }
    if (field instanceof QOM.Concat) {
      return Operand.TEXT;
    }
    if (field instanceof QOM.Count || field instanceof QOM.CharLength) {
      return Operand.WHOLE;
    }
    if (field instanceof QOM.FieldAlias<?> alias) {
      return operand(alias.$field());
    }
    return common(chosen(field));
  }

  /** What an expression has the value of: of a column, or of one of several operands. */
  private static List<Field<?>> chosen(Field<?> field) {
    List<Field<?>> fields = new ArrayList<>();
    if (field instanceof QOM.Coalesce<?> coalesce) {
      fields.addAll(coalesce.$arg1());
    } else if (field instanceof QOM.Nullif<?> nullif) {
      fields.addAll(List.of(nullif.$arg1(), nullif.$arg2()));
    } else if (field instanceof QOM.Replace replace) {
      fields.addAll(List.of(replace.$arg1(), replace.$arg2()));
      Optional.ofNullable(replace.$arg3()).ifPresent(fields::add);
    } else if (field instanceof QOM.Max<?> max) {
      fields.add(max.$field());
    } else if (field instanceof QOM.Min<?> min) {
      fields.add(min.$field());
    } else if (field instanceof QOM.CaseSearched<?> cases) {
      cases.$when().forEach(each -> fields.add(each.$2()));
      Optional.ofNullable(cases.$else()).ifPresent(fields::add);
    } else if (field instanceof QOM.CaseSimple<?, ?> cases) {
      cases.$when().forEach(each -> fields.add(each.$2()));
      Optional.ofNullable(cases.$else()).ifPresent(fields::add);
    } else if (field instanceof QOM.ScalarSubquery<?> query) {
      Select<?> select = query.$arg1();
      fields.addAll(select.getSelect());
    }
    return fields;
  }

  /** What all of them are; a NULL is any of it. */
  private Operand common(List<Field<?>> fields) {
    List<Operand> found =
        fields.stream().filter(each -> !isNull(each)).map(this::operand).distinct().toList();
    return found.size() == 1 ? found.get(0) : Operand.OTHER;
  }

  private static boolean isNull(Field<?> field) {
    return field instanceof Param<?> constant && constant.getValue() == null;
  }

  private static Operand constant(Object value) {
    if (value == null || value instanceof String) {
      return Operand.TEXT;
    }
    boolean whole = value instanceof Integer || value instanceof Long;
    return whole ? Operand.WHOLE : Operand.OTHER;
  }

  private Operand column(Field<?> field) {
    Optional<ColumnType> type = scope.certain(field);
    if (type.isEmpty()) {
      return field instanceof TableField<?, ?> && scope.isMissing(field)
          ? Operand.MISSING
          : Operand.OTHER;
    }
    return switch (type.get().logical()) {
      case TEXT -> Operand.TEXT;
      case INT16, INT32, INT64 -> Operand.WHOLE;
      default -> Operand.OTHER;
    };
  }

  /** The operand in words; of a constant not the value. */
  private String named(Field<?> field) {
    if (field instanceof Param<?>) {
      return "a constant of another type";
    }
    if (!(field instanceof TableField<?, ?> || field instanceof QOM.Excluded<?>)) {
      return "an expression whose type is not known here";
    }
    return "the column "
        + field.getName()
        + scope
            .certain(field)
            .filter(type -> type.logical() != LogicalType.ANY)
            .map(type -> " (" + ConstantForm.name(type.logical()) + ")")
            .orElse(", whose type is not known here");
  }
}
