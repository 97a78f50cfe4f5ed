package org.recordsdb;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.spi.ListForm;
import org.recordsdb.spi.Syntax;

/**
 * A shape's SQL with everything that its execution needs. Immutable and thread-safe.
 *
 * @param call what sessions and errors see of it
 * @param sql the text
 * @param slots its parameters in their order; of an insert of several rows, those of each row
 * @param rows how its rows are read; of no columns if it gives none
 * @param syntax the dialect's spelling of patterns
 * @param dialect the dialect's name
 */
record Compiled(
    Call call, String sql, List<Slot> slots, RowReader rows, Syntax syntax, String dialect) {

  /**
   * PostgreSQL's protocol takes 65,535 parameters, SQLite as many as it was built for, usually
   * 32,766.
   */
  static final int MAX_PARAMETERS = 32_000;

  /** Stands in the text around what is repeated for each value of a list; no SQL can have it. */
  private static final String LIST = "\0";

  /** What {@link #spelt} repeats. */
  static String list(ListForm list) {
    return LIST + list.each() + LIST + list.between() + LIST;
  }

  /** The statement with a parameter for each value of its lists. */
  Compiled spelt(List<? extends @Nullable Object> values) {
    String[] pieces = sql.split(LIST, -1); // a text, what is repeated, what is between; a text ..
    if (pieces.length == 1) {
      return this;
    }
    StringBuilder text = new StringBuilder(pieces[0]);
    List<Slot> each = new ArrayList<>();
    int piece = 0;
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      if (slot.use() != Slot.Use.ELEMENT) {
        each.add(slot);
        continue;
      }
      List<Slot> elements = Collections.nCopies(((Object[]) values.get(i)).length, slot);
      each.addAll(elements);
      String more = (pieces[piece + 2] + pieces[piece + 1]).repeat(elements.size() - 1);
      text.append(pieces[piece + 1]).append(more).append(pieces[piece + 3]);
      piece += 3;
    }
    Call spelt = new Call(call.what(), call.table(), call.write(), text.toString());
    return new Compiled(spelt, text.toString(), each, rows, syntax, dialect);
  }

  /** The same statement in another text, which errors do not show. */
  Compiled as(String text) {
    return new Compiled(call, text, slots, rows, syntax, dialect);
  }

  /** Throws if these are more values than a statement takes. */
  static void requireTaken(List<? extends @Nullable Object> values, String what) {
    int count = 0;
    for (Object value : values) {
      count += value instanceof Object[] list ? list.length : 1;
    }
    requireTaken(count, what);
  }

  /** Throws if a statement does not take so many values. */
  static void requireTaken(long count, String what) {
    if (count > MAX_PARAMETERS) {
      throw Failure.of(
              ErrorKind.LIMIT,
              "Can't "
                  + what
                  + ": a statement takes at most "
                  + MAX_PARAMETERS
                  + " values. Send them in several calls.")
          .exception();
    }
  }

  /** All values as the codecs bind them, or the error that the first bad one deserves. */
  @Nullable Object[] encode(List<? extends @Nullable Object> values) {
    @Nullable Object[] encoded = new @Nullable Object[slots.size()];
    int place = 0;
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      Slot slot = slots.get(place);
      if (slot.use() == Slot.Use.ELEMENT) {
        for (Object element : (Object[]) value) {
          encoded[place] = slots.get(place++).encode(element, syntax, dialect, call.what());
        }
      } else {
        encoded[place++] = slot.encode(value, syntax, dialect, call.what());
      }
    }
    return encoded;
  }
}
