package org.recordsdb;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.driver.GuardedDialect;
import org.recordsdb.internal.value.ValueException;
import org.recordsdb.internal.value.Values;
import org.recordsdb.spi.Codec;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Syntax;
import org.recordsdb.spi.TextPart;

/**
 * One parameter of a statement: what it takes and how it is bound.
 *
 * @param table the table, or null in raw SQL
 * @param column the column that decides its type, or the parameter's name
 * @param type what it takes
 * @param codec how the database keeps that
 * @param use what the value is for
 */
record Slot(@Nullable String table, String column, ColumnType type, Codec codec, Use use) {

  /** What a value is for. */
  enum Use {
    /** Stored, or compared as it is. */
    VALUE,
    /** Compared, one of a list: before the list is written out, the whole of it. */
    ELEMENT,
    /** A list that is compared as one value, each element as it is. */
    LIST,
    /** Stored in a column that the database numbers: NULL is rejected. */
    IDENTITY,
    /** A LIKE pattern. */
    LIKE,
    /** A LIKE pattern that ignores case. */
    ILIKE,
    /** A text that others begin with, too long for a pattern. */
    START,
    /** A text that others end with, too long for a pattern. */
    END,
    /** A text that others have in them, too long for a pattern. */
    ANYWHERE
  }

  /**
   * The value as the codec binds it; null stays null.
   *
   * @param dialect the dialect's name, for the error that its own mistake deserves
   * @param what the verb and its object, for the error that a bad value deserves
   */
  @Nullable Object encode(@Nullable Object value, Syntax syntax, String dialect, String what) {
    if (value == null) {
      if (use == Use.IDENTITY) {
        String problem = "is numbered by the database and takes no null. Leave it out";
        throw failure(ErrorKind.NOT_NULL, problem, what);
      }
      return null;
    }
    if (use == Use.LIST) {
      List<Object> list = new ArrayList<>();
      for (Object element : (Object[]) value) {
        list.add(encodeOne(element, syntax, dialect, what));
      }
      return list;
    }
    return encodeOne(value, syntax, dialect, what);
  }

  private Object encodeOne(Object value, Syntax syntax, String dialect, String what) {
    Object canonical;
    try {
      canonical = Values.canonical(type, value);
    } catch (ValueException e) {
      throw failure(e.kind(), String.valueOf(e.getMessage()), what);
    }
    try {
      return codec.encode(
          switch (use) {
            case VALUE, ELEMENT, LIST, IDENTITY -> canonical;
            case LIKE -> syntax.likePattern((String) canonical, false);
            case ILIKE -> syntax.likePattern((String) canonical, true);
            case START -> syntax.textOf(TextPart.START, (String) canonical);
            case END -> syntax.textOf(TextPart.END, (String) canonical);
            case ANYWHERE -> syntax.textOf(TextPart.ANYWHERE, (String) canonical);
          });
    } catch (IllegalArgumentException e) {
      throw failure(ErrorKind.INVALID_VALUE, "does not keep " + e.getMessage(), what);
    } catch (RecordsException e) {
      throw e;
    } catch (RuntimeException e) {
      throw GuardedDialect.mistake(dialect, "Codec", e);
    }
  }

  private RecordsException failure(ErrorKind kind, String problem, String what) {
    String name =
        table == null
            ? "the parameter :" + column
            : table + "." + column + " (" + type.sqlName() + ")";
    return Failure.of(kind, "Can't " + what + ": " + name + " " + problem + ".")
        .table(table)
        .column(column)
        .exception();
  }
}
